// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/PngChecksums.hpp"

#include "core/io/ImageHeader.hpp"

#include <zlib.h>

namespace studio::fuzz {

std::vector<std::byte> withPngChecksums(Input input) {
    constexpr std::size_t signature = 8;
    constexpr std::size_t number = 4;
    std::vector<std::byte> png(input.begin(), input.end());
    if (io::formatOf(input) != io::ImageFormat::Png)
        return png;
    for (std::size_t at = signature; at + 3 * number <= png.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < number; ++i)
            length = length << 8 | std::to_integer<std::size_t>(png[at + i]);
        if (length > png.size() - at - 3 * number)
            break;
        const auto* typeAndData = reinterpret_cast<const Bytef*>(png.data() + at + number);
        const uLong sum = crc32(0, typeAndData, static_cast<uInt>(number + length));
        at += 2 * number + length;
        for (std::size_t i = 0; i < number; ++i)
            png[at + i] = static_cast<std::byte>(sum >> (24 - 8 * i));
        at += number;
    }
    return png;
}

} // namespace studio::fuzz
