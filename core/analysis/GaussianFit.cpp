// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/GaussianFit.hpp"

#include "core/analysis/PointBlocks.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Seeds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace studio::analysis {

namespace {

constexpr std::uint64_t gaussianPurpose = 0x47415553534941; // "GAUSSIA"
constexpr double firstJitter = 1e-12;                       // of the mean variance

double degreesOfFreedom(const torch::Tensor& points) {
    return static_cast<double>(std::max<std::int64_t>(points.size(0) - 1, 1));
}

} // namespace

GaussianFit GaussianFit::fit(const torch::Tensor& points, const std::stop_token& stop) {
    return fit(points, Limits{}, stop);
}

GaussianFit GaussianFit::fit(const torch::Tensor& points, Limits limits, const std::stop_token& stop) {
    const torch::NoGradGuard noGrad;
    GaussianFit gaussian;
    gaussian.m_mean = finiteMeanOf(points, stop);
    if (points.size(1) > limits.mostForCovariance) {
        gaussian.m_points = points.to(torch::kCPU, torch::kFloat).contiguous();
        return gaussian;
    }
    gaussian.m_covariance = covarianceOf(points, gaussian.m_mean, stop);
    gaussian.factorise();
    return gaussian;
}

void GaussianFit::factorise() {
    const double scale =
        std::max(m_covariance.diagonal().mean().item<double>(), std::numeric_limits<double>::min() / firstJitter);
    const auto identity = torch::eye(m_covariance.size(0), torch::kDouble);
    for (double share = 0.0;; share = std::max(10.0 * share, firstJitter)) {
        m_jitter = share * scale;
        const auto [factor, failed] = torch::linalg_cholesky_ex(m_covariance + m_jitter * identity);
        m_factor = factor;
        if (failed.item<int>() == 0)
            return;
    }
}

torch::Tensor GaussianFit::covariance() const {
    return m_points.defined() ? covarianceOf(m_points, m_mean) : m_covariance;
}

/// A matrix-vector product a row: a product of all rows at once may add up in another order.
torch::Tensor GaussianFit::deviation(at::Generator generator) const {
    if (!m_points.defined())
        return torch::mv(m_factor, torch::randn(m_mean.sizes(), generator, torch::kDouble));
    auto weights = torch::randn({m_points.size(0)}, generator, torch::kDouble);
    // The mean of the points is X^T 1 / N, so (X - m)^T g is X^T (g - mean g): no centred copy is needed.
    weights = (weights - weights.mean()) / std::sqrt(degreesOfFreedom(m_points));
    return torch::mv(m_points.t(), weights.to(torch::kFloat)).to(torch::kDouble);
}

torch::Tensor GaussianFit::sample(std::int64_t count, std::uint64_t seed, std::int64_t first,
                                  const std::stop_token& stop) const {
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        throwIfStopped(stop);
        auto generator = at::make_generator<at::CPUGeneratorImpl>(
            derivedSeed(seed, gaussianPurpose, static_cast<std::uint64_t>(first + i)));
        rows.push_back((m_mean + deviation(generator)).to(torch::kFloat));
    }
    return rows.empty() ? torch::empty({0, m_mean.size(0)}) : torch::stack(rows);
}

DimensionMoments momentsPerDimension(const torch::Tensor& points) {
    const auto held = points.to(torch::kCPU, torch::kDouble);
    const auto mean = held.mean(0);
    const auto centred = held - mean;
    const auto variance = centred.square().mean(0);
    const auto constant = variance == 0.0;
    const auto safe = torch::where(constant, torch::ones_like(variance), variance);
    const auto zeros = torch::zeros_like(variance);
    return {.mean = mean,
            .deviation = (centred.square().sum(0) / degreesOfFreedom(held)).sqrt(),
            .skewness = torch::where(constant, zeros, centred.pow(3).mean(0) / safe.pow(1.5)),
            .kurtosis = torch::where(constant, zeros, centred.pow(4).mean(0) / safe.square() - 3.0)};
}

} // namespace studio::analysis
