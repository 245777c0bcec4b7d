// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ByteReader.hpp"
#include "core/io/ImageHeader.hpp"

#include <algorithm>
#include <string>

#include <zlib.h>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::BadInput, reason);
}

void checkPng(Bytes bytes) {
    const ByteReader reader(bytes);
    for (std::size_t offset = 8;;) {
        const std::size_t length = reader.u32(offset);
        const Bytes checked = reader.part(offset + 4, length + 4);
        const auto sum = crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size()));
        if (sum != reader.u32(offset + 8 + length))
            refuse("damaged: a PNG checksum is wrong");
        if (reader.has(offset + 4, "IEND"))
            return;
        offset += 12 + length;
    }
}

/// The end marker must follow the first scan: a thumbnail inside the EXIF block has an end marker of its own.
void checkJpeg(Bytes bytes) {
    const ByteReader reader(bytes);
    std::size_t offset = 2;
    for (;;) {
        while (reader.u8(offset) == 0xFF && reader.u8(offset + 1) == 0xFF)
            ++offset;
        if (reader.u8(offset) != 0xFF)
            refuse("damaged JPEG header");
        const bool scan = reader.u8(offset + 1) == 0xDA;
        offset += 2 + reader.u16(offset + 2);
        if (scan)
            break;
    }
    for (std::size_t end = bytes.size(); end >= offset + 2; --end)
        if (bytes[end - 1] == std::byte{0xD9} && bytes[end - 2] == std::byte{0xFF})
            return;
    refuse("truncated");
}

void checkBmp(Bytes bytes, const ImageHeader& header) {
    const ByteReader reader(bytes, ByteOrder::Little);
    const bool core = reader.u32(14) == 12;
    const std::uint64_t bits = reader.u16(core ? 24 : 28);
    const std::uint32_t compression = core ? 0 : reader.u32(30);
    if (compression == 1 || compression == 2)
        return; // run lengths: only decoding tells
    const std::uint64_t row = (static_cast<std::uint64_t>(header.width) * bits + 31) / 32 * 4;
    if (reader.u32(10) + row * static_cast<std::uint64_t>(header.height) > bytes.size())
        refuse("truncated");
}

void checkWebp(Bytes bytes) {
    const ByteReader reader(bytes, ByteOrder::Little);
    if (std::uint64_t{reader.u32(4)} + 8 > bytes.size())
        refuse("truncated");
}

void checkNetpbm(Bytes bytes, const ImageHeader& header) {
    const std::uint32_t variant = ByteReader(bytes).u8(1) - '0';
    const auto width = static_cast<std::uint64_t>(header.width);
    const auto height = static_cast<std::uint64_t>(header.height);
    std::uint64_t least = 0;
    if (variant == 4)
        least = (width + 7) / 8 * height;
    if (variant == 5)
        least = width * height;
    if (variant == 6)
        least = 3 * width * height;
    if (bytes.size() < least + 7)
        refuse("truncated");
}

} // namespace

void checkWhole(Bytes bytes, const ImageHeader& header) {
    switch (header.format) {
    case ImageFormat::Png:
        return checkPng(bytes);
    case ImageFormat::Jpeg:
        return checkJpeg(bytes);
    case ImageFormat::Bmp:
        return checkBmp(bytes, header);
    case ImageFormat::Webp:
        return checkWebp(bytes);
    case ImageFormat::Netpbm:
        return checkNetpbm(bytes, header);
    case ImageFormat::Gif:  // giflib reports every missing byte
    case ImageFormat::Tiff: // and so does libtiff
    case ImageFormat::None:
        return;
    }
}

} // namespace studio::io
