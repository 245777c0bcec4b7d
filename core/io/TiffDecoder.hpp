// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// Page `options.frame` of a TIFF or BigTIFF. Grey and RGB of 8 to 64 bits, whole or floating, in strips, tiles and
/// planes are taken as they are stored, Lab of 8 bits likewise; palettes, CMYK, YCbCr and less than 8 bits through
/// libtiff's own conversion. Whole samples of up to 16 bits are reduced as DepthReducer does; floating ones and wider
/// ones count as running from 0 to 1, to 255 or to 65535, the first of these that holds all of the picture. Throws
/// Error(BadInput), the message being the reason; Cancelled.
Raster decodeTiff(std::span<const std::byte> bytes, const DecodeOptions& options);
int tiffPageCount(std::span<const std::byte> bytes); ///< at least 1

} // namespace studio::io
