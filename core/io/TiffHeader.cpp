// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/TiffHeader.hpp"

#include "core/io/ByteReader.hpp"

namespace studio::io {

namespace {

// TIFF 6.0, section 8.
enum Tag : std::uint32_t {
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Photometric = 262,
    Orientation = 274,
    SamplesPerPixel = 277,
    SampleFormat = 339,
};

/// The first value of a directory entry of type BYTE, SHORT or LONG. Several shorts that do not fit stand elsewhere.
std::int64_t firstValue(const ByteReader& reader, std::size_t entry) {
    const std::uint32_t type = reader.u16(entry + 2);
    const std::uint32_t count = reader.u32(entry + 4);
    if (type == 1)
        return reader.u8(entry + 8);
    if (type == 3)
        return reader.u16(count > 2 ? reader.u32(entry + 8) : entry + 8);
    if (type == 4)
        return reader.u32(count > 1 ? reader.u32(entry + 8) : entry + 8);
    throw Error(ErrorCode::BadInput, "damaged TIFF directory");
}

void take(TiffFacts& facts, std::uint32_t tag, const ByteReader& reader, std::size_t entry) {
    switch (tag) {
    case ImageWidth:
        facts.width = firstValue(reader, entry);
        break;
    case ImageLength:
        facts.height = firstValue(reader, entry);
        break;
    case BitsPerSample:
        facts.bits = firstValue(reader, entry);
        break;
    case Photometric:
        facts.photometric = firstValue(reader, entry);
        break;
    case Orientation: {
        const std::int64_t value = firstValue(reader, entry);
        facts.orientation = value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        break;
    }
    case SamplesPerPixel:
        facts.samples = firstValue(reader, entry);
        break;
    case SampleFormat:
        facts.format = firstValue(reader, entry);
        break;
    default:
        break;
    }
}

} // namespace

TiffFacts readTiffFacts(std::span<const std::byte> bytes) {
    const ByteOrder order = ByteReader(bytes).has(0, "II") ? ByteOrder::Little : ByteOrder::Big;
    const ByteReader reader(bytes, order);
    if (reader.u16(2) != 42)
        throw Error(ErrorCode::BadInput, "not a TIFF header");
    const std::size_t directory = reader.u32(4);
    const std::uint32_t entries = reader.u16(directory);
    TiffFacts facts;
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        take(facts, reader.u16(entry), reader, entry);
    }
    return facts;
}

int exifOrientation(std::span<const std::byte> exif) noexcept {
    try {
        return readTiffFacts(exif).orientation;
    } catch (const Error&) {
        return 1;
    }
}

} // namespace studio::io
