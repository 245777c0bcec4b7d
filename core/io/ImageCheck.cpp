// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ByteReader.hpp"
#include "core/io/ImageHeader.hpp"
#include "core/io/NetpbmHeader.hpp"

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

void checkNetpbm(Bytes bytes) {
    const NetpbmHeader header = readNetpbmHeader(bytes);
    const auto width = static_cast<std::uint64_t>(header.width);
    const std::uint64_t samples = width * static_cast<std::uint64_t>(header.height * header.channels);
    constexpr std::int64_t oneByte = 255;
    std::uint64_t least = samples * (header.maximum > oneByte ? 2 : 1);
    if (header.isFloat())
        least = 4 * samples;
    else if (header.variant == '4')
        least = (width + 7) / 8 * static_cast<std::uint64_t>(header.height);
    else if (header.isText())
        least = samples; // a digit each at least
    if (bytes.size() < header.data + least)
        refuse("truncated");
}

} // namespace

void checkWhole(Bytes bytes, const ImageHeader& header) {
    switch (header.format) {
    case ImageFormat::Png:
        return checkPng(bytes);
    case ImageFormat::Bmp:
        return checkBmp(bytes, header);
    case ImageFormat::Webp:
        return checkWebp(bytes);
    case ImageFormat::Netpbm:
        return checkNetpbm(bytes);
    case ImageFormat::Jpeg: // the decoder counts libjpeg's warnings
    case ImageFormat::Gif:  // giflib reports every missing byte
    case ImageFormat::Tiff: // and so do libtiff
    case ImageFormat::Heif: // and libheif
    case ImageFormat::None:
        return;
    }
}

} // namespace studio::io
