// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/PictureKernels.hpp"

#include "core/kernels/CoreTeam.hpp"
#include "core/kernels/VectorLoops.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
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

STUDIO_VECTORISED void siluOf(float* x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        x[i] *= sigmoid(x[i]);
}

STUDIO_VECTORISED void slopesOf(const float* __restrict x, const float* __restrict upstream, float* __restrict gradient,
                                std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        gradient[i] = upstream[i] * siluSlope(x[i]);
}

constexpr std::int64_t coreNumbers = std::int64_t{1} << 16; ///< fewer are done sooner than another core is awake

int coresFor(std::int64_t numbers, int mostCores) {
    return static_cast<int>(std::clamp<std::int64_t>(numbers / coreNumbers, 1, std::max(mostCores, 1)));
}

/// work(begin, end) for each core's share of `count`.
template<class Work>
void shareOut(std::int64_t count, int cores, const Work& work) {
    if (cores == 1)
        return work(0, count);
    onCores(cores, [&](int core) { work(count * core / cores, count * (core + 1) / cores); });
}

using Channels = std::vector<float>;
using Sums = std::vector<double>; ///< of channels

/// A picture's cells in pieces, the same whatever the cores: a sum is of few numbers within one, and over all of them
/// in double precision and in their order. A small picture is one piece.
class Pieces {
public:
    Pieces(const CellShape& shape, int mostCores)
        : m_cells(shape.cells)
        , m_channels(shape.channels)
        , m_ofPiece(shape.cells <= fewCells ? std::max<std::int64_t>(shape.cells, 1) : pieceCells)
        , m_count((shape.cells + m_ofPiece - 1) / m_ofPiece)
        , m_cores(static_cast<int>(std::clamp<std::int64_t>(coresFor(shape.cells * shape.channels, mostCores), 1,
                                                            std::max<std::int64_t>(m_count, 1)))) {}

    /// work(offset of the piece's first number, its cells).
    template<class Work>
    void each(const Work& work) const {
        shareOut(m_count, m_cores, [&](std::int64_t begin, std::int64_t end) {
            for (auto piece = begin; piece < end; ++piece)
                work(piece * m_ofPiece * m_channels, std::min(m_ofPiece, m_cells - piece * m_ofPiece));
        });
    }

    /// work(offset, cells, sums) adds to sums [numbers].
    template<class Work>
    Sums sums(std::size_t numbers, const Work& work) const {
        std::vector<float> ofPieces(static_cast<std::size_t>(m_count) * numbers);
        each([&](std::int64_t offset, std::int64_t cells) {
            const auto piece = static_cast<std::size_t>(offset / (m_ofPiece * m_channels));
            work(offset, cells, ofPieces.data() + piece * numbers);
        });
        Sums total(numbers);
        for (std::size_t i = 0; i < ofPieces.size(); i += numbers)
            for (std::size_t j = 0; j < numbers; ++j)
                total[j] += static_cast<double>(ofPieces[i + j]);
        return total;
    }

private:
    static constexpr std::int64_t fewCells = 4096;
    static constexpr std::int64_t pieceCells = 256;

    std::int64_t m_cells;
    std::int64_t m_channels;
    std::int64_t m_ofPiece; ///< cells; the last one may have fewer
    std::int64_t m_count;
    int m_cores;
};

/// The mean over each group of `sums`, which are over `cells`; the same for all of a group's channels.
Channels groupMeans(const Sums& sums, std::int64_t groups, std::int64_t cells) {
    const auto each = std::ssize(sums) / groups;
    Channels means(sums.size());
    for (auto begin = sums.begin(); begin != sums.end(); begin += each) {
        const double sum = std::accumulate(begin, begin + each, 0.0);
        std::fill_n(means.begin() + (begin - sums.begin()), each,
                    static_cast<float>(sum / static_cast<double>(each * cells)));
    }
    return means;
}

/// What a norm with FiLM does to the channels of one picture.
struct PictureNorm {
    PictureNorm(const float* x, std::int64_t image, const CellShape& shape, const NormNumbers& norm,
                const Pieces& pieces);
    Channels means;
    Channels sharpness; ///< one over the deviation
    Channels scales;    ///< FiLM's, with the one
    Channels factors;   ///< the result is x factor + shift
    Channels shifts;
};

PictureNorm::PictureNorm(const float* x, std::int64_t image, const CellShape& shape, const NormNumbers& norm,
                         const Pieces& pieces)
    : scales(static_cast<std::size_t>(shape.channels), 1.0F)
    , factors(scales.size())
    , shifts(scales.size()) {
    const auto channels = shape.channels;
    const auto plain = [&](std::int64_t offset, std::int64_t cells, float* sums) {
        addCells(x + offset, sums, cells, channels);
    };
    means = groupMeans(pieces.sums(scales.size(), plain), norm.groups, shape.cells);
    const auto squared = [&](std::int64_t offset, std::int64_t cells, float* sums) {
        addSquares(x + offset, means.data(), sums, cells, channels);
    };
    sharpness = groupMeans(pieces.sums(scales.size(), squared), norm.groups, shape.cells);
    const float* film = norm.film ? norm.film + image * norm.filmStride : nullptr;
    for (std::size_t c = 0; c < means.size(); ++c) {
        sharpness[c] = 1.0F / std::sqrt(sharpness[c] + norm.epsilon);
        if (film)
            scales[c] = 1.0F + film[c];
        factors[c] = norm.weight[c] * sharpness[c] * scales[c];
        shifts[c] = norm.bias[c] * scales[c] - means[c] * factors[c] + (film ? film[means.size() + c] : 0.0F);
    }
}

/// Of one picture's channels: what the slopes sum up to, and their products with the normalised picture.
struct SlopeSums {
    Channels slopes;
    Channels products;
};

SlopeSums slopesThrough(const PictureNorm& here, const float* x, const float* upstream, float* gradient,
                        std::int64_t channels, const Pieces& pieces) {
    const auto count = here.means.size();
    const auto both = pieces.sums(2 * count, [&](std::int64_t offset, std::int64_t cells, float* sums) {
        addSlopes(x + offset, upstream + offset, gradient + offset, here.factors.data(), here.shifts.data(),
                  here.means.data(), sums, sums + count, cells, channels);
    });
    SlopeSums found{Channels(count), Channels(count)};
    for (std::size_t c = 0; c < count; ++c) {
        found.slopes[c] = static_cast<float>(both[c]);
        found.products[c] = static_cast<float>(both[count + c]) * here.sharpness[c];
    }
    return found;
}

void addGradients(const PictureNorm& here, const SlopeSums& sums, std::int64_t image, const NormNumbers& norm,
                  const NormGradients& numbers) {
    const auto channels = here.means.size();
    float* film = numbers.film ? numbers.film + image * norm.filmStride : nullptr;
    for (std::size_t c = 0; c < channels; ++c) {
        numbers.weight[c] += here.scales[c] * sums.products[c];
        numbers.bias[c] += here.scales[c] * sums.slopes[c];
        if (film) {
            film[c] += norm.weight[c] * sums.products[c] + norm.bias[c] * sums.slopes[c];
            film[channels + c] += sums.slopes[c];
        }
    }
}

} // namespace

void siluOfNorm(const float* x, float* out, const CellShape& shape, const NormNumbers& norm, int mostCores) {
    const auto size = shape.cells * shape.channels;
    const Pieces pieces(shape, mostCores);
    for (std::int64_t image = 0; image < shape.images; ++image, x += size, out += size) {
        const PictureNorm here(x, image, shape, norm, pieces);
        pieces.each([&](std::int64_t offset, std::int64_t cells) {
            scaleToSilu(x + offset, out + offset, here.factors.data(), here.shifts.data(), cells, shape.channels);
        });
    }
}

void siluOfNormGradients(const float* x, const float* upstream, float* gradient, const CellShape& shape,
                         const NormNumbers& norm, const NormGradients& numbers, int mostCores) {
    const auto size = shape.cells * shape.channels;
    const auto channels = static_cast<std::size_t>(shape.channels);
    const Pieces pieces(shape, mostCores);
    for (std::int64_t image = 0; image < shape.images; ++image, x += size, upstream += size, gradient += size) {
        const PictureNorm here(x, image, shape, norm, pieces);
        const SlopeSums sums = slopesThrough(here, x, upstream, gradient, shape.channels, pieces);
        addGradients(here, sums, image, norm, numbers);
        // The mean and the deviation follow x, and take their share back.
        Sums pushed(channels), pulled(channels);
        for (std::size_t c = 0; c < channels; ++c) {
            pushed[c] = static_cast<double>(norm.weight[c] * here.scales[c] * sums.slopes[c]);
            pulled[c] = static_cast<double>(norm.weight[c] * here.scales[c] * sums.products[c]);
        }
        auto pushes = groupMeans(pushed, norm.groups, shape.cells);
        auto pulls = groupMeans(pulled, norm.groups, shape.cells);
        for (std::size_t c = 0; c < channels; ++c) {
            pushes[c] *= here.sharpness[c];
            pulls[c] *= here.sharpness[c] * here.sharpness[c];
        }
        pieces.each([&](std::int64_t offset, std::int64_t cells) {
            withdraw(x + offset, gradient + offset, here.factors.data(), here.means.data(), pulls.data(), pushes.data(),
                     cells, shape.channels);
        });
    }
}

void siluInPlace(float* x, std::int64_t count, int mostCores) {
    shareOut(count, coresFor(count, mostCores),
             [x](std::int64_t begin, std::int64_t end) { siluOf(x + begin, end - begin); });
}

void siluGradient(const float* x, const float* upstream, float* gradient, std::int64_t count, int mostCores) {
    shareOut(count, coresFor(count, mostCores), [=](std::int64_t begin, std::int64_t end) {
        slopesOf(x + begin, upstream + begin, gradient + begin, end - begin);
    });
}

} // namespace studio::kernels
