// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>

namespace studio::analysis {

/// The Gaussian with the mean and covariance (ddof 1) of a cloud of points [N,D]: an ex-post prior to draw latents from
/// (Ghosh et al. 2020). All tensors are float64 on the CPU.
class GaussianFit {
public:
    /// N >= 1. Where the covariance is singular (few points, dead dimensions), the least jitter that makes it
    /// factorisable is added to its diagonal. Throws Error(Mismatch) for points with NaN or infinities.
    static GaussianFit fit(const torch::Tensor& points);

    const torch::Tensor& mean() const noexcept { return m_mean; }             ///< [D]
    const torch::Tensor& covariance() const noexcept { return m_covariance; } ///< [D,D], without jitter
    const torch::Tensor& factor() const noexcept {
        return m_factor;
    } ///< lower triangular L, L L^T = covariance + jitter I
    double jitter() const noexcept { return m_jitter; }

    /// mean + L z, float32 [count,D]. Row i depends on (seed, first + i) only.
    torch::Tensor sample(std::int64_t count, std::uint64_t seed, std::int64_t first = 0) const;

private:
    torch::Tensor m_mean;
    torch::Tensor m_covariance;
    torch::Tensor m_factor;
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
