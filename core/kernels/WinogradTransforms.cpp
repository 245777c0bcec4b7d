// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/WinogradTransforms.hpp"

#include <algorithm>

namespace studio::kernels::winograd {

namespace {

constexpr std::int64_t tileSide = 2;
constexpr std::int64_t windowSide = 4;
constexpr std::int64_t filterSide = 3;

struct Place {
    std::int64_t image = 0;
    std::int64_t top = 0;
    std::int64_t left = 0;
};

STUDIO_INLINE Place placeOf(std::int64_t tile, const Tiling& tiling) {
    const auto inPicture = tile % tiling.ofAPicture;
    return {tile / tiling.ofAPicture, inPicture / tiling.columns * tileSide, inPicture % tiling.columns * tileSide};
}

/// The pixel so many rows and columns from a place, or `nothing` beyond the edge.
STUDIO_INLINE const float* pixelAt(const float* pictures, const float* nothing, const Place& place, std::int64_t down,
                                   std::int64_t right, std::int64_t channels, const Tiling& tiling) {
    const auto row = place.top + down, column = place.left + right;
    if (row < 0 || row >= tiling.height || column < 0 || column >= tiling.width)
        return nothing;
    return pictures + ((place.image * tiling.height + row) * tiling.width + column) * channels;
}

} // namespace

Tiling::Tiling(std::int64_t images, std::int64_t height_, std::int64_t width_)
    : height(height_)
    , width(width_)
    , columns((width + tileSide - 1) / tileSide)
    , ofAPicture((height + tileSide - 1) / tileSide * columns)
    , tiles(images * ofAPicture) {}

STUDIO_VECTORISED void windowsToPoints(const float* pictures, const float* nothing, float* atPoints, Block block,
                                       std::int64_t channels, const Tiling& tiling) {
    const auto stride = strideOf(block.count, channels);
    for (std::int64_t tile = 0; tile < block.count; ++tile, atPoints += channels) {
        const Place place = placeOf(block.first + tile, tiling);
        const float* pixels[points];
        for (std::int64_t i = 0; i < points; ++i)
            pixels[i] = pixelAt(pictures, nothing, place, i / windowSide - 1, i % windowSide - 1, channels, tiling);
        for (std::int64_t c = 0; c < channels; c += lanes) {
            Vector half[points]; // B^T x
            for (std::int64_t column = 0; column < windowSide; ++column) {
                const Vector x0 = vectorAt(pixels[column] + c), x1 = vectorAt(pixels[4 + column] + c);
                const Vector x2 = vectorAt(pixels[8 + column] + c), x3 = vectorAt(pixels[12 + column] + c);
                half[column] = x0 - x2;
                half[4 + column] = x1 + x2;
                half[8 + column] = x2 - x1;
                half[12 + column] = x1 - x3;
            }
            for (std::int64_t row = 0; row < windowSide; ++row) {
                const Vector* x = half + row * windowSide;
                float* to = atPoints + row * windowSide * stride + c;
                vectorAt(to) = x[0] - x[2];
                vectorAt(to + stride) = x[1] + x[2];
                vectorAt(to + 2 * stride) = x[2] - x[1];
                vectorAt(to + 3 * stride) = x[1] - x[3];
            }
        }
    }
}

STUDIO_VECTORISED void pointsToTiles(const float* atPoints, const float* bias, float* pictures, Block block,
                                     std::int64_t channels, const Tiling& tiling) {
    const auto stride = strideOf(block.count, channels), down = windowSide * stride;
    for (std::int64_t tile = 0; tile < block.count; ++tile, atPoints += channels) {
        const Place place = placeOf(block.first + tile, tiling);
        float* out = pictures + ((place.image * tiling.height + place.top) * tiling.width + place.left) * channels;
        const bool hasRight = place.left + 1 < tiling.width, hasBelow = place.top + 1 < tiling.height;
        for (std::int64_t c = 0; c < channels; c += lanes) {
            Vector upper[windowSide], lower[windowSide]; // A^T m
            for (std::int64_t column = 0; column < windowSide; ++column) {
                const float* m = atPoints + column * stride + c;
                const Vector m1 = vectorAt(m + down), m2 = vectorAt(m + 2 * down);
                upper[column] = vectorAt(m) + m1 + m2;
                lower[column] = m1 - m2 - vectorAt(m + 3 * down);
            }
            const Vector shift = bias ? vectorAt(bias + c) : Vector{};
            vectorAt(out + c) = upper[0] + upper[1] + upper[2] + shift;
            if (hasRight)
                vectorAt(out + channels + c) = upper[1] - upper[2] - upper[3] + shift;
            if (!hasBelow)
                continue;
            float* below = out + tiling.width * channels + c;
            vectorAt(below) = lower[0] + lower[1] + lower[2] + shift;
            if (hasRight)
                vectorAt(below + channels) = lower[1] - lower[2] - lower[3] + shift;
        }
    }
}

STUDIO_VECTORISED void tilesToPoints(const float* pictures, const float* nothing, float* atPoints, Block block,
                                     std::int64_t channels, const Tiling& tiling) {
    const auto stride = strideOf(block.count, channels);
    for (std::int64_t tile = 0; tile < block.count; ++tile, atPoints += channels) {
        const Place place = placeOf(block.first + tile, tiling);
        const float* pixels[tileSide][tileSide];
        for (std::int64_t row = 0; row < tileSide; ++row)
            for (std::int64_t column = 0; column < tileSide; ++column)
                pixels[row][column] = pixelAt(pictures, nothing, place, row, column, channels, tiling);
        for (std::int64_t c = 0; c < channels; c += lanes) {
            Vector half[windowSide][tileSide]; // A t
            for (std::int64_t column = 0; column < tileSide; ++column) {
                const Vector upper = vectorAt(pixels[0][column] + c), lower = vectorAt(pixels[1][column] + c);
                half[0][column] = upper;
                half[1][column] = upper + lower;
                half[2][column] = upper - lower;
                half[3][column] = Vector{} - lower;
            }
            for (std::int64_t row = 0; row < windowSide; ++row) {
                const Vector left = half[row][0], right = half[row][1];
                float* to = atPoints + row * windowSide * stride + c;
                vectorAt(to) = left;
                vectorAt(to + stride) = left + right;
                vectorAt(to + 2 * stride) = left - right;
                vectorAt(to + 3 * stride) = Vector{} - right;
            }
        }
    }
}

STUDIO_VECTORISED void filtersToPoints(const float* weight, const Filters& filters, float* atPoints) {
    const auto outStride = filters.isTurned ? filterSize : filters.in * filterSize;
    const auto inStride = filters.isTurned ? filters.out * filterSize : filterSize;
    for (std::int64_t o = 0; o < filters.out; o += lanes) {
        const auto panel = o / panelSize * panelSize;
        const auto size = filters.out - panel < panelSize ? filters.out - panel : panelSize;
        for (std::int64_t c = 0; c < filters.in; ++c) {
            float each[filterSize][lanes];
            for (std::int64_t lane = 0; lane < lanes; ++lane)
                for (std::int64_t i = 0; i < filterSize; ++i)
                    each[i][lane] =
                        weight[(o + lane) * outStride + c * inStride + (filters.isTurned ? filterSize - 1 - i : i)];
            Vector half[windowSide][filterSide]; // G w
            for (std::int64_t column = 0; column < filterSide; ++column) {
                const Vector w0 = vectorAt(each[column]), w1 = vectorAt(each[3 + column]);
                const Vector w2 = vectorAt(each[6 + column]), ends = w0 + w2;
                half[0][column] = w0;
                half[1][column] = 0.5F * (ends + w1);
                half[2][column] = 0.5F * (ends - w1);
                half[3][column] = w2;
            }
            float* to = atPoints + panel * filters.in + c * size + (o - panel);
            const auto stride = filters.in * filters.out;
            for (std::int64_t row = 0; row < windowSide; ++row, to += windowSide * stride) {
                const Vector ends = half[row][0] + half[row][2], middle = half[row][1];
                vectorAt(to) = half[row][0];
                vectorAt(to + stride) = 0.5F * (ends + middle);
                vectorAt(to + 2 * stride) = 0.5F * (ends - middle);
                vectorAt(to + 3 * stride) = half[row][2];
            }
        }
    }
}

STUDIO_VECTORISED void pointsToFilters(const float* atPoints, const Filters& filters, float* weight) {
    const auto stride = filters.in * filters.out;
    for (std::int64_t c = 0; c < filters.in; ++c)
        for (std::int64_t o = 0; o < filters.out; o += lanes) {
            const float* from = atPoints + c * filters.out + o;
            Vector half[filterSide][windowSide]; // G^T m
            for (std::int64_t column = 0; column < windowSide; ++column) {
                const float* m = from + column * stride;
                const Vector m1 = vectorAt(m + 4 * stride), m2 = vectorAt(m + 8 * stride);
                half[0][column] = vectorAt(m) + 0.5F * (m1 + m2);
                half[1][column] = 0.5F * (m1 - m2);
                half[2][column] = 0.5F * (m1 + m2) + vectorAt(m + 12 * stride);
            }
            float each[filterSize][lanes];
            for (std::int64_t row = 0; row < filterSide; ++row) {
                const Vector* m = half[row];
                vectorAt(each[3 * row]) = m[0] + 0.5F * (m[1] + m[2]);
                vectorAt(each[3 * row + 1]) = 0.5F * (m[1] - m[2]);
                vectorAt(each[3 * row + 2]) = 0.5F * (m[1] + m[2]) + m[3];
            }
            for (std::int64_t lane = 0; lane < lanes; ++lane)
                for (std::int64_t i = 0; i < filterSize; ++i)
                    weight[((o + lane) * filters.in + c) * filterSize + i] = each[i][lane];
        }
}

} // namespace studio::kernels::winograd
