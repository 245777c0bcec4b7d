// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/PictureShape.hpp"

#include <algorithm>

namespace studio::models {

/// Pixels that go through a network at once: 64 pictures of 128 x 128, or 4 of 512 x 512. That holds some hundred
/// megabytes while it trains, and is done within a second.
inline constexpr std::int64_t pixelsPerPass = std::int64_t{1} << 20;

/// How many pictures go through a network at once: `most`, and fewer of large ones, at least one.
constexpr std::int64_t picturesPerPass(const PictureShape& picture, std::int64_t most) noexcept {
    const auto pixels = std::max<std::int64_t>(picture.width * picture.height, 1);
    return std::clamp<std::int64_t>(pixelsPerPass / pixels, 1, std::max<std::int64_t>(most, 1));
}

} // namespace studio::models
