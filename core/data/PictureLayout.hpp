// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace studio::data {

/// Where the values of pictures lie in an array: value c of pixel (x, y) of picture n is element
/// first + n * picture + y * row + x * column + c * channel.
struct PictureLayout {
    std::int64_t count = 0;
    int width = 0;
    int height = 0;
    int channels = 1; ///< 1, 3 or 4
    std::int64_t first = 0;
    std::int64_t picture = 0;
    std::int64_t row = 0;
    std::int64_t column = 0;
    std::int64_t channel = 0;
    bool guessed = false; ///< flat rows of pixels: the shape alone does not tell pictures from a table
    std::string reading;  ///< how a shape was read that does not say by itself what it means; else empty

    /// One picture is width * height * channels elements in the order of an Image.
    bool isPacked() const noexcept;
    std::int64_t values() const noexcept { return std::int64_t{width} * height * channels; } ///< of one picture
};

/// How an array of this shape holds pictures, or nothing when it cannot: [N,H,W], [N,H,W,C], [N,C,H,W], [H,W,C,N], one
/// picture [H,W] or [H,W,C], flat squares [N,H*W] and flat planes [N,3*H*W] with at least 8 pixels a side; C is 1, 3 or
/// 4. `columnMajor`: the first dimension runs fastest.
std::optional<PictureLayout> pictureLayout(const std::vector<std::int64_t>& shape, bool columnMajor);

} // namespace studio::data
