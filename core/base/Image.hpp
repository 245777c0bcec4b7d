// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace studio {

/// An 8-bit picture, rows top to bottom, tightly packed [height, width, channels]; channels is 1 (grey) or 3 (RGB).
struct Image {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::uint8_t> pixels;

    Image() = default;
    Image(int w, int h, int c)
        : width(w)
        , height(h)
        , channels(c)
        , pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * static_cast<std::size_t>(c)) {}

    bool empty() const noexcept { return pixels.empty(); }
    /// Bytes from one row to the next.
    std::size_t stride() const noexcept { return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels); }
    std::span<const std::uint8_t> row(int y) const {
        return {pixels.data() + stride() * static_cast<std::size_t>(y), stride()};
    }
    std::span<std::uint8_t> row(int y) { return {pixels.data() + stride() * static_cast<std::size_t>(y), stride()}; }

    bool operator==(const Image&) const = default;
};

} // namespace studio
