// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/priors/Prior.hpp"

#include <vector>

namespace studio::priors {

/// A mixture of K Gaussians with full covariances, fitted to points [N,D] by expectation-maximisation in float64
/// (Dempster, Laird, Rubin 1977), from the centres that k-means++ chooses (Arthur & Vassilvitskii 2007) and some rounds
/// of Lloyd's algorithm move:
///   r_nk = w_k N(x_n; m_k, C_k) / sum_j w_j N(x_n; m_j, C_j)
///   w_k = sum_n r_nk / N,   m_k = sum_n r_nk x_n / sum_n r_nk,   C_k = sum_n r_nk (x_n - m_k)(x_n - m_k)^T / sum_n
///   r_nk
/// To every C_k a millionth of the points' mean variance is added on its diagonal, so that it stays factorisable where
/// a component has few points or a dimension is dead. Densities are summed as logarithms.
class GaussianMixture final : public Prior {
public:
    struct Options {
        std::int64_t components = 10; ///< at most as many as there are points
        int rounds = 100;             ///< of expectation-maximisation, at most
        double tolerance = 1e-3;      ///< ends when a round gains less of the mean log-likelihood, in nats
        std::uint64_t seed = 0;       ///< of the first centres
    };

    /// N >= 1. Throws Error(Mismatch) for points with NaN or infinities; Cancelled.
    static GaussianMixture fit(const torch::Tensor& points, const Options& options, const std::stop_token& stop = {});

    std::int64_t components() const noexcept { return m_weights.size(0); }
    const torch::Tensor& weights() const noexcept { return m_weights; } ///< float64 [K], their sum is 1
    const torch::Tensor& means() const noexcept { return m_means; }     ///< float64 [K,D]
    torch::Tensor covariance(std::int64_t component) const;             ///< float64 [D,D]
    /// Mean log-likelihood of the points after each round, nats a point: never falls but for rounding.
    const std::vector<double>& likelihoods() const noexcept { return m_likelihoods; }

    /// ln p(x) of points [N,D], float64 [N]. Throws Cancelled.
    torch::Tensor logDensity(const torch::Tensor& points, const std::stop_token& stop = {}) const;
    torch::Tensor sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop = {}) const override;

private:
    torch::Tensor jointLogDensity(const torch::Tensor& rows) const;
    double improve(const torch::Tensor& points, const std::stop_token& stop);
    void estimate(const torch::Tensor& points, const torch::Tensor& responsibilities, const std::stop_token& stop);

    torch::Tensor m_weights;
    torch::Tensor m_means;
    torch::Tensor m_factors; ///< float64 [K,D,D], lower triangular: C = L L^T
    double m_ridge = 0.0;    ///< what is added to every diagonal
    std::vector<double> m_likelihoods;
};

} // namespace studio::priors
