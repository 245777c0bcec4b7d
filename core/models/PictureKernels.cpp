// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PictureKernels.hpp"

#include "core/models/VectorLoops.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace studio::models {

namespace {

/// 2^n e^r with x = n log 2 + r and the series of e^r to its sixth power: |r| <= log(2) / 2, so what follows is 1.2e-7.
/// n stays where 2^n is a normal number. NaN stays NaN.
STUDIO_INLINE float exponential(float x) {
    constexpr float log2e = 1.44269504F;
    constexpr float log2High = 0.693359375F; // exact in few bits, so that n times it is exact
    constexpr float log2Low = -2.12194440e-4F;
    constexpr float rounding = 12582912.0F; // 1.5 * 2^23: adding it leaves no bits for fractions
    const float n = (x * log2e + rounding) - rounding;
    const float r = (x - n * log2High) - n * log2Low;
    const float series =
        1.0F + r * (1.0F + r * (1.0F / 2 + r * (1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120 + r * (1.0F / 720))))));
    auto power = static_cast<std::int32_t>(n);
    power = power < -126 ? -126 : power; // std::clamp is no part of a function's version for another processor
    power = power > 127 ? 127 : power;
    return __builtin_bit_cast(float, (power + 127) << 23) * series;
}

STUDIO_INLINE float silu(float x) {
    return x / (1.0F + exponential(-x));
}

/// The mean over each group of `sums`, which are over `cells`; the same for all of a group's channels.
void spreadMeans(std::vector<float>& sums, std::int64_t groups, std::int64_t cells) {
    const auto each = std::ssize(sums) / groups;
    for (auto begin = sums.begin(); begin != sums.end(); begin += each) {
        double sum = 0.0;
        for (auto channel = begin; channel != begin + each; ++channel)
            sum += *channel;
        std::fill_n(begin, each, static_cast<float>(sum / static_cast<double>(each * cells)));
    }
}

STUDIO_VECTORISED void addCells(const float* __restrict x, float* __restrict sums, std::int64_t cells,
                                std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            sums[c] += x[c];
}

STUDIO_VECTORISED void addSquares(const float* __restrict x, const float* __restrict means, float* __restrict sums,
                                  std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float apart = x[c] - means[c];
            sums[c] += apart * apart;
        }
}

/// out = x factor + shift, per channel. Each of a channel's numbers depends on that number of x alone.
STUDIO_VECTORISED void scaleCells(const float* x, float* out, const float* __restrict factors,
                                  const float* __restrict shifts, std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels, out += channels)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] = x[c] * factors[c] + shifts[c];
}

STUDIO_VECTORISED void scaleCellsToSilu(const float* x, float* out, const float* __restrict factors,
                                        const float* __restrict shifts, std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels, out += channels)
#pragma GCC ivdep
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] = silu(x[c] * factors[c] + shifts[c]);
}

} // namespace

void normalise(const float* x, float* out, const CellShape& shape, const NormNumbers& norm) {
    const auto channels = static_cast<std::size_t>(shape.channels);
    std::vector<float> means(channels), spreads(channels), factors(channels), shifts(channels);
    for (std::int64_t image = 0; image < shape.images; ++image) {
        std::ranges::fill(means, 0.0F);
        std::ranges::fill(spreads, 0.0F);
        addCells(x, means.data(), shape.cells, shape.channels);
        spreadMeans(means, norm.groups, shape.cells);
        addSquares(x, means.data(), spreads.data(), shape.cells, shape.channels);
        spreadMeans(spreads, norm.groups, shape.cells);

        const float* film = norm.film ? norm.film + image * norm.filmStride : nullptr;
        for (std::size_t c = 0; c < channels; ++c) {
            const float scale = film ? 1.0F + film[c] : 1.0F;
            const float factor = norm.weight[c] / std::sqrt(spreads[c] + norm.epsilon);
            factors[c] = factor * scale;
            shifts[c] = (norm.bias[c] - means[c] * factor) * scale + (film ? film[channels + c] : 0.0F);
        }
        const auto apply = norm.silu ? scaleCellsToSilu : scaleCells;
        apply(x, out, factors.data(), shifts.data(), shape.cells, shape.channels);
        x += shape.cells * shape.channels;
        out += shape.cells * shape.channels;
    }
}

STUDIO_VECTORISED void siluInPlace(float* x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        x[i] = silu(x[i]);
}

} // namespace studio::models
