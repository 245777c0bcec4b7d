// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageSignature.hpp"

#include "core/io/ByteReader.hpp"
#include "core/io/NetpbmHeader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace studio::io {

namespace {

using Bytes = std::span<const std::byte>;

/// Formats that are known and not read.
struct Stranger {
    std::size_t offset;
    std::string_view signature;
    const char* reason;
};

constexpr auto develop = "a camera's raw photograph: develop it to JPEG, PNG or TIFF first";
constexpr auto convertDrawing = "a drawing, not a picture of pixels: export it as PNG in the size you want";

constexpr std::array strangers{
    Stranger{0, "8BPS", "a Photoshop document, which is not supported: export it as PNG or TIFF"},
    Stranger{0, "gimp xcf", "a GIMP document, which is not supported: export it as PNG or TIFF"},
    Stranger{0, std::string_view("\0\0\0\x0CjP  ", 8), "JPEG 2000, which is not supported: convert it to PNG or TIFF"},
    Stranger{0, "\xFF\x4F\xFF\x51", "JPEG 2000, which is not supported: convert it to PNG or TIFF"},
    Stranger{0, std::string_view("\0\0\0\x0CJXL ", 8), "JPEG XL, which is not supported: convert it to PNG or JPEG"},
    Stranger{0, "\xFF\x0A", "JPEG XL, which is not supported: convert it to PNG or JPEG"},
    Stranger{0, "%PDF", "a PDF document: export its pages as PNG"},
    Stranger{0, "%!PS", convertDrawing},
    Stranger{0, "\xC5\xD0\xD3\xC6", convertDrawing},
    Stranger{0, "<svg", convertDrawing},
    Stranger{0, "\x76\x2F\x31\x01", "OpenEXR, which is not supported: convert it to PNG or TIFF"},
    Stranger{0, "#?RADIANCE", "Radiance HDR, which is not supported: convert it to PNG or TIFF"},
    Stranger{0, "FUJIFILMCCD-RAW", develop},
    Stranger{0, "IIRO", develop},
    Stranger{0, "IIRS", develop},
    Stranger{0, std::string_view("IIU\0", 4), develop},
    Stranger{4, "ftypcrx ", develop},
    Stranger{0, std::string_view("\0\0\1\0", 4), "a Windows icon, which is not supported: convert it to PNG"},
    // Without a palette, true colours or run lengths; the third word of a cursor counts its pictures and is never zero.
    Stranger{0, std::string_view("\0\0\2\0\0\0", 6), "Targa, which is not supported: convert it to PNG"},
    Stranger{0, std::string_view("\0\0\x0A\0\0\0", 6), "Targa, which is not supported: convert it to PNG"},
    Stranger{0, std::string_view("\0\0\2\0", 4), "a Windows cursor, which is not supported: convert it to PNG"},
    Stranger{0, "icns", "a macOS icon, which is not supported: convert it to PNG"},
    Stranger{0, "DDS ", "a DirectDraw surface, which is not supported: convert it to PNG"},
    Stranger{0, "qoif", "QOI, which is not supported: convert it to PNG"},
    Stranger{128, "DICM", "DICOM, which is not supported: export it as PNG or TIFF of 16 bits"},
    Stranger{0, "SIMPLE  =", "FITS, which is not supported: export it as TIFF"},
    Stranger{4, "ftyp", "a film, not a picture, whatever its name says"},
    Stranger{0, "\x1A\x45\xDF\xA3", "a film, not a picture, whatever its name says"},
    Stranger{0, "PK\3\4", "a zip archive, not a picture, whatever its name says"},
};

bool isText(Bytes head) {
    return std::ranges::all_of(head, [](std::byte byte) {
        const auto value = std::to_integer<unsigned>(byte);
        return value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
    });
}

/// A file of the ISO base media family whose brands say AVIF or HEIC; ISO 23008-12 and the AVIF specification.
bool isHeif(const ByteReader& reader) {
    if (!reader.has(4, "ftyp"))
        return false;
    constexpr std::array<std::string_view, 10> brands{"avif", "avis", "heic", "heix", "heim",
                                                      "heis", "hevc", "mif1", "mif2", "msf1"};
    return std::ranges::any_of(brands, [&](std::string_view brand) { return reader.has(8, brand); });
}

bool isBmp(const ByteReader& reader) {
    // "BM" also begins English sentences, and some programs leave the reserved bytes filled: look at the header's size.
    if (!reader.has(0, "BM") || reader.size() < 18)
        return false;
    constexpr std::array<std::string_view, 7> sizes{"\x0C", "\x28", "\x34", "\x38", "\x40", "\x6C", "\x7C"};
    return std::ranges::any_of(sizes, [&](std::string_view size) { return reader.has(14, size); }) &&
           reader.has(15, std::string_view("\0\0\0", 3));
}

} // namespace

std::string_view nameOf(ImageFormat format) noexcept {
    constexpr std::array<std::string_view, 9> names{"unknown", "PNG",  "JPEG",   "BMP",         "GIF",
                                                    "WebP",    "TIFF", "Netpbm", "AVIF or HEIC"};
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
    constexpr std::array<std::string_view, 4> tiff{std::string_view("II*\0", 4), std::string_view("MM\0*", 4),
                                                   std::string_view("II+\0", 4), std::string_view("MM\0+", 4)};
    if (std::ranges::any_of(tiff, [&](std::string_view magic) { return reader.has(0, magic); }))
        return ImageFormat::Tiff;
    if (isBmp(reader))
        return ImageFormat::Bmp;
    if (isHeif(reader))
        return ImageFormat::Heif;
    return isNetpbm(bytes) ? ImageFormat::Netpbm : ImageFormat::None;
}

NameClaim claimOf(const std::filesystem::path& file) {
    std::string extension = file.extension().native();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array<std::string_view, 27> supported{".png",  ".apng", ".jpg",  ".jpeg",  ".jpe",  ".jfif", ".mpo",
                                                         ".jps",  ".bmp",  ".dib",  ".gif",   ".webp", ".tif",  ".tiff",
                                                         ".btf",  ".tf8",  ".pgm",  ".ppm",   ".pbm",  ".pnm",  ".pam",
                                                         ".heic", ".heif", ".avif", ".avifs", ".hif",  ".pfm"};
    constexpr std::array<std::string_view, 27> unsupported{
        ".jp2", ".j2k", ".jpx", ".jxl", ".psd", ".psb", ".tga", ".ico", ".cur", ".exr", ".hdr", ".svg", ".eps", ".cr2",
        ".cr3", ".nef", ".arw", ".dng", ".orf", ".raf", ".rw2", ".pef", ".xcf", ".dds", ".pcx", ".qoi", ".dcm"};
    if (std::ranges::find(supported, extension) != supported.end())
        return NameClaim::Supported;
    if (std::ranges::find(unsupported, extension) != unsupported.end())
        return NameClaim::Unsupported;
    return NameClaim::None;
}

std::string strangerReason(Bytes bytes, NameClaim claim) {
    const ByteReader reader(bytes);
    for (const Stranger& stranger : strangers)
        if (reader.has(stranger.offset, stranger.signature))
            return stranger.reason;
    const Bytes head = bytes.first(std::min<std::size_t>(bytes.size(), 512));
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    if (text.find("<svg") != std::string_view::npos)
        return convertDrawing;
    if (claim == NameClaim::Unsupported)
        return "a picture format that is not supported: convert it to PNG or JPEG";
    const bool empty = std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
    if (empty)
        return "holds nothing but zeros: its content was lost";
    return isText(head) ? "text, not a picture, whatever its name says" : "not a picture, whatever its name says";
}

} // namespace studio::io
