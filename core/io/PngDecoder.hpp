// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// The picture of a PNG whose checksums are right (checkWhole), which of an animated one is its first frame: palettes
/// as RGB, tRNS as alpha, 16 bits reduced. Throws Error(BadInput), the message being the reason.
Raster decodePng(std::span<const std::byte> bytes, const DecodeOptions& options);

} // namespace studio::io
