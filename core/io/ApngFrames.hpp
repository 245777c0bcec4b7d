// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// Frames of a PNG: 1 of a still one; of an animated one (APNG) its own picture and every further frame.
int pngFrameCount(std::span<const std::byte> bytes);

/// Frame `options.frame` of a PNG whose checksums are right. Frame 0 is its own picture, which programs that know no
/// animations show; later ones are RGBA, drawn on each other as the APNG specification 1.0 says. Throws
/// Error(BadInput), the message being the reason; Cancelled.
Raster decodePngFrame(std::span<const std::byte> bytes, const DecodeOptions& options);

} // namespace studio::io
