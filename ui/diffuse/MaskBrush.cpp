// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/MaskBrush.hpp"

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr std::uint8_t marked = 255;

/// From `point` to the nearest place of the line from a to b.
double distanceToLine(QPointF point, QPointF a, QPointF b) {
    const QPointF way = b - a;
    const double length = QPointF::dotProduct(way, way);
    const double share = length > 0.0 ? std::clamp(QPointF::dotProduct(point - a, way) / length, 0.0, 1.0) : 0.0;
    const QPointF away = point - (a + share * way);
    return std::hypot(away.x(), away.y());
}

} // namespace

Image emptyMask(const Image& picture) {
    return {picture.width, picture.height, 1};
}

bool isMarked(const Image& mask) {
    return std::ranges::any_of(mask.pixels, [](std::uint8_t pixel) { return pixel > 0; });
}

Image maskOfCells(const std::vector<float>& cells, const LatentShape& shape, const Image& picture) {
    Image mask = emptyMask(picture);
    // Where the cells reach beyond the picture they do so on both sides alike.
    const auto cellOf = [](int pixel, int size, std::int64_t count) {
        const std::int64_t each = (size + count - 1) / count;
        return std::min((pixel + (each * count - size) / 2) / each, count - 1);
    };
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            const std::int64_t cell =
                cellOf(y, mask.height, shape.height) * shape.width + cellOf(x, mask.width, shape.width);
            if (cells.at(static_cast<std::size_t>(cell)) > 0.5F)
                mask.row(y)[static_cast<std::size_t>(x)] = marked;
        }
    }
    return mask;
}

void stroke(Image& mask, const MaskBrush& brush, QPointF from, QPointF to) {
    const double radius = 0.5 * std::max(1.0, brush.diameter);
    const auto first = [radius](double a, double b) { return std::max(0, static_cast<int>(std::min(a, b) - radius)); };
    const auto last = [radius](double a, double b, int size) {
        return std::min(size - 1, static_cast<int>(std::ceil(std::max(a, b) + radius)));
    };
    for (int y = first(from.y(), to.y()); y <= last(from.y(), to.y(), mask.height); ++y) {
        for (int x = first(from.x(), to.x()); x <= last(from.x(), to.x(), mask.width); ++x) {
            if (distanceToLine(QPointF(x + 0.5, y + 0.5), from, to) <= radius)
                mask.row(y)[static_cast<std::size_t>(x)] = brush.mode == BrushMode::Paint ? marked : std::uint8_t{0};
        }
    }
}

} // namespace studio::ui
