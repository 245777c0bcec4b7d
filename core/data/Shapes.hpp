// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageSource.hpp"

#include <array>
#include <optional>
#include <string_view>

/// The built-in dataset: procedurally drawn pictures whose generating factors are known.
namespace studio::data {

enum class Shape { Circle, Square, Triangle, Star };
constexpr std::array<std::string_view, 4> shapeNames{"circle", "square", "triangle", "star"};

/// Lengths are shares of the picture's side.
struct ShapeFactors {
    Shape shape = Shape::Circle;
    double size = 0.25;    ///< radius of the circle around it, 0.15 to 0.30
    double rotation = 0.0; ///< radians, 0 to 2 pi
    double x = 0.5;        ///< centre, 0.32 to 0.68
    double y = 0.5;
    double hue = 0.0; ///< 0 to 1
};

/// The factors of picture number `index` under `seed`: independent and uniform over their ranges.
ShapeFactors shapeFactors(std::uint64_t seed, std::int64_t index);

/// Draws on black, antialiased by the signed distance to the outline; `channels` 1 draws white.
Image drawShape(const ShapeFactors& factors, int side, int channels);

/// How many pictures "shapes" (10,000) or "shapes:N" asks for; nothing for any other source. Throws Error(WrongUsage)
/// for an N that is no number from 1 to 10,000,000.
std::optional<std::int64_t> shapesCount(const std::filesystem::path& source);

std::unique_ptr<ImageSource> openShapes(const ScanRequest& request);

} // namespace studio::data
