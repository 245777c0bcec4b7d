// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageHeader.hpp"

#include "core/io/AtomicFile.hpp"
#include "core/io/BmpDecoder.hpp"
#include "core/io/ByteReader.hpp"
#include "core/io/HeifDecoder.hpp"
#include "core/io/ImageSignature.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/NetpbmHeader.hpp"
#include "core/io/TiffHeader.hpp"

#include <string>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

[[noreturn]] void refuse(const std::string& reason) {
    throw Error(ErrorCode::BadInput, reason);
}

ImageHeader pngHeader(Bytes bytes) {
    const ByteReader reader(bytes);
    static_cast<void>(reader.part(0, 26)); // signature and IHDR up to the colour type, or "truncated"
    if (!reader.has(12, "IHDR"))
        refuse("damaged PNG header");
    ImageHeader header{ImageFormat::Png, reader.u32(16), reader.u32(20), PixelKind::Colour, 1};
    const std::uint32_t colourType = reader.u8(25);
    if (colourType == 0)
        header.kind = PixelKind::Grey;
    if (colourType == 4 || colourType == 6)
        header.kind = PixelKind::Alpha;
    // Ancillary chunks that change how the picture looks stand before the data.
    for (std::size_t offset = 33; reader.size() >= 12 && offset <= reader.size() - 12;) {
        if (reader.has(offset + 4, "IDAT"))
            break;
        const std::size_t length = reader.u32(offset);
        if (reader.has(offset + 4, "tRNS"))
            header.kind = PixelKind::Alpha;
        if (reader.has(offset + 4, "eXIf") && length <= reader.size() - offset - 12)
            header.orientation = exifOrientation(reader.part(offset + 8, length));
        offset += 12 + length;
    }
    return header;
}

bool isStartOfFrame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The marker at or behind `offset`, as the place of its second byte. Bytes between segments are passed over, as every
/// decoder does.
std::size_t nextMarker(const ByteReader& reader, std::size_t offset) {
    for (;; ++offset)
        if (reader.u8(offset) == 0xFF && reader.u8(offset + 1) != 0 && reader.u8(offset + 1) != 0xFF)
            return offset + 1;
}

ImageHeader jpegHeader(Bytes bytes) {
    const ByteReader reader(bytes);
    ImageHeader header{ImageFormat::Jpeg, 0, 0, PixelKind::Colour, 1};
    for (std::size_t offset = 2;;) {
        offset = nextMarker(reader, offset);
        const std::uint32_t marker = reader.u8(offset);
        const std::size_t length = reader.u16(offset + 1);
        if (length < 2 || marker == 0xD9 || marker == 0xDA)
            refuse("damaged JPEG header");
        if (marker == 0xE1 && length >= 8 && reader.has(offset + 3, std::string_view("Exif\0\0", 6)))
            header.orientation = exifOrientation(reader.part(offset + 9, length - 8));
        if (isStartOfFrame(marker)) {
            header.height = reader.u16(offset + 4);
            header.width = reader.u16(offset + 6);
            if (reader.u8(offset + 8) == 1)
                header.kind = PixelKind::Grey;
            return header;
        }
        offset += 1 + length;
    }
}

ImageHeader gifHeader(Bytes bytes) {
    const ByteReader reader(bytes, ByteOrder::Little);
    return {ImageFormat::Gif, reader.u16(6), reader.u16(8), PixelKind::Colour, 1};
}

/// Orientation in the EXIF chunk of an extended WebP; the chunk stands behind the picture data.
int webpOrientation(const ByteReader& reader) {
    for (std::size_t offset = 12; reader.size() >= 8 && offset <= reader.size() - 8;) {
        const std::size_t length = reader.u32(offset + 4);
        if (reader.has(offset, "EXIF") && length <= reader.size() - offset - 8) {
            const std::size_t prefix = reader.has(offset + 8, std::string_view("Exif\0\0", 6)) ? 6 : 0;
            return exifOrientation(reader.part(offset + 8 + prefix, length - prefix));
        }
        offset += 8 + length + length % 2;
    }
    return 1;
}

ImageHeader webpHeader(Bytes bytes) {
    const ByteReader reader(bytes, ByteOrder::Little);
    if (reader.has(12, "VP8X")) {
        const bool alpha = (reader.u8(20) & 0x10) != 0;
        return {ImageFormat::Webp, reader.u24(24) + std::int64_t{1}, reader.u24(27) + std::int64_t{1},
                alpha ? PixelKind::Alpha : PixelKind::Colour, webpOrientation(reader)};
    }
    if (reader.has(12, "VP8L")) {
        const std::uint32_t packed = reader.u32(21);
        const bool alpha = ((packed >> 28) & 1) != 0;
        return {ImageFormat::Webp, (packed & 0x3FFF) + std::int64_t{1}, ((packed >> 14) & 0x3FFF) + std::int64_t{1},
                alpha ? PixelKind::Alpha : PixelKind::Colour, 1};
    }
    if (!reader.has(12, "VP8 "))
        refuse("damaged WebP header");
    return {ImageFormat::Webp, reader.u16(26) & 0x3FFF, reader.u16(28) & 0x3FFF, PixelKind::Colour, 1};
}

ImageHeader tiffHeader(Bytes bytes) {
    const TiffFacts facts = readTiffFacts(bytes);
    if (facts.isRaw() || ByteReader(bytes).has(8, "CR"))
        refuse("a camera's raw photograph: develop it to JPEG, PNG or TIFF first");
    ImageHeader header{ImageFormat::Tiff, facts.width, facts.height, PixelKind::Colour, facts.orientation};
    if (facts.hasAlpha())
        header.kind = PixelKind::Alpha;
    else if (facts.photometric <= 1)
        header.kind = PixelKind::Grey;
    return header;
}

ImageHeader netpbmHeader(Bytes bytes) {
    const NetpbmHeader facts = readNetpbmHeader(bytes);
    const PixelKind kind = facts.channels == 1   ? PixelKind::Grey
                           : facts.channels == 3 ? PixelKind::Colour
                                                 : PixelKind::Alpha;
    return {ImageFormat::Netpbm, facts.width, facts.height, kind, 1};
}

ImageHeader headerOf(ImageFormat format, Bytes bytes) {
    switch (format) {
    case ImageFormat::Png:
        return pngHeader(bytes);
    case ImageFormat::Jpeg:
        return jpegHeader(bytes);
    case ImageFormat::Bmp:
        return bmpHeader(bytes);
    case ImageFormat::Gif:
        return gifHeader(bytes);
    case ImageFormat::Webp:
        return webpHeader(bytes);
    case ImageFormat::Tiff:
        return tiffHeader(bytes);
    case ImageFormat::Netpbm:
        return netpbmHeader(bytes);
    case ImageFormat::Heif:
        return heifHeader(bytes);
    case ImageFormat::None:
        break;
    }
    refuse("not a picture");
}

} // namespace

ImageHeader readImageHeader(Bytes bytes, NameClaim claim) {
    if (bytes.empty())
        refuse("empty file");
    const ImageFormat format = formatOf(bytes);
    if (format == ImageFormat::None)
        refuse(strangerReason(bytes, claim));
    ImageHeader header = headerOf(format, bytes);
    if (header.width < 1 || header.height < 1)
        refuse("claims to have no pixels");
    if (header.width > maxPixels / header.height)
        refuse("claims " + std::to_string(header.width) + " x " + std::to_string(header.height) +
               " pixels, over the limit of " + std::to_string(maxPixels / 1'000'000) + " million");
    if (header.orientation >= 5)
        std::swap(header.width, header.height);
    return header;
}

ImageHeader readFileHeader(const std::filesystem::path& file) {
    constexpr std::size_t usual = 4096;
    const NameClaim claim = claimOf(file);
    const auto head = readHead(file, usual);
    if (head.size() < usual)
        return readImageHeader(head, claim);
    const ImageFormat format = formatOf(head);
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    // A JPEG may carry a large colour profile before its size, a PNG text before its palette, and the others put what
    // matters anywhere.
    const bool anywhere = format == ImageFormat::Tiff || format == ImageFormat::Webp || format == ImageFormat::Heif ||
                          (format == ImageFormat::Png && text.find("IDAT") == std::string_view::npos);
    try {
        if (!anywhere)
            return readImageHeader(head, claim);
    } catch (const Error&) {
        if (format == ImageFormat::None)
            throw;
    }
    return readImageHeader(MappedFile(file).bytes(), claim);
}

} // namespace studio::io
