// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/io/ImageHeader.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

/// The one place that knows OpenCV's codecs.
namespace studio::io {

struct DecodeOptions {
    int channels = 0; ///< 1: grey, 3: RGB, 0: as the file says (grey stays grey, anything else is RGB)
    /// The picture will be shrunk to this many pixels on its short side; a JPEG may then be decoded at a half, a
    /// quarter or an eighth, as long as twice this many remain. 0: full size.
    int shortSide = 0;
};

/// Decodes one whole picture file of PNG, JPEG, BMP, GIF (first frame), WebP, TIFF (first page) or Netpbm to 8 bits.
/// The policy: EXIF orientation is applied; transparent pixels are laid over white; 16 bits keep their high byte; CMYK
/// is read as Adobe's inverted CMYK; palettes become RGB; grey of colour is BT.601 luma, Y = 0.299 R + 0.587 G + 0.114
/// B. Throws Error(BadInput), the message being the reason alone: empty, truncated, damaged, too large, no picture at
/// all. Throws Error(Unsupported) when built without codecs.
Image decodeImage(std::span<const std::byte> bytes, const DecodeOptions& options = {},
                  NameClaim claim = NameClaim::None);

/// The same for a regular file; messages name the file. Throws Error(NotFound | BadInput | Io | Unsupported).
Image readImageFile(const std::filesystem::path& file, const DecodeOptions& options = {});

/// Lossless 8-bit PNG, grey or RGB. Throws Error(Unsupported) when built without codecs.
std::vector<std::byte> encodePng(const Image& image);

} // namespace studio::io
