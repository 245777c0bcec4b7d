// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/WinogradConvolution.hpp"

#include "core/models/CoreTeam.hpp"
#include "core/models/VectorLoops.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace studio::models {

namespace {

constexpr std::int64_t points = 16;    ///< products of a tile, a pair of channels
constexpr std::int64_t tileSide = 2;   ///< pixels of the result
constexpr std::int64_t windowSide = 4; ///< pixels that they depend on
constexpr std::int64_t panelSize =
    2 * lanes;                              ///< output channels that are computed together; the last panel may be half
constexpr int mostRows = 6;                 ///< tiles that are multiplied together: 12 sums fill the registers
constexpr std::int64_t blockNumbers = 2048; ///< tiles times channels of a block, which then stays in a core's cache
constexpr std::int64_t coreProducts = std::int64_t{1} << 22; ///< fewer are done sooner than another core is awake

/// G g G^T of one 3x3 filter.
std::array<float, points> transformed(const float* filter) {
    constexpr float g[windowSide][3] = {{1, 0, 0}, {.5F, .5F, .5F}, {.5F, -.5F, .5F}, {0, 0, 1}};
    std::array<float, points> result{};
    for (std::size_t row = 0; row < windowSide; ++row)
        for (std::size_t column = 0; column < windowSide; ++column)
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 3; ++j)
                    result[row * windowSide + column] += g[row][i] * filter[i * 3 + j] * g[column][j];
    return result;
}

/// Where the tiles of pictures lie.
struct Tiling {
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t rows = (height + tileSide - 1) / tileSide;
    std::int64_t columns = (width + tileSide - 1) / tileSide;
};

struct Place {
    std::int64_t image = 0;
    std::int64_t top = 0;
    std::int64_t left = 0;
};

/// From one point's numbers to the next one's, in a block. A cache line more than they fill: at a power of two all
/// sixteen would meet in the same places of the cache.
STUDIO_INLINE std::int64_t strideOf(std::int64_t tiles, std::int64_t channels) {
    return tiles * channels + 2 * lanes;
}

STUDIO_INLINE Place placeOf(std::int64_t tile, const Tiling& tiling) {
    const auto inImage = tile % (tiling.rows * tiling.columns);
    return {tile / (tiling.rows * tiling.columns), inImage / tiling.columns * tileSide,
            inImage % tiling.columns * tileSide};
}

/// B^T d B of the windows of tiles [first, first + count), for all channels: to [points, count, channels]. `nothing`:
/// a pixel of zeros.
STUDIO_VECTORISED void transformWindows(const float* x, float* windows, const float* nothing, std::int64_t first,
                                        std::int64_t count, std::int64_t channels, const Tiling& tiling) {
    for (std::int64_t tile = 0; tile < count; ++tile) {
        const Place place = placeOf(first + tile, tiling);
        const float* pixels[points];
        for (std::int64_t i = 0; i < points; ++i) {
            const auto row = place.top + i / windowSide - 1, column = place.left + i % windowSide - 1;
            const bool isInside = row >= 0 && row < tiling.height && column >= 0 && column < tiling.width;
            pixels[i] =
                isInside ? x + ((place.image * tiling.height + row) * tiling.width + column) * channels : nothing;
        }
        float* out = windows + tile * channels;
        const auto stride = strideOf(count, channels);
        for (std::int64_t c = 0; c < channels; c += lanes) {
            Vector half[points]; // B^T d
            for (std::int64_t column = 0; column < windowSide; ++column) {
                const Vector d0 = vectorAt(pixels[column] + c), d1 = vectorAt(pixels[4 + column] + c);
                const Vector d2 = vectorAt(pixels[8 + column] + c), d3 = vectorAt(pixels[12 + column] + c);
                half[column] = d0 - d2;
                half[4 + column] = d1 + d2;
                half[8 + column] = d2 - d1;
                half[12 + column] = d1 - d3;
            }
            for (std::int64_t row = 0; row < windowSide; ++row) {
                const Vector* d = half + row * windowSide;
                float* to = out + row * windowSide * stride + c;
                vectorAt(to) = d[0] - d[2];
                vectorAt(to + stride) = d[1] + d[2];
                vectorAt(to + 2 * stride) = d[2] - d[1];
                vectorAt(to + 3 * stride) = d[1] - d[3];
            }
        }
    }
}

/// Of `Rows` tiles and `Width` vectors of output channels: the sum over input channels.
template<int Rows, int Width>
STUDIO_INLINE void multiplyRows(const float* windows, const float* panel, float* products, std::int64_t in,
                                std::int64_t out) {
    Vector sums[Rows][Width] = {};
    for (std::int64_t c = 0; c < in; ++c, panel += Width * lanes)
        for (int row = 0; row < Rows; ++row)
            for (int i = 0; i < Width; ++i)
                sums[row][i] += windows[row * in + c] * vectorAt(panel + i * lanes);
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Width; ++i)
            vectorAt(products + row * out + i * lanes) = sums[row][i];
}

template<int Width>
STUDIO_INLINE void multiplyPanel(const float* windows, const float* panel, float* products, std::int64_t tiles,
                                 std::int64_t in, std::int64_t out) {
    for (std::int64_t parts = (tiles + mostRows - 1) / mostRows; parts > 0; --parts) {
        const auto rows = (tiles + parts - 1) / parts;
        switch (rows) {
        case 1:
            multiplyRows<1, Width>(windows, panel, products, in, out);
            break;
        case 2:
            multiplyRows<2, Width>(windows, panel, products, in, out);
            break;
        case 3:
            multiplyRows<3, Width>(windows, panel, products, in, out);
            break;
        case 4:
            multiplyRows<4, Width>(windows, panel, products, in, out);
            break;
        case 5:
            multiplyRows<5, Width>(windows, panel, products, in, out);
            break;
        default:
            multiplyRows<mostRows, Width>(windows, panel, products, in, out);
            break;
        }
        windows += rows * in;
        products += rows * out;
        tiles -= rows;
    }
}

/// windows [points, tiles, in] times weights [points, in, out] in panels: to [points, tiles, out].
STUDIO_VECTORISED void multiply(const float* windows, const float* weights, float* products, std::int64_t tiles,
                                std::int64_t in, std::int64_t out) {
    for (std::int64_t point = 0; point < points; ++point) {
        std::int64_t channel = 0;
        for (; channel + panelSize <= out; channel += panelSize, weights += in * panelSize)
            multiplyPanel<2>(windows, weights, products + channel, tiles, in, out);
        if (channel < out) {
            multiplyPanel<1>(windows, weights, products + channel, tiles, in, out);
            weights += in * lanes;
        }
        windows += strideOf(tiles, in);
        products += strideOf(tiles, out);
    }
}

/// A^T m A + bias of tiles [first, first + count), to their places in y.
STUDIO_VECTORISED void transformTiles(const float* products, const float* bias, float* y, std::int64_t first,
                                      std::int64_t count, std::int64_t channels, const Tiling& tiling) {
    for (std::int64_t tile = 0; tile < count; ++tile) {
        const Place place = placeOf(first + tile, tiling);
        float* out = y + ((place.image * tiling.height + place.top) * tiling.width + place.left) * channels;
        const bool hasRight = place.left + 1 < tiling.width, hasBelow = place.top + 1 < tiling.height;
        const float* in = products + tile * channels;
        const auto stride = strideOf(count, channels), down = windowSide * stride;
        for (std::int64_t c = 0; c < channels; c += lanes) {
            Vector upper[windowSide], lower[windowSide]; // A^T m
            for (std::int64_t column = 0; column < windowSide; ++column) {
                const float* m = in + column * stride + c;
                const Vector m1 = vectorAt(m + down), m2 = vectorAt(m + 2 * down);
                upper[column] = vectorAt(m) + m1 + m2;
                lower[column] = m1 - m2 - vectorAt(m + 3 * down);
            }
            const Vector shift = vectorAt(bias + c);
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

} // namespace

bool WinogradConvolution::isFaster(std::int64_t in, std::int64_t out) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    constexpr std::int64_t fewest = 16; // fewer channels are no work beside the transforms
    return in % lanes == 0 && out % lanes == 0 && in >= fewest && out >= fewest && __builtin_cpu_supports("avx2") &&
           __builtin_cpu_supports("fma") && !__builtin_cpu_supports("avx512f");
#else
    return in < 0 && out < 0;
#endif
}

WinogradConvolution::WinogradConvolution(const float* weight, const float* bias, std::int64_t in, std::int64_t out)
    : m_in(in)
    , m_out(out)
    , m_weights(static_cast<std::size_t>(points * in * out))
    , m_bias(bias, bias + out) {
    for (std::int64_t o = 0; o < out; ++o)
        for (std::int64_t c = 0; c < in; ++c) {
            const auto values = transformed(weight + (o * in + c) * 9);
            const auto panel = o / panelSize * panelSize;
            const auto size = std::min(panelSize, out - panel);
            for (std::int64_t point = 0; point < points; ++point)
                m_weights[static_cast<std::size_t>((point * out + panel) * in + c * size + o % panelSize)] =
                    values[static_cast<std::size_t>(point)];
        }
}

void WinogradConvolution::forward(const float* x, float* y, std::int64_t images, std::int64_t height,
                                  std::int64_t width, int mostCores) const {
    const Tiling tiling{.height = height, .width = width};
    const auto tiles = images * tiling.rows * tiling.columns;
    const auto most = std::max<std::int64_t>(blockNumbers / std::max(m_in, m_out), mostRows);
    const auto worthwhile = std::max<std::int64_t>(points * tiles * m_in * m_out / coreProducts, 1);
    const auto cores = static_cast<int>(std::min<std::int64_t>({mostCores, worthwhile, tiles}));
    const auto blocks = std::max<std::int64_t>((tiles + most - 1) / most, cores);
    const std::vector<float> nothing(static_cast<std::size_t>(m_in));
    const auto share = [&](int core, int all) {
        const auto roomFor = [&](std::int64_t channels) {
            const auto numbers = points * strideOf((tiles + blocks - 1) / blocks, channels);
            return std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(numbers));
        };
        const auto windows = roomFor(m_in), products = roomFor(m_out);
        for (auto block = blocks * core / all; block < blocks * (core + 1) / all; ++block) {
            const auto first = tiles * block / blocks;
            const auto count = tiles * (block + 1) / blocks - first;
            transformWindows(x, windows.get(), nothing.data(), first, count, m_in, tiling);
            multiply(windows.get(), m_weights.data(), products.get(), count, m_in, m_out);
            transformTiles(products.get(), m_bias.data(), y, first, count, m_out, tiling);
        }
    };
    if (cores > 1)
        onCores(cores, [&](int core) { share(core, cores); });
    else
        share(0, 1);
}

} // namespace studio::models
