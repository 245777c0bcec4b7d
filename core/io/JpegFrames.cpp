// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ByteReader.hpp"
#include "core/io/JpegDecoder.hpp"

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

/// Where the block "MPF" of a JPEG begins (its byte order mark), or 0.
std::size_t multiPictureBlock(const ByteReader& reader) {
    for (std::size_t offset = 2; reader.u8(offset) == 0xFF;) {
        const std::uint32_t marker = reader.u8(offset + 1);
        if (marker == 0xDA || marker == 0xD9)
            return 0;
        if (marker == 0xFF) {
            ++offset;
            continue;
        }
        if (marker == 0xE2 && reader.has(offset + 4, std::string_view("MPF\0", 4)))
            return offset + 8;
        offset += 2 + reader.u16(offset + 2);
    }
    return 0;
}

/// Where the list of pictures stands, from `block`, and its length in bytes. DC-007, tag 0xB002.
std::pair<std::size_t, std::size_t> pictureList(const ByteReader& reader, std::size_t block) {
    constexpr std::uint32_t pictures = 0xB002;
    const std::size_t directory = block + reader.u32(block + 4);
    for (std::uint32_t i = 0; i < reader.u16(directory); ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (reader.u16(entry) == pictures)
            return {block + reader.u32(entry + 8), reader.u32(entry + 4)};
    }
    return {0, 0};
}

/// Multi-frame pictures have the type 0x02xxxx in the attributes' lower 24 bits; 1 is a preview, 0 unknown (gain maps).
std::vector<Bytes> listedFrames(Bytes bytes) {
    constexpr std::size_t entryLength = 16;
    const std::size_t block = multiPictureBlock(ByteReader(bytes));
    if (block == 0)
        return {bytes};
    const ByteReader reader(bytes, ByteReader(bytes).has(block, "II") ? ByteOrder::Little : ByteOrder::Big);
    const auto [list, length] = pictureList(reader, block);
    std::vector<Bytes> frames{bytes};
    for (std::size_t i = 1; i < length / entryLength; ++i) {
        const std::size_t entry = list + i * entryLength;
        const std::size_t offset = block + reader.u32(entry + 8);
        const std::size_t size = reader.u32(entry + 4);
        if ((reader.u32(entry) >> 16 & 0xFF) == 2 && reader.has(offset, "\xFF\xD8"))
            frames.push_back(reader.part(offset, size));
    }
    return frames;
}

} // namespace

std::vector<Bytes> jpegFrames(Bytes bytes) {
    try {
        return listedFrames(bytes);
    } catch (const Error&) {
        return {bytes}; // a bad list must not cost the first picture
    }
}

} // namespace studio::io
