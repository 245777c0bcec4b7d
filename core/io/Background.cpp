// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Background.hpp"

#include "core/io/Pixels.hpp"

#include <algorithm>

namespace studio::io {

namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};

/// How bright the visible part of a picture is: areas weighted by alpha, in units of opaque pixels times 255.
struct Visible {
    std::uint64_t area = 0;
    std::uint64_t light = 0;     ///< luma of at least 200
    std::uint64_t nearWhite = 0; ///< at least 240: lost on white
    std::uint64_t nearBlack = 0; ///< at most 15: lost on black
    bool transparent = false;

    bool isLight() const { return transparent && area > 0 && 10 * light >= 9 * area; }
    bool vanishesOn(const Colour& colour) const {
        const std::uint64_t lost = colour == white ? nearWhite : colour == black ? nearBlack : 0;
        return area > 0 && 100 * lost >= 98 * area;
    }
};

Visible visibleOf(const Raster& raster) {
    constexpr unsigned lightLuma = 200;
    constexpr unsigned whiteLuma = 240;
    constexpr unsigned blackLuma = 15;
    Visible visible;
    const auto channels = static_cast<std::size_t>(raster.channels);
    for (std::size_t i = 0; i < raster.pixels.size(); i += channels) {
        const std::uint8_t* pixel = &raster.pixels[i];
        const unsigned alpha = pixel[channels - 1];
        visible.transparent = visible.transparent || alpha < 255;
        if (alpha == 0)
            continue;
        // BT.601, as everywhere, in 8 bits: enough to compare with a threshold.
        unsigned luma = channels == 2 ? pixel[0] : (77U * pixel[0] + 150U * pixel[1] + 29U * pixel[2]) >> 8;
        if (raster.premultiplied)
            luma = std::min(255U, luma * 255U / alpha);
        visible.area += alpha;
        visible.light += luma >= lightLuma ? alpha : 0;
        visible.nearWhite += luma >= whiteLuma ? alpha : 0;
        visible.nearBlack += luma <= blackLuma ? alpha : 0;
    }
    return visible;
}

Colour chosen(const Background& background, const Visible& visible) {
    switch (background.kind) {
    case Background::Kind::White:
        return white;
    case Background::Kind::Black:
        return black;
    case Background::Kind::Colour:
        return background.colour;
    case Background::Kind::Auto:
        break;
    }
    if (!visible.vanishesOn(background.colour))
        return background.colour;
    return background.colour == white ? black : white;
}

std::uint8_t over(unsigned value, unsigned alpha, unsigned behind, bool premultiplied) {
    const unsigned sum = value * (premultiplied ? 255U : alpha) + behind * (255U - alpha);
    return static_cast<std::uint8_t>(std::min(255U, (sum + 127U) / 255U));
}

/// Grey over a colour becomes colour; over a grey it stays grey.
Image composed(const Raster& raster, const Colour& behind) {
    const bool grey = raster.channels == 2 && behind[0] == behind[1] && behind[1] == behind[2];
    Image image(raster.width, raster.height, grey ? 1 : 3);
    const auto from = static_cast<std::size_t>(raster.channels);
    const auto to = static_cast<std::size_t>(image.channels);
    const std::size_t count = raster.pixels.size() / from;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t* pixel = &raster.pixels[i * from];
        for (std::size_t c = 0; c < to; ++c)
            image.pixels[i * to + c] = over(pixel[from == 2 ? 0 : c], pixel[from - 1], behind[c], raster.premultiplied);
    }
    return image;
}

Image withoutAlpha(Raster raster) {
    Image image;
    image.width = raster.width;
    image.height = raster.height;
    image.channels = raster.channels <= 2 ? 1 : 3;
    if (!raster.hasAlpha()) {
        image.pixels = std::move(raster.pixels);
        return image;
    }
    const auto from = static_cast<std::size_t>(raster.channels);
    image.pixels.reserve(raster.pixels.size() / from * static_cast<std::size_t>(image.channels));
    for (std::size_t i = 0; i < raster.pixels.size(); i += from)
        for (std::size_t c = 0; c + 1 < from; ++c)
            image.pixels.push_back(raster.pixels[i + c]);
    return image;
}

} // namespace

DecodedImage flatten(Raster raster, const Background& background) {
    PictureRemarks remarks;
    remarks.peak = raster.peak;
    remarks.statedBits = raster.statedBits;
    const int orientation = raster.orientation;
    const Visible visible = raster.hasAlpha() ? visibleOf(raster) : Visible{};
    if (!visible.transparent)
        return {oriented(withoutAlpha(std::move(raster)), orientation), remarks};
    const Colour behind = chosen(background, visible);
    remarks.laidOver = behind;
    remarks.light = visible.isLight();
    return {oriented(composed(raster, behind), orientation), remarks};
}

} // namespace studio::io
