// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// A WebP picture, or frame `options.frame` of an animation on its transparent canvas; RGB or RGBA. The header must
/// have passed readImageHeader. Throws Error(BadInput), the message being the reason; Cancelled.
Raster decodeWebp(std::span<const std::byte> bytes, const DecodeOptions& options);
int webpFrameCount(std::span<const std::byte> bytes); ///< at least 1

} // namespace studio::io
