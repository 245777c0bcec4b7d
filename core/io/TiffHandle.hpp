// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageHeader.hpp"

#include <array>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <tiffio.h>

namespace studio::io {

/// The most bytes that a strip or a tile may unpack to: RGBA of 32 bits.
constexpr std::int64_t largestTiffBlock = maxPixels * 16;

/// A TIFF in memory, open at one of its directories. What libtiff complains of is kept here instead of being printed.
class TiffHandle {
public:
    /// Throws Error(BadInput), the message being the reason.
    TiffHandle(std::span<const std::byte> bytes, std::uint32_t directory);
    ~TiffHandle();
    TiffHandle(const TiffHandle&) = delete;
    TiffHandle& operator=(const TiffHandle&) = delete;

    TIFF* get() const noexcept { return m_tiff; }
    bool failed() const noexcept { return m_message[0] != '\0'; }
    std::string reason() const; ///< "truncated", or what is damaged

private:
    static int onError(TIFF* tiff, void* self, const char* module, const char* format, std::va_list arguments);

    std::span<const std::byte> m_bytes;
    std::size_t m_offset = 0;
    std::array<char, 256> m_message{};
    TIFF* m_tiff = nullptr;

    friend struct TiffMemory;
};

} // namespace studio::io
