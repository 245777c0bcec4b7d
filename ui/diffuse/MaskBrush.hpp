// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QPointF>

#include <vector>

namespace studio::ui {

enum class BrushMode { Paint, Erase };

/// A round brush over a grey mask, `diameter` pixels of the mask wide.
struct MaskBrush {
    double diameter = 6.0;
    BrushMode mode = BrushMode::Paint;
};

/// A mask of the picture's size on which nothing is marked.
Image emptyMask(const Image& picture);
bool isMarked(const Image& mask); ///< anywhere
/// A mask of the picture's size that marks the pixels which the marked cells of a latent stand for.
Image maskOfCells(const std::vector<float>& cells, const LatentShape& shape, const Image& picture);

/// Draws the way from one place to another, in pixels of the mask; a pixel is marked when its middle is reached.
void stroke(Image& mask, const MaskBrush& brush, QPointF from, QPointF to);

} // namespace studio::ui
