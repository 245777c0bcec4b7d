// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace studio::io {

/// The header of a Netpbm file; netpbm(5), pam(5), and Debevec's description of PFM.
struct NetpbmHeader {
    char variant = '5'; ///< the character behind "P": 1 to 7, or f and F of floating point
    std::int64_t width = 0;
    std::int64_t height = 0;
    int channels = 1; ///< 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA
    std::int64_t maximum = 1;
    bool littleEndian = false; ///< of floats
    std::size_t data = 0;      ///< where the samples begin

    bool isText() const noexcept { return variant >= '1' && variant <= '3'; }
    bool isFloat() const noexcept { return variant == 'f' || variant == 'F'; }
};

/// Whether the bytes begin as such a file does; "P5" also begins English sentences.
bool isNetpbm(std::span<const std::byte> bytes) noexcept;
/// Throws Error(BadInput), the message being the reason.
NetpbmHeader readNetpbmHeader(std::span<const std::byte> bytes);

} // namespace studio::io
