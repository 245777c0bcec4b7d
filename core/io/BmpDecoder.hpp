// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/ImageHeader.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// What a BMP says of itself. Throws Error(BadInput), the message being the reason.
ImageHeader bmpHeader(std::span<const std::byte> bytes);

/// A BMP of 1 to 32 bits a pixel, with or without run lengths or masks, as RGB or, when a mask names an alpha that is
/// not 0 everywhere, RGBA. Throws Error(BadInput), the message being the reason.
Raster decodeBmp(std::span<const std::byte> bytes);

} // namespace studio::io
