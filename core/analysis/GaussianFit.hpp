// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <stop_token>

namespace studio::analysis {

/// The Gaussian with the mean m and covariance (ddof 1) of a cloud of points X [N,D]: an ex-post prior to draw latents
/// from (Ghosh et al. 2020).
///
/// Up to 1,024 dimensions the covariance is worked out and factorised, C = L L^T, and a draw is m + L z. Above, the
/// points themselves are the factor: m + (X - m)^T g / sqrt(N - 1) with g ~ N(0, I_N) has exactly the mean m and the
/// covariance (X - m)^T (X - m) / (N - 1), of rank N - 1 at most, and nothing of the size D x D is ever made: at
/// D = 16,384 that would be 2 GB, and a factorisation of minutes. A diagonal beside it would add noise that the latents
/// do not have; who needs a density in all D directions adds it there.
class GaussianFit {
public:
    /// From so many dimensions on the points are the factor.
    struct Limits {
        std::int64_t mostForCovariance = 1024;
    };

    /// N >= 1. Where the covariance is singular (few points, dead dimensions), the least jitter that makes it
    /// factorisable is added to its diagonal. The points are kept when they are the factor: float32 on the CPU is not
    /// copied. Throws Error(Mismatch) for points with NaN or infinities; Cancelled.
    static GaussianFit fit(const torch::Tensor& points, Limits limits, const std::stop_token& stop = {});
    static GaussianFit fit(const torch::Tensor& points, const std::stop_token& stop = {});

    const torch::Tensor& mean() const noexcept { return m_mean; } ///< float64 [D]
    /// float64 [D,D], without jitter; worked out at the call when the points are the factor.
    torch::Tensor covariance() const;
    /// float64 lower triangular L, L L^T = covariance + jitter I; undefined when the points are the factor.
    const torch::Tensor& factor() const noexcept { return m_factor; }
    double jitter() const noexcept { return m_jitter; }

    /// Draws, float32 [count,D]. Row i depends on (seed, first + i) only. Throws Cancelled.
    torch::Tensor sample(std::int64_t count, std::uint64_t seed, std::int64_t first = 0,
                         const std::stop_token& stop = {}) const;

private:
    void factorise();
    torch::Tensor deviation(at::Generator generator) const;

    torch::Tensor m_mean;
    torch::Tensor m_covariance; ///< undefined when the points are the factor
    torch::Tensor m_factor;
    torch::Tensor m_points; ///< float32 [N,D]; undefined when there is a covariance
    double m_jitter = 0.0;
};

/// Moments of each column of points [N,D], float64 [D]. Kurtosis is in excess of the Gaussian's 3; skewness and
/// kurtosis are the plain sample moments, 0 for a column that never changes.
struct DimensionMoments {
    torch::Tensor mean;
    torch::Tensor deviation; ///< ddof 1
    torch::Tensor skewness;
    torch::Tensor kurtosis;
};
DimensionMoments momentsPerDimension(const torch::Tensor& points);

} // namespace studio::analysis
