// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Augmentation.hpp"

#include "core/base/Seeds.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

namespace studio::training {

namespace {

constexpr double radiansPerDegree = std::numbers::pi / 180.0;
/// A strength of 1 turns the hue by up to this angle: a small change of hue is seen as much as a large one of contrast.
constexpr double mostHueDegrees = 45.0;

/// Numbers that follow from a seed.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_seed(seed) {}
    /// In [0, 1).
    double share() { return static_cast<double>(splitMix64(m_seed ^ ++m_count) >> 11) * 0x1p-53; }
    /// In [-most, most).
    double either(double most) { return most * (2.0 * share() - 1.0); }

private:
    std::uint64_t m_seed;
    std::uint64_t m_count = 0;
};

/// Where a pixel of the result lies in the original: (x, y) = matrix (x', y') + offset.
struct Placement {
    float xx, xy, yx, yy;
    float x, y;
};

Placement placementOf(const Variation& variation, const models::PictureShape& shape) {
    const double middleX = static_cast<double>(shape.width - 1) / 2.0;
    const double middleY = static_cast<double>(shape.height - 1) / 2.0;
    const double cosine = std::cos(variation.degrees * radiansPerDegree);
    const double sine = std::sin(variation.degrees * radiansPerDegree);
    const double signX = variation.mirrored ? -1.0 : 1.0;
    const double signY = variation.upsideDown ? -1.0 : 1.0;
    // From the result back to the original, about its middle: shift, crop, turn, mirror. Rows count downwards, so a
    // turn counter-clockwise has its sine below the diagonal.
    const double xx = signX * cosine * variation.kept, xy = signX * -sine * variation.kept;
    const double yx = signY * sine * variation.kept, yy = signY * cosine * variation.kept;
    const double freeX = variation.cropX * (1.0 / variation.kept - 1.0) * static_cast<double>(shape.width) / 2.0;
    const double freeY = variation.cropY * (1.0 / variation.kept - 1.0) * static_cast<double>(shape.height) / 2.0;
    const double fromX = freeX - variation.right - middleX, fromY = freeY - variation.down - middleY;
    return {static_cast<float>(xx),
            static_cast<float>(xy),
            static_cast<float>(yx),
            static_cast<float>(yy),
            static_cast<float>(xx * fromX + xy * fromY + middleX),
            static_cast<float>(yx * fromX + yy * fromY + middleY)};
}

using ColourMatrix = std::array<std::array<double, 3>, 3>;

/// A change of colours c' = matrix c + offset, values in [0, 255]; grey pictures take the sum of a row.
struct Recolouring {
    std::array<std::array<float, 3>, 3> matrix;
    float offset;
};

ColourMatrix product(const ColourMatrix& a, const ColourMatrix& b) {
    ColourMatrix result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k)
                result[i][j] += a[i][k] * b[k][j];
    return result;
}

/// The matrices "saturate" and "hueRotate" of SVG's feColorMatrix, which keep the luminance; every row sums to 1.
Recolouring recolouringOf(const Variation& variation) {
    constexpr ColourMatrix unit{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    constexpr std::array<double, 3> luminance{0.213, 0.715, 0.072};
    constexpr ColourMatrix quarterTurn{
        {{-0.213, -0.715, 0.928}, {0.143, 0.140, -0.283}, {-0.787, 0.715, 0.072}}}; // beside its luminance
    const double cosine = std::cos(variation.hueDegrees * radiansPerDegree);
    const double sine = std::sin(variation.hueDegrees * radiansPerDegree);
    ColourMatrix saturate{}, turn{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            const double chroma = unit[i][j] - luminance[j];
            saturate[i][j] = luminance[j] + variation.saturation * chroma;
            turn[i][j] = luminance[j] + cosine * chroma + sine * quarterTurn[i][j];
        }
    const ColourMatrix all = product(turn, saturate);
    Recolouring recolouring{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            recolouring.matrix[i][j] = static_cast<float>(variation.contrast * variation.brightness * all[i][j]);
    recolouring.offset = static_cast<float>((1.0 - variation.contrast) * 127.5);
    return recolouring;
}

std::uint8_t toByte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

/// A line of positions in the original: the pixel below and the share of the one after it, kept inside.
struct Between {
    std::int64_t below;
    std::int64_t above;
    float share;
};

Between between(float position, std::int64_t size) {
    const float inside = std::clamp(position, 0.0F, static_cast<float>(size - 1));
    const auto below = static_cast<std::int64_t>(inside);
    return {below, std::min(below + 1, size - 1), inside - static_cast<float>(below)};
}

template<int channels>
void warp(const Placement& placement, const models::PictureShape& shape, const std::uint8_t* from, std::uint8_t* to) {
    for (std::int64_t y = 0; y < shape.height; ++y) {
        const float rowX = placement.xy * static_cast<float>(y) + placement.x;
        const float rowY = placement.yy * static_cast<float>(y) + placement.y;
        for (std::int64_t x = 0; x < shape.width; ++x, to += channels) {
            const auto across = between(placement.xx * static_cast<float>(x) + rowX, shape.width);
            const auto down = between(placement.yx * static_cast<float>(x) + rowY, shape.height);
            const auto* upper = from + down.below * shape.width * channels;
            const auto* lower = from + down.above * shape.width * channels;
            for (int c = 0; c < channels; ++c) {
                const auto left = across.below * channels + c, right = across.above * channels + c;
                const auto mix = [&](const std::uint8_t* row) {
                    const auto a = static_cast<float>(row[left]);
                    return a + across.share * (static_cast<float>(row[right]) - a);
                };
                const float top = mix(upper);
                to[c] = toByte(top + down.share * (mix(lower) - top));
            }
        }
    }
}

void recolour(const Recolouring& change, std::int64_t channels, std::span<std::uint8_t> picture) {
    const auto& matrix = change.matrix;
    if (channels == 1) {
        const float factor = matrix[0][0] + matrix[0][1] + matrix[0][2];
        for (auto& value : picture)
            value = toByte(factor * static_cast<float>(value) + change.offset);
        return;
    }
    for (std::size_t at = 0; at + 2 < picture.size(); at += 3) {
        const auto red = static_cast<float>(picture[at]), green = static_cast<float>(picture[at + 1]),
                   blue = static_cast<float>(picture[at + 2]);
        for (std::size_t c = 0; c < 3; ++c)
            picture[at + c] = toByte(matrix[c][0] * red + matrix[c][1] * green + matrix[c][2] * blue + change.offset);
    }
}

bool staysInPlace(const Variation& variation) {
    Variation moved;
    moved.hueDegrees = variation.hueDegrees;
    moved.saturation = variation.saturation;
    moved.brightness = variation.brightness;
    moved.contrast = variation.contrast;
    return moved == variation;
}

bool keepsColours(const Variation& variation) {
    return variation.hueDegrees == 0.0 && variation.saturation == 1.0 && variation.brightness == 1.0 &&
           variation.contrast == 1.0;
}

} // namespace

AugmentationConfig augmentationConfig(const Parameters& parameters) {
    const auto value = [&](const char* key) { return parameters.contains(key) ? parameters.real(key) : 0.0; };
    return {value("mirror"), value("mirror_vertical"), value("shift"), value("rotate"), value("crop"), value("jitter")};
}

Variation drawnVariation(const AugmentationConfig& config, const models::PictureShape& shape, std::uint64_t seed) {
    Dice dice(seed);
    Variation variation;
    variation.mirrored = dice.share() < config.mirror;
    variation.upsideDown = dice.share() < config.mirrorVertical;
    variation.degrees = dice.either(config.rotate);
    variation.kept = 1.0 - config.crop * dice.share();
    variation.cropX = config.crop > 0.0 ? dice.either(1.0) : 0.0;
    variation.cropY = config.crop > 0.0 ? dice.either(1.0) : 0.0;
    variation.right = std::round(dice.either(config.shift * static_cast<double>(shape.width)));
    variation.down = std::round(dice.either(config.shift * static_cast<double>(shape.height)));
    variation.hueDegrees = dice.either(config.jitter * mostHueDegrees);
    variation.saturation = 1.0 + dice.either(config.jitter);
    variation.brightness = 1.0 + dice.either(config.jitter);
    variation.contrast = 1.0 + dice.either(config.jitter);
    return variation;
}

void applyVariation(const Variation& variation, const models::PictureShape& shape, std::span<const std::uint8_t> from,
                    std::span<std::uint8_t> to) {
    if (staysInPlace(variation))
        std::memcpy(to.data(), from.data(), from.size());
    else if (shape.channels == 1)
        warp<1>(placementOf(variation, shape), shape, from.data(), to.data());
    else
        warp<3>(placementOf(variation, shape), shape, from.data(), to.data());
    if (!keepsColours(variation))
        recolour(recolouringOf(variation), shape.channels, to);
}

} // namespace studio::training
