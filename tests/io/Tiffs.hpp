// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/io/Samples.hpp"

#include <cstdint>
#include <vector>

/// Uncompressed TIFF files of one strip a page, big-endian, written by hand.
namespace studio::test {

struct TiffPage {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t bits = 8;
    std::uint32_t samples = 1;
    std::uint32_t photometric = 1;
    Bytes data;
    int extra = -1;      ///< ExtraSamples; -1: no such tag
    int format = 1;      ///< SampleFormat
    int maximum = -1;    ///< MaxSampleValue; -1: no such tag
    int subfile = -1;    ///< NewSubfileType; -1: no such tag
    bool planes = false; ///< PlanarConfiguration 2
    int orientation = 1;
};

/// `big` writes a BigTIFF.
inline Bytes tiffOf(const std::vector<TiffPage>& pages, bool big = false) {
    const auto number = [](std::uint64_t value, int size) {
        Bytes bytes;
        for (int i = size - 1; i >= 0; --i)
            bytes.push_back(static_cast<std::byte>(value >> (8 * i)));
        return bytes;
    };
    const int wide = big ? 8 : 4;
    Bytes file = big ? bytesOf(std::string_view("MM\0\x2B\0\x08\0\0", 8)) : bytesOf(std::string_view("MM\0\x2A", 4));
    std::size_t link = file.size(); // where the offset of the next directory stands
    file = file + number(0, wide);
    const auto patch = [&](std::size_t at, std::uint64_t value) {
        const Bytes bytes = number(value, wide);
        std::copy(bytes.begin(), bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
    };
    for (const TiffPage& page : pages) {
        const std::size_t planes = page.planes ? page.samples : 1;
        const std::size_t strip = page.data.size() / planes;
        const std::size_t data = file.size();
        file = file + page.data;
        std::vector<std::size_t> lists; // of bits, offsets and counts when they do not fit into an entry
        const auto list = [&](std::size_t count, int size, auto value) {
            lists.push_back(file.size());
            for (std::size_t i = 0; i < count; ++i)
                file = file + number(value(i), size);
        };
        list(page.samples, 2, [&](std::size_t) { return page.bits; });
        list(planes, wide, [&](std::size_t i) { return data + i * strip; });
        list(planes, wide, [&](std::size_t) { return strip; });
        Bytes entries;
        std::uint64_t count = 0;
        const auto entry = [&](std::uint32_t tag, int type, std::uint64_t values, std::uint64_t value) {
            const int size = type == 3 ? 2 : type == 4 ? 4 : 8;
            const bool inside = values * static_cast<std::uint64_t>(size) <= static_cast<std::uint64_t>(wide);
            Bytes field = inside && values == 1 ? number(value, size) : number(value, wide);
            field.resize(static_cast<std::size_t>(wide));
            entries =
                entries + number(tag, 2) + number(static_cast<std::uint64_t>(type), 2) + number(values, wide) + field;
            ++count;
        };
        const int offsetType = big ? 16 : 4;
        if (page.subfile >= 0)
            entry(254, 4, 1, static_cast<std::uint64_t>(page.subfile));
        entry(256, 4, 1, page.width);
        entry(257, 4, 1, page.height);
        const bool bitsInside = page.samples * 2 <= static_cast<std::uint32_t>(wide);
        if (page.samples == 1)
            entry(258, 3, 1, page.bits);
        else if (!bitsInside)
            entry(258, 3, page.samples, lists[0]);
        else {
            std::uint64_t packed = 0;
            for (std::size_t i = 0; i < static_cast<std::size_t>(wide) / 2; ++i)
                packed = packed << 16 | (i < page.samples ? page.bits : 0);
            entry(258, 3, page.samples, packed);
        }
        entry(259, 3, 1, 1);
        entry(262, 3, 1, page.photometric);
        entry(273, offsetType, planes, planes == 1 ? data : lists[1]);
        entry(274, 3, 1, static_cast<std::uint64_t>(page.orientation));
        entry(277, 3, 1, page.samples);
        entry(278, 4, 1, page.height);
        entry(279, offsetType, planes, planes == 1 ? strip : lists[2]);
        if (page.maximum >= 0)
            entry(281, 3, 1, static_cast<std::uint64_t>(page.maximum));
        entry(284, 3, 1, page.planes ? 2 : 1);
        if (page.extra >= 0)
            entry(338, 3, 1, static_cast<std::uint64_t>(page.extra));
        entry(339, 3, 1, static_cast<std::uint64_t>(page.format));
        patch(link, file.size());
        file = file + number(count, big ? 8 : 2) + entries;
        link = file.size();
        file = file + number(0, wide);
    }
    return file;
}

} // namespace studio::test
