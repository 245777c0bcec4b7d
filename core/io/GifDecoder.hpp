// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

#include <cstddef>
#include <span>

namespace studio::io {

/// Frame `options.frame` of a GIF on its transparent canvas, as RGBA: the frames before it are drawn and disposed of as
/// GIF89a says. The header must have passed readImageHeader. The frames behind it are skipped but must be there. Throws
/// Error(BadInput), the message being the reason; Cancelled.
Raster decodeGif(std::span<const std::byte> bytes, const DecodeOptions& options);
/// Frames of a whole GIF, at least 1; those up to damage of a damaged one.
int gifFrameCount(std::span<const std::byte> bytes);

} // namespace studio::io
