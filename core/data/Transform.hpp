// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/base/ImportTypes.hpp"
#include "core/io/ImageCodec.hpp"

#include <cstdint>

namespace studio::data {

/// How every picture of a dataset is brought to one shape.
struct Transform {
    int size = 32;    ///< width and height
    int channels = 1; ///< 1 or 3
    Framing framing = Framing::CentreCrop;
    Background background = {}; ///< as io::DecodeOptions::background
    int sampleBits = 0;         ///< as io::DecodeOptions::sampleBits
    bool operator==(const Transform&) const = default;
};

/// How a file that shows `width` x `height` pixels (0: not known) is decoded for this transform: no larger than it
/// needs.
io::DecodeOptions decodeOptions(const Transform& transform, std::int64_t width = 0, std::int64_t height = 0);

/// Crops or pads to a square, resizes to size x size and sets the channels. A picture that fits already is unchanged.
Image apply(const Transform& transform, Image image);
/// The same of a picture that may have been decoded at a part of its size: the crop is the one of the whole picture,
/// though it begins between pixels.
Image apply(const Transform& transform, io::DecodedImage picture);

/// Resizes to width x height: each target pixel is the mean over the area it covers when shrinking (fractions of source
/// pixels counted as such; OpenCV's INTER_AREA), linear between pixel centres when enlarging, axis by axis. It averages
/// the values as they are stored, which are gamma encoded, as viewers and the data sets that others publish do; in
/// linear light fine detail would come out brighter. Rounds to nearest.
Image resized(const Image& image, int width, int height);

} // namespace studio::data
