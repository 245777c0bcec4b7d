// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/models/PictureShape.hpp"

#include <cstdint>
#include <span>

namespace studio::training {

/// How training pictures are varied; everything off by default. The ranges are those of models::augmentationSpecs().
struct AugmentationConfig {
    double mirror = 0.0;         ///< share of the pictures
    double mirrorVertical = 0.0; ///< share of the pictures
    double shift = 0.0;          ///< most, of the side
    double rotate = 0.0;         ///< most, in degrees either way
    double crop = 0.0;           ///< most that is cut away, of the side
    double jitter = 0.0;         ///< strength of the change of colours

    bool operator==(const AugmentationConfig&) const = default;
    bool isOff() const { return *this == AugmentationConfig{}; }
};

/// What the parameters leave out is off.
AugmentationConfig augmentationConfig(const Parameters& parameters);

/// What is done to one picture, in this order; by default nothing.
struct Variation {
    bool mirrored = false;   ///< left to right
    bool upsideDown = false; ///< top to bottom
    double degrees = 0.0;    ///< turned about its middle, counter-clockwise
    double kept = 1.0;       ///< share of the side that a crop keeps
    double cropX = 0.0;      ///< where it lies, from -1 (left) to 1 (right)
    double cropY = 0.0;      ///< from -1 (top) to 1 (bottom)
    double right = 0.0;      ///< moved, in pixels
    double down = 0.0;

    double hueDegrees = 0.0; ///< turned about the grey axis; the last four keep grey pictures grey
    double saturation = 1.0;
    double brightness = 1.0; ///< a factor of all values
    double contrast = 1.0;   ///< a factor of the distance from middle grey

    bool operator==(const Variation&) const = default;
};

/// Drawn from `seed` alone. Shifts are whole pixels, so that by themselves they blur nothing.
Variation drawnVariation(const AugmentationConfig& config, const models::PictureShape& shape, std::uint64_t seed);

/// Writes the varied picture, [height, width, channels] as the original, to `to`, which may not overlap `from`. Between
/// pixels it is interpolated (bilinear); outside the original its border is carried on.
void applyVariation(const Variation& variation, const models::PictureShape& shape, std::span<const std::uint8_t> from,
                    std::span<std::uint8_t> to);

} // namespace studio::training
