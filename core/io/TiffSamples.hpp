// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"
#include "core/io/TiffHandle.hpp"
#include "core/io/TiffHeader.hpp"

namespace studio::io {

/// The samples of a grey or RGB page as they are stored, in strips, tiles or planes, with the alpha it may have. As
/// decodeTiff() says of numbers.
Raster readTiffSamples(TiffHandle& tiff, const TiffFacts& page, const DecodeOptions& options);

} // namespace studio::io
