// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PictureLayout.hpp"

#include "core/io/ImageHeader.hpp"

#include <cmath>

namespace studio::data {

namespace {

constexpr std::int64_t largestSide = 1 << 16;
constexpr std::int64_t leastSide = 8; ///< below it a dimension is rather channels, or columns of a table

/// One axis of the array: its length, and the elements from one index to the next.
struct Axis {
    std::int64_t length = 1;
    std::int64_t stride = 0;
};

bool isChannelCount(std::int64_t size) {
    return size == 1 || size == 3 || size == 4;
}

std::vector<Axis> axesOf(const std::vector<std::int64_t>& shape, bool columnMajor) {
    std::vector<Axis> axes;
    for (const std::int64_t length : shape)
        axes.push_back({length, 0});
    std::int64_t stride = 1;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        Axis& axis = axes[columnMajor ? i : axes.size() - 1 - i];
        axis.stride = stride;
        stride *= axis.length;
    }
    return axes;
}

std::optional<PictureLayout> layoutOf(const Axis& pictures, const Axis& rows, const Axis& columns,
                                      const Axis& channels) {
    const bool sound = pictures.length >= 1 && rows.length >= 1 && columns.length >= 1 && rows.length <= largestSide &&
                       columns.length <= largestSide && rows.length * columns.length <= io::maxPixels &&
                       isChannelCount(channels.length);
    if (!sound)
        return std::nullopt;
    PictureLayout layout;
    layout.count = pictures.length;
    layout.width = static_cast<int>(columns.length);
    layout.height = static_cast<int>(rows.length);
    layout.channels = static_cast<int>(channels.length);
    layout.picture = pictures.stride;
    layout.row = rows.stride;
    layout.column = columns.stride;
    layout.channel = channels.stride;
    return layout;
}

std::optional<PictureLayout> withReading(std::optional<PictureLayout> layout, const std::string& reading) {
    if (layout)
        layout->reading = reading;
    return layout;
}

/// The side of a square of so many pixels; 0 when there is none of at least leastSide.
std::int64_t squareSide(std::int64_t pixels) {
    const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
    return side * side == pixels && side >= leastSide && side <= largestSide ? side : 0;
}

/// [N, side * side], or [N, 3 * side * side] as planes of red, green and blue one after another.
std::optional<PictureLayout> flatLayout(const Axis& pictures, const Axis& values) {
    const bool colour = squareSide(values.length) == 0;
    const std::int64_t side = squareSide(colour ? values.length / 3 : values.length);
    if (side == 0 || (colour && values.length % 3 != 0))
        return std::nullopt;
    auto layout = layoutOf(pictures, {side, side * values.stride}, {side, values.stride},
                           {colour ? 3 : 1, side * side * values.stride});
    if (!layout)
        return std::nullopt;
    const std::string square = std::to_string(side) + " x " + std::to_string(side);
    layout->guessed = true;
    layout->reading = "each row of " + std::to_string(values.length) + " values was taken for " +
                      (colour ? "three planes (red, green, blue) of " + square : "a picture of " + square);
    return layout;
}

std::optional<PictureLayout> fromTwo(const std::vector<Axis>& axes) {
    const Axis one{1, axes[0].length * axes[1].length};
    const bool large = axes[0].length >= leastSide && axes[1].length >= leastSide;
    if (axes[0].length != axes[1].length || !large)
        if (auto flat = flatLayout(axes[0], axes[1]))
            return flat;
    constexpr std::int64_t leastOfOne = 16; // a table of numbers is narrower
    if (axes[0].length < leastOfOne || axes[1].length < leastOfOne)
        return std::nullopt;
    auto layout = withReading(layoutOf(one, axes[0], axes[1], {}), "it was taken for one picture");
    if (layout)
        layout->guessed = true;
    return layout;
}

std::optional<PictureLayout> fromThree(const std::vector<Axis>& axes) {
    const bool onePicture =
        (axes[2].length == 3 || axes[2].length == 4) && axes[0].length >= leastSide && axes[1].length >= leastSide;
    if (onePicture)
        return withReading(layoutOf({}, axes[0], axes[1], axes[2]), "it was taken for one picture");
    return layoutOf(axes[0], axes[1], axes[2], {});
}

std::optional<PictureLayout> fromFour(const std::vector<Axis>& axes) {
    if (isChannelCount(axes[3].length))
        return layoutOf(axes[0], axes[1], axes[2], axes[3]);
    if (isChannelCount(axes[1].length))
        return layoutOf(axes[0], axes[2], axes[3], axes[1]);
    const bool picturesLast =
        isChannelCount(axes[2].length) && axes[0].length >= leastSide && axes[1].length >= leastSide;
    if (!picturesLast)
        return std::nullopt;
    return withReading(layoutOf(axes[3], axes[0], axes[1], axes[2]), "its last dimension was taken for the pictures");
}

} // namespace

bool PictureLayout::isPacked() const noexcept {
    return column == channels && row == std::int64_t{width} * channels && (channels == 1 || channel == 1);
}

std::optional<PictureLayout> pictureLayout(const std::vector<std::int64_t>& shape, bool columnMajor) {
    const std::vector<Axis> axes = axesOf(shape, columnMajor);
    switch (shape.size()) {
    case 2:
        return fromTwo(axes);
    case 3:
        return fromThree(axes);
    case 4:
        return fromFour(axes);
    default:
        return std::nullopt;
    }
}

} // namespace studio::data
