// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace studio::data {

/// The numbers 0..count-1 in a seeded random order, the same on every machine and standard library.
std::vector<std::int64_t> permutation(std::int64_t count, std::uint64_t seed);

} // namespace studio::data
