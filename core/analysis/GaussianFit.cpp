// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/GaussianFit.hpp"

#include "core/base/Error.hpp"
#include "core/base/Seeds.hpp"

#include <algorithm>
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

GaussianFit GaussianFit::fit(const torch::Tensor& points) {
    const torch::NoGradGuard noGrad;
    const auto held = points.to(torch::kCPU, torch::kDouble);
    if (!held.isfinite().all().item<bool>())
        throw Error(ErrorCode::Mismatch, "the latents hold NaN or infinite values",
                    "Train the autoencoder again, with a lower learning rate.");
    GaussianFit gaussian;
    gaussian.m_mean = held.mean(0);
    const auto centred = held - gaussian.m_mean;
    gaussian.m_covariance = torch::mm(centred.t(), centred) / degreesOfFreedom(held);

    const double scale = std::max(gaussian.m_covariance.diagonal().mean().item<double>(),
                                  std::numeric_limits<double>::min() / firstJitter);
    const auto identity = torch::eye(held.size(1), torch::kDouble);
    for (double share = 0.0;; share = std::max(10.0 * share, firstJitter)) {
        gaussian.m_jitter = share * scale;
        const auto [factor, failed] = torch::linalg_cholesky_ex(gaussian.m_covariance + gaussian.m_jitter * identity);
        gaussian.m_factor = factor;
        if (failed.item<int>() == 0)
            return gaussian;
    }
}

torch::Tensor GaussianFit::sample(std::int64_t count, std::uint64_t seed, std::int64_t first) const {
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(
            derivedSeed(seed, gaussianPurpose, static_cast<std::uint64_t>(first + i)));
        // A matrix-vector product a row: a product of all rows at once may add up in another order.
        rows.push_back(m_mean + torch::mv(m_factor, torch::randn(m_mean.sizes(), generator, torch::kDouble)));
    }
    return rows.empty() ? torch::empty({0, m_mean.size(0)}) : torch::stack(rows).to(torch::kFloat);
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
