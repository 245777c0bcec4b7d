// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/PictureKernels.hpp"

#include "core/kernels/VectorLoops.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace studio::kernels {

namespace {

/// 2^n e^r with x = n log 2 + r and the series of e^r to its sixth power: |r| <= log(2) / 2, so what follows is 1.2e-7.
/// From 88.4 on the result is infinite, below -87 it stays at e^-87 (1.6e-38); NaN stays NaN.
STUDIO_INLINE float exponential(float x) {
    constexpr float log2e = 1.44269504F;
    constexpr float log2High = 0.693359375F; // exact in few bits, so that n times it is exact
    constexpr float log2Low = -2.12194440e-4F;
    constexpr float rounding = 12582912.0F; // 1.5 * 2^23: adding it leaves no bits for fractions
    x = x < -87.0F ? -87.0F : x;            // std::clamp is no part of a function's version for another processor
    x = x > 89.0F ? 89.0F : x;
    const float whole = x * log2e + rounding; // n in its lowest bits: no conversion that could overflow
    const float n = whole - rounding;
    const float r = (x - n * log2High) - n * log2Low;
    const float series =
        1.0F + r * (1.0F + r * (1.0F / 2 + r * (1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120 + r * (1.0F / 720))))));
    const auto power = __builtin_bit_cast(std::uint32_t, whole) - __builtin_bit_cast(std::uint32_t, rounding);
    return __builtin_bit_cast(float, (power + 127U) << 23U) * series;
}

STUDIO_INLINE float sigmoid(float x) {
    return 1.0F / (1.0F + exponential(-x));
}

STUDIO_INLINE float siluSlope(float x) {
    const float gate = sigmoid(x);
    return gate * (1.0F + x * (1.0F - gate));
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

STUDIO_VECTORISED void scaleToSilu(const float* __restrict x, float* __restrict out, const float* __restrict factors,
                                   const float* __restrict shifts, std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float scaled = x[c] * factors[c] + shifts[c];
            out[c] = scaled * sigmoid(scaled);
        }
}

/// slopes = upstream SiLU'(x factor + shift), their sums, and those of slopes (x - mean).
STUDIO_VECTORISED void addSlopes(const float* __restrict x, const float* __restrict upstream, float* __restrict slopes,
                                 const float* __restrict factors, const float* __restrict shifts,
                                 const float* __restrict means, float* __restrict sums, float* __restrict products,
                                 std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels, upstream += channels, slopes += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float slope = upstream[c] * siluSlope(x[c] * factors[c] + shifts[c]);
            slopes[c] = slope;
            sums[c] += slope;
            products[c] += slope * (x[c] - means[c]);
        }
}

/// gradient = gradient factor - (x - mean) pull - push, per channel.
STUDIO_VECTORISED void withdraw(const float* __restrict x, float* __restrict gradient, const float* __restrict factors,
                                const float* __restrict means, const float* __restrict pulls,
                                const float* __restrict pushes, std::int64_t cells, std::int64_t channels) {
    for (std::int64_t cell = 0; cell < cells; ++cell, x += channels, gradient += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            gradient[c] = gradient[c] * factors[c] - (x[c] - means[c]) * pulls[c] - pushes[c];
}

using Channels = std::vector<float>;

/// The mean over each group of `sums`, which are over `cells`; the same for all of a group's channels.
void spreadMeans(Channels& sums, std::int64_t groups, std::int64_t cells) {
    const auto each = std::ssize(sums) / groups;
    for (auto begin = sums.begin(); begin != sums.end(); begin += each) {
        double sum = 0.0;
        for (auto channel = begin; channel != begin + each; ++channel)
            sum += *channel;
        std::fill_n(begin, each, static_cast<float>(sum / static_cast<double>(each * cells)));
    }
}

/// What a norm with FiLM does to the channels of one picture.
struct PictureNorm {
    PictureNorm(const float* x, std::int64_t image, const CellShape& shape, const NormNumbers& norm);
    Channels means;
    Channels sharpness; ///< one over the deviation
    Channels scales;    ///< FiLM's, with the one
    Channels factors;   ///< the result is x factor + shift
    Channels shifts;
};

PictureNorm::PictureNorm(const float* x, std::int64_t image, const CellShape& shape, const NormNumbers& norm)
    : means(static_cast<std::size_t>(shape.channels))
    , sharpness(means.size())
    , scales(means.size(), 1.0F)
    , factors(means.size())
    , shifts(means.size()) {
    addCells(x, means.data(), shape.cells, shape.channels);
    spreadMeans(means, norm.groups, shape.cells);
    addSquares(x, means.data(), sharpness.data(), shape.cells, shape.channels);
    spreadMeans(sharpness, norm.groups, shape.cells);
    const float* film = norm.film ? norm.film + image * norm.filmStride : nullptr;
    for (std::size_t c = 0; c < means.size(); ++c) {
        sharpness[c] = 1.0F / std::sqrt(sharpness[c] + norm.epsilon);
        if (film)
            scales[c] = 1.0F + film[c];
        factors[c] = norm.weight[c] * sharpness[c] * scales[c];
        shifts[c] = norm.bias[c] * scales[c] - means[c] * factors[c] + (film ? film[means.size() + c] : 0.0F);
    }
}

} // namespace

void siluOfNorm(const float* x, float* out, const CellShape& shape, const NormNumbers& norm) {
    const auto size = shape.cells * shape.channels;
    for (std::int64_t image = 0; image < shape.images; ++image, x += size, out += size) {
        const PictureNorm here(x, image, shape, norm);
        scaleToSilu(x, out, here.factors.data(), here.shifts.data(), shape.cells, shape.channels);
    }
}

void siluOfNormGradients(const float* x, const float* upstream, float* gradient, const CellShape& shape,
                         const NormNumbers& norm, const NormGradients& numbers) {
    const auto size = shape.cells * shape.channels;
    const auto channels = static_cast<std::size_t>(shape.channels);
    for (std::int64_t image = 0; image < shape.images; ++image, x += size, upstream += size, gradient += size) {
        const PictureNorm here(x, image, shape, norm);
        Channels sums(channels), products(channels);
        addSlopes(x, upstream, gradient, here.factors.data(), here.shifts.data(), here.means.data(), sums.data(),
                  products.data(), shape.cells, shape.channels);

        float* film = numbers.film ? numbers.film + image * norm.filmStride : nullptr;
        Channels pushes(channels), pulls(channels);
        for (std::size_t c = 0; c < channels; ++c) {
            const float product = products[c] * here.sharpness[c]; // of the slopes and the normalised picture
            numbers.weight[c] += here.scales[c] * product;
            numbers.bias[c] += here.scales[c] * sums[c];
            if (film) {
                film[c] += norm.weight[c] * product + norm.bias[c] * sums[c];
                film[channels + c] += sums[c];
            }
            pushes[c] = norm.weight[c] * here.scales[c] * sums[c];
            pulls[c] = norm.weight[c] * here.scales[c] * product;
        }
        // The mean and the deviation follow x, and take their share back.
        spreadMeans(pushes, norm.groups, shape.cells);
        spreadMeans(pulls, norm.groups, shape.cells);
        for (std::size_t c = 0; c < channels; ++c) {
            pushes[c] *= here.sharpness[c];
            pulls[c] *= here.sharpness[c] * here.sharpness[c];
        }
        withdraw(x, gradient, here.factors.data(), here.means.data(), pulls.data(), pushes.data(), shape.cells,
                 shape.channels);
    }
}

STUDIO_VECTORISED void siluInPlace(float* x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        x[i] *= sigmoid(x[i]);
}

STUDIO_VECTORISED void siluGradient(const float* __restrict x, const float* __restrict upstream,
                                    float* __restrict gradient, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        gradient[i] = upstream[i] * siluSlope(x[i]);
}

} // namespace studio::kernels
