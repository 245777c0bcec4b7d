// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace studio::io {

/// The Python literal at the head of a .npy file: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }.
struct NpyHeader {
    std::string descr;
    bool fortranOrder = false;
    std::vector<std::int64_t> shape; ///< none is negative
};

/// Throws Error(BadInput) for anything but these three keys, each once. A record type (a list) becomes the descr "V".
NpyHeader parseNpyHeader(std::string_view text, const std::string& source);

} // namespace studio::io
