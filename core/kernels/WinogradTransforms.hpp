// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/VectorLoops.hpp"

#include <cstdint>

/// The transforms of Winograd's minimal filtering F(2x2, 3x3), with the matrices of Lavin & Gray 2016, "Fast Algorithms
/// for Convolutional Neural Networks":
///
///     y = A^T (G w G^T * B^T x B) A,
///
/// w a 3x3 filter, x a window of 4x4 pixels, y the tile of 2x2 pixels that depends on it, and * the product point by
/// point. All are linear, so the gradient's way back goes through the transposed ones.
///
/// Pictures are [images, height, width, channels]. What stands at the points, of a block of tiles, is [points, tiles,
/// channels] with strideOf() from one point to the next. Channels are multiples of `lanes`.
namespace studio::kernels::winograd {

constexpr std::int64_t points = 16;
constexpr std::int64_t filterSize = 9;
constexpr std::int64_t panelSize = 2 * lanes; ///< output channels of a panel; the last one may have half of them

/// Where tiles lie on pictures; the last of a row or a column may reach over the edge.
struct Tiling {
    Tiling(std::int64_t images, std::int64_t height, std::int64_t width);
    std::int64_t height;
    std::int64_t width;
    std::int64_t columns;    ///< of tiles
    std::int64_t ofAPicture; ///< tiles
    std::int64_t tiles;      ///< of all pictures
};

struct Block {
    std::int64_t first = 0; ///< number of a tile
    std::int64_t count = 0;
};

/// A cache line more than the numbers fill: at a power of two all points would meet in the same places of the cache.
constexpr std::int64_t strideOf(std::int64_t tiles, std::int64_t channels) {
    return tiles * channels + 2 * lanes;
}

/// B^T x B of each tile's window; beyond the edge is `nothing`, a pixel of zeros.
void windowsToPoints(const float* pictures, const float* nothing, float* atPoints, Block block, std::int64_t channels,
                     const Tiling& tiling);
/// A^T m A + bias, to each tile's place. No bias when null.
void pointsToTiles(const float* atPoints, const float* bias, float* pictures, Block block, std::int64_t channels,
                   const Tiling& tiling);
/// A t A^T of each tile.
void tilesToPoints(const float* pictures, const float* nothing, float* atPoints, Block block, std::int64_t channels,
                   const Tiling& tiling);

/// How filters [out, in, 3, 3] are read: as they are, or turned by half a turn and with input and output exchanged,
/// which is what brings a result's gradient to the input.
struct Filters {
    std::int64_t in = 0;
    std::int64_t out = 0;
    bool isTurned = false; ///< `in` and `out` are then those of the turned filters
};

/// G w G^T, to [points, panels of output channels, in, channels of the panel].
void filtersToPoints(const float* weight, const Filters& filters, float* atPoints);
/// G^T m G of [points, in, out] to [out, in, 3, 3].
void pointsToFilters(const float* atPoints, const Filters& filters, float* weight);

} // namespace studio::kernels::winograd
