// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageHeader.hpp"

#include "core/io/ByteReader.hpp"
#include "core/io/TiffHeader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
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

ImageHeader jpegHeader(Bytes bytes) {
    const ByteReader reader(bytes);
    ImageHeader header{ImageFormat::Jpeg, 0, 0, PixelKind::Colour, 1};
    for (std::size_t offset = 2;;) {
        while (reader.u8(offset) == 0xFF && reader.u8(offset + 1) == 0xFF)
            ++offset; // fill bytes
        if (reader.u8(offset) != 0xFF)
            refuse("damaged JPEG header");
        const std::uint32_t marker = reader.u8(offset + 1);
        const std::size_t length = reader.u16(offset + 2);
        if (length < 2 || marker == 0xD9 || marker == 0xDA)
            refuse("damaged JPEG header");
        if (marker == 0xE1 && length >= 8 && reader.has(offset + 4, std::string_view("Exif\0\0", 6)))
            header.orientation = exifOrientation(reader.part(offset + 10, length - 8));
        if (isStartOfFrame(marker)) {
            header.height = reader.u16(offset + 5);
            header.width = reader.u16(offset + 7);
            if (reader.u8(offset + 9) == 1)
                header.kind = PixelKind::Grey;
            return header;
        }
        offset += 2 + length;
    }
}

ImageHeader bmpHeader(Bytes bytes) {
    const ByteReader reader(bytes, ByteOrder::Little);
    if (reader.u32(14) == 12)
        return {ImageFormat::Bmp, reader.u16(18), reader.u16(20), PixelKind::Colour, 1};
    const auto height = static_cast<std::int32_t>(reader.u32(22)); // negative: rows from top to bottom
    return {ImageFormat::Bmp, static_cast<std::int32_t>(reader.u32(18)), height < 0 ? -std::int64_t{height} : height,
            PixelKind::Colour, 1};
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
    if (facts.format == 3 || facts.bits > 16)
        refuse("TIFF with 32-bit or floating-point samples is not supported");
    ImageHeader header{ImageFormat::Tiff, facts.width, facts.height, PixelKind::Colour, facts.orientation};
    if (facts.photometric <= 1)
        header.kind = facts.samples >= 2 ? PixelKind::Alpha : PixelKind::Grey;
    if (facts.photometric == 2 && facts.samples >= 4)
        header.kind = PixelKind::Alpha;
    return header;
}

/// One decimal number of a Netpbm header; comments run from # to the end of the line.
std::int64_t netpbmNumber(const ByteReader& reader, std::size_t& offset) {
    const auto letter = [&] { return static_cast<unsigned char>(reader.u8(offset)); };
    while (std::isspace(letter()) || letter() == '#') {
        if (letter() == '#')
            while (letter() != '\n')
                ++offset;
        ++offset;
    }
    std::int64_t value = 0;
    if (!std::isdigit(letter()))
        refuse("damaged Netpbm header");
    for (; std::isdigit(letter()); ++offset) {
        value = value * 10 + (letter() - '0');
        if (value > (std::int64_t{1} << 40))
            refuse("damaged Netpbm header");
    }
    return value;
}

ImageHeader netpbmHeader(Bytes bytes) {
    const ByteReader reader(bytes);
    const std::uint32_t variant = reader.u8(1) - '0';
    std::size_t offset = 2;
    const std::int64_t width = netpbmNumber(reader, offset);
    const std::int64_t height = netpbmNumber(reader, offset);
    return {ImageFormat::Netpbm, width, height, variant == 3 || variant == 6 ? PixelKind::Colour : PixelKind::Grey, 1};
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
    case ImageFormat::None:
        break;
    }
    refuse("not a picture");
}

/// Why bytes without any picture's signature are refused.
std::string strangerReason(Bytes bytes, NameClaim claim) {
    if (claim == NameClaim::Unsupported)
        return "a picture format that is not supported: convert it to PNG or JPEG";
    const Bytes head = bytes.first(std::min<std::size_t>(bytes.size(), 512));
    const bool text = std::ranges::all_of(head, [](std::byte byte) {
        const auto value = std::to_integer<unsigned>(byte);
        return value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
    });
    return text ? "text, not a picture, whatever its name says" : "not a picture, whatever its name says";
}

} // namespace

std::string_view nameOf(ImageFormat format) noexcept {
    constexpr std::array<std::string_view, 8> names{"unknown", "PNG", "JPEG", "BMP", "GIF", "WebP", "TIFF", "Netpbm"};
    return names[static_cast<std::size_t>(format)];
}

std::string_view nameOf(PixelKind kind) noexcept {
    constexpr std::array<std::string_view, 3> names{"grey", "colour", "alpha"};
    return names[static_cast<std::size_t>(kind)];
}

ImageFormat formatOf(Bytes bytes) noexcept {
    const ByteReader reader(bytes);
    if (reader.has(0, "\x89PNG\r\n\x1A\n"))
        return ImageFormat::Png;
    if (reader.has(0, "\xFF\xD8\xFF"))
        return ImageFormat::Jpeg;
    if (reader.has(0, "GIF87a") || reader.has(0, "GIF89a"))
        return ImageFormat::Gif;
    if (reader.has(0, "RIFF") && reader.has(8, "WEBP"))
        return ImageFormat::Webp;
    if (reader.has(0, std::string_view("II*\0", 4)) || reader.has(0, std::string_view("MM\0*", 4)))
        return ImageFormat::Tiff;
    // "BM" and "P5" also begin English sentences: look at what follows.
    if (reader.has(0, "BM") && reader.has(6, std::string_view("\0\0\0\0", 4)))
        return ImageFormat::Bmp;
    if (bytes.size() > 2 && reader.has(0, "P")) {
        const auto variant = std::to_integer<unsigned>(bytes[1]);
        const auto space = std::to_integer<unsigned>(bytes[2]);
        if (variant >= '1' && variant <= '6' && (space == '\n' || space == ' ' || space == '\t' || space == '\r'))
            return ImageFormat::Netpbm;
    }
    return ImageFormat::None;
}

NameClaim claimOf(const std::filesystem::path& file) {
    std::string extension = file.extension().native();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array<std::string_view, 14> supported{".png", ".jpg",  ".jpeg", ".jpe",  ".jfif", ".bmp", ".dib",
                                                         ".gif", ".webp", ".tif",  ".tiff", ".pgm",  ".ppm", ".pbm"};
    constexpr std::array<std::string_view, 18> unsupported{".heic", ".heif", ".avif", ".jp2", ".j2k", ".jxl",
                                                           ".psd",  ".tga",  ".ico",  ".exr", ".hdr", ".svg",
                                                           ".cr2",  ".nef",  ".arw",  ".dng", ".pnm", ".xcf"};
    if (std::ranges::find(supported, extension) != supported.end())
        return NameClaim::Supported;
    if (std::ranges::find(unsupported, extension) != unsupported.end())
        return NameClaim::Unsupported;
    return NameClaim::None;
}

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

} // namespace studio::io
