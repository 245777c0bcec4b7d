// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// One JPEG, grey or RGB. What lies between its segments is passed over, as every viewer does; pixels that the data do
/// not give (bad codes, data that break off or go on after the last block, lost restarts) refuse it, since decoders
/// would fill them with grey. `shrink` of 1, 2, 4 or 8 decodes at that part of the size. Throws Error(BadInput), the
/// message being the reason; Cancelled.
Raster decodeJpeg(std::span<const std::byte> bytes, const DecodeOptions& options, int shrink);

/// The pictures of a file that holds several JPEGs (CIPA DC-007, "MPO"): stereo pairs, panoramas, not the previews and
/// gain maps that cameras add. Always at least one, the first being the file itself.
std::vector<std::span<const std::byte>> jpegFrames(std::span<const std::byte> bytes);

} // namespace studio::io
