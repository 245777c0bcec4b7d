// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Raster.hpp"

namespace studio::io {

/// Three bytes a pixel that are CIE L*a*b* 1976 as TIFF 6.0, section 23 stores it (L from 0 to 255 for 0 to 100; a and
/// b as two's complements) become sRGB. The white point is D50, as of every colour profile; out of gamut is cut off.
void labToRgb(Raster& raster);

} // namespace studio::io
