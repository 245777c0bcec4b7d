// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/io/Samples.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace studio::test {

/// A member of a zip as old or unusual programs write it: stored as it is, under any name and method number.
struct ZipMember {
    std::string name; ///< bytes
    Bytes bytes;
    std::uint16_t method = 0; ///< 0: stored; others only claim to be packed so
    std::uint16_t flags = 0;  ///< 0x800: the name is UTF-8; 1: encrypted
};

Bytes zipOf(const std::vector<ZipMember>& members);

} // namespace studio::test
