// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/ImportTypes.hpp"
#include "core/io/ImageHeader.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

/// The one place that knows OpenCV's codecs.
namespace studio::io {

struct DecodeOptions {
    int channels = 0; ///< 1: grey, 3: RGB, 0: as the file says (grey stays grey, anything else is RGB)
    /// The picture will be shrunk to this many pixels on its short side; a JPEG may then be decoded at a half, a
    /// quarter or an eighth, as long as twice this many remain. 0: full size.
    int shortSide = 0;
    std::int64_t frame = 0; ///< of an animation or a file with several pages, from 0
    /// Behind transparent pixels. Of Kind::Auto it is `colour`, white or black, save for a picture that would vanish on
    /// it, which gets the other one.
    Background background = {};
    /// How many low bits are in use of samples stored in 16 bits without a word about their maximum: 8 to 16. 0: as
    /// tags of the file say, else 16.
    int sampleBits = 0;
    std::stop_token stop = {};
};

/// What decoding found out beside the pixels, for notices and for decisions over a whole dataset.
struct PictureRemarks {
    std::int64_t frames = 1; ///< frames or pages in the file
    /// What shines through; nothing when no pixel is transparent.
    std::optional<std::array<std::uint8_t, 3>> laidOver;
    bool light = false; ///< transparent, and what is visible is almost all very light
    /// The largest sample of a picture whose 16-bit samples have no stated maximum; 0 for any other.
    int peak = 0;
    int statedBits = 0; ///< how many of 16 bits are in use by the file's own words, when fewer; else 0
};

/// Where a picture that was decoded at 1 / shrink of its size lies in its image: the outermost pixels of which may
/// stand for fewer of the file's than the others do.
struct Extent {
    int shrink = 1;
    std::int64_t width = 0; ///< as shown, in pixels of the file; 0: the image is the picture
    std::int64_t height = 0;
    double left = 0.0; ///< where it begins, in pixels of the image
    double top = 0.0;
};

struct DecodedImage {
    Image image;
    PictureRemarks remarks;
    Extent extent = {};

    DecodedImage(Image pixels, PictureRemarks about = {}) // a picture with nothing to say about it is one as well
        : image(std::move(pixels))
        , remarks(about) {}
};

/// Decodes one picture of a whole file of PNG, JPEG, BMP, GIF, WebP, TIFF, Netpbm, AVIF or HEIC to 8 bits.
/// The policy: EXIF orientation is applied; transparent pixels are laid over the background, in the file's own (gamma
/// encoded) values as viewers do; a maximum that the file states is white, 16 bits else keep their high byte; CMYK is
/// converted without a profile; palettes become RGB; grey of colour is BT.601 luma, Y = 0.299 R + 0.587 G + 0.114 B.
/// Throws Error(BadInput), the message being the reason alone: empty, truncated, damaged, too large, no picture at all,
/// no such frame. Throws Error(Unsupported) when built without codecs; Cancelled.
DecodedImage decodePicture(std::span<const std::byte> bytes, const DecodeOptions& options = {},
                           NameClaim claim = NameClaim::None);
/// The same for a regular file; messages name the file. Throws Error(NotFound | BadInput | Io | Unsupported).
DecodedImage readPicture(const std::filesystem::path& file, const DecodeOptions& options = {});

/// The pixels alone.
Image decodeImage(std::span<const std::byte> bytes, const DecodeOptions& options = {},
                  NameClaim claim = NameClaim::None);
Image readImageFile(const std::filesystem::path& file, const DecodeOptions& options = {});

/// Frames of an animation or pages of a document in a whole file, as DecodeOptions::frame counts them; 1 for a still
/// picture and for anything that is none.
int frameCount(std::span<const std::byte> bytes);

/// Lossless 8-bit PNG, grey or RGB. Throws Error(Unsupported) when built without codecs.
std::vector<std::byte> encodePng(const Image& image);

} // namespace studio::io
