// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// AVIF and HEIC by libheif, where the build has it. Throws Error(BadInput), the message being the reason.
ImageHeader heifHeader(std::span<const std::byte> bytes);
/// Picture `options.frame` of the file, its primary one first, turned and cropped as the file says; RGB or RGBA.
Raster decodeHeif(std::span<const std::byte> bytes, const DecodeOptions& options);
int heifFrameCount(std::span<const std::byte> bytes); ///< at least 1

} // namespace studio::io
