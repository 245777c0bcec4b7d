// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Pixels.hpp"

#include <utility>

namespace studio::io {

namespace {

/// BT.601 luma in 16-bit fixed point, rounded; the weights sum to exactly one.
std::uint8_t luma(const std::uint8_t* rgb) {
    const std::uint32_t sum = 19595U * rgb[0] + 38470U * rgb[1] + 7471U * rgb[2];
    return static_cast<std::uint8_t>((sum + 32768U) >> 16);
}

} // namespace

Image withChannels(Image image, int channels) {
    if (image.channels == channels || channels == 0)
        return image;
    Image result(image.width, image.height, channels);
    const std::size_t count = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    for (std::size_t i = 0; i < count; ++i) {
        if (channels == 1)
            result.pixels[i] = luma(&image.pixels[3 * i]);
        else
            result.pixels[3 * i] = result.pixels[3 * i + 1] = result.pixels[3 * i + 2] = image.pixels[i];
    }
    return result;
}

Edges mirroredEdges(int orientation) {
    return {orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8,
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7};
}

Image oriented(Image image, int orientation) {
    if (orientation <= 1 || orientation > 8)
        return image;
    const bool turned = orientation >= 5;
    const auto [mirroredX, mirroredY] = mirroredEdges(orientation);
    Image result(turned ? image.height : image.width, turned ? image.width : image.height, image.channels);
    const auto channels = static_cast<std::size_t>(image.channels);
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            int sourceX = turned ? y : x;
            int sourceY = turned ? x : y;
            if (mirroredX)
                sourceX = image.width - 1 - sourceX;
            if (mirroredY)
                sourceY = image.height - 1 - sourceY;
            const std::uint8_t* from = image.row(sourceY).data() + channels * static_cast<std::size_t>(sourceX);
            std::uint8_t* to = result.row(y).data() + channels * static_cast<std::size_t>(x);
            for (std::size_t c = 0; c < channels; ++c)
                to[c] = from[c];
        }
    }
    return result;
}

} // namespace studio::io
