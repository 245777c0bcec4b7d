// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

namespace studio::data {

bool isNpyOrNpz(const std::filesystem::path& source);

/// One array of pictures, [N,H,W], [N,H,W,C] or [N,C,H,W], as bytes (0 to 255), truth values or floats (0 to 1). Of an
/// .npz: the array called x, images or arr_0, with labels in y or labels.
std::unique_ptr<ImageSource> openNpy(const ScanRequest& request);

} // namespace studio::data
