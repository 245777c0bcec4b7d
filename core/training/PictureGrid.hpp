// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/training/GridShape.hpp"

#include "core/models/Torch.hpp"

#include <vector>

namespace studio::training {

/// Rows of pictures [n,C,H,W] of any float type, clamped to [0,1] and rounded, `gap` black pixels apart. All pictures
/// have one shape; rows may differ in length.
Image pictureGrid(const std::vector<torch::Tensor>& rows, int gap = gridGap);

} // namespace studio::training
