// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ImportTypes.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Raster.hpp"

namespace studio::io {

/// Lays a raster over its background and applies its orientation: value * alpha + background * (1 - alpha), or value +
/// background * (1 - alpha) of premultiplied values (Porter and Duff 1984, "over"), each rounded to nearest. Alpha that
/// is 1 everywhere is dropped. The remarks' `frames` stay 1.
DecodedImage flatten(Raster raster, const Background& background);

} // namespace studio::io
