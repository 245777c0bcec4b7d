// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace studio::io {

enum class ImageFormat { None, Png, Jpeg, Bmp, Gif, Webp, Tiff, Netpbm, Heif };
enum class PixelKind { Grey, Colour, Alpha };
std::string_view nameOf(ImageFormat format) noexcept; ///< "PNG", ...
std::string_view nameOf(PixelKind kind) noexcept;     ///< "grey", "colour", "alpha"

/// What a picture file says about itself before anything is decoded. Width and height are as a viewer shows it, after
/// `orientation` (EXIF 1 to 8) is applied.
struct ImageHeader {
    ImageFormat format = ImageFormat::None;
    std::int64_t width = 0;
    std::int64_t height = 0;
    PixelKind kind = PixelKind::Colour;
    int orientation = 1;
};

/// The most pixels that are decoded: above any camera's, and a decoded picture still fits into memory.
constexpr std::int64_t maxPixels = std::int64_t{1} << 26;

/// By the first bytes alone; None for anything else.
ImageFormat formatOf(std::span<const std::byte> bytes) noexcept;

/// How a file's name claims to be a picture: not at all, in a format that is read, or in one that is not (PSD, raw,
/// ...).
enum class NameClaim { None, Supported, Unsupported };
NameClaim claimOf(const std::filesystem::path& file);

/// Reads the header and checks it: known format, whole header, at most maxPixels. `bytes` may be the beginning of the
/// file only. Throws Error(BadInput) whose message is the reason alone, without the file's name.
ImageHeader readImageHeader(std::span<const std::byte> bytes, NameClaim claim = NameClaim::None);

/// The same of a regular file, from its first bytes where they suffice; else it is mapped, so that a file of any size
/// costs only what is looked at. Messages name no file. Throws also Error(NotFound | Io).
ImageHeader readFileHeader(const std::filesystem::path& file);

/// Checks that the file is whole, as far as its format allows without decoding: PNG chunks with their CRC up to IEND,
/// the lengths that BMP, WebP and Netpbm claim. The decoders of the other formats find out by themselves. Throws
/// Error(BadInput), the message being the reason.
void checkWhole(std::span<const std::byte> bytes, const ImageHeader& header);

} // namespace studio::io
