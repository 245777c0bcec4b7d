// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio::training {

/// How many pictures a grid of a training shows, and how many in a row: two rows of eight; of pictures above 128 pixels
/// fewer, so that a grid stays about 1,000 pixels wide and is made in a moment.
struct GridShape {
    std::int64_t count = 16;
    std::int64_t columns = 8;
};
GridShape gridShapeFor(std::int64_t pictureWidth);

constexpr int gridGap = 2; ///< pixels between the pictures of a grid

} // namespace studio::training
