// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include "core/models/Torch.hpp"

#include <cstdint>
#include <vector>

namespace studio::training {

/// How many pictures a grid of a training shows, and how many in a row: two rows of eight; of pictures above 128 pixels
/// fewer, so that a grid stays about 1,000 pixels wide and is made in a moment.
struct GridShape {
    std::int64_t count = 16;
    std::int64_t columns = 8;
};
GridShape gridShapeFor(std::int64_t pictureWidth);

/// Rows of pictures [n,C,H,W] of any float type, clamped to [0,1] and rounded, `gap` black pixels apart. All pictures
/// have one shape; rows may differ in length.
Image pictureGrid(const std::vector<torch::Tensor>& rows, int gap = 2);

} // namespace studio::training
