// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/PrincipalComponents.hpp"

#include <algorithm>

namespace studio::analysis {

namespace {

constexpr std::int64_t mostForEigenvectors = 1024;
constexpr std::int64_t oversampling = 16;
constexpr int powerIterations = 6;

struct Axes {
    torch::Tensor directions; ///< [count,D]
    torch::Tensor variance;   ///< [count], descending
};

Axes byEigenvectors(const torch::Tensor& centred, double freedom, std::int64_t count) {
    const auto [values, vectors] = torch::linalg_eigh(torch::mm(centred.t(), centred) / freedom, "L");
    return {vectors.t().flip(0).narrow(0, 0, count), values.flip(0).narrow(0, 0, count)};
}

Axes bySubspaceIteration(const torch::Tensor& centred, double freedom, std::int64_t count) {
    const auto rank = std::min({count + oversampling, centred.size(0), centred.size(1)});
    const auto start =
        torch::randn({centred.size(1), rank}, at::make_generator<at::CPUGeneratorImpl>(0), torch::kDouble);
    const auto orthonormal = [](const torch::Tensor& columns) { return std::get<0>(torch::linalg_qr(columns)); };
    auto basis = orthonormal(torch::mm(centred, start));
    for (int i = 0; i < powerIterations; ++i)
        basis = orthonormal(torch::mm(centred, orthonormal(torch::mm(centred.t(), basis))));
    const auto svd = torch::linalg_svd(torch::mm(basis.t(), centred), /*full_matrices=*/false);
    return {std::get<2>(svd).narrow(0, 0, count), std::get<1>(svd).narrow(0, 0, count).square() / freedom};
}

torch::Tensor withSettledSigns(const torch::Tensor& directions) {
    const auto largest = directions.gather(1, directions.abs().argmax(1, /*keepdim=*/true));
    return directions * torch::where(largest < 0, -torch::ones_like(largest), torch::ones_like(largest));
}

} // namespace

PrincipalComponents PrincipalComponents::fit(const torch::Tensor& points, std::int64_t count) {
    const torch::NoGradGuard noGrad;
    const auto held = points.to(torch::kCPU, torch::kDouble);
    const auto mean = held.mean(0);
    const auto centred = held - mean;
    const double freedom = static_cast<double>(std::max<std::int64_t>(held.size(0) - 1, 1));
    const auto kept = std::min({count, held.size(0), held.size(1)});
    const Axes axes = held.size(1) <= mostForEigenvectors ? byEigenvectors(centred, freedom, kept)
                                                          : bySubspaceIteration(centred, freedom, kept);
    const auto variance = axes.variance.clamp_min(0.0);
    const double total = centred.square().sum().item<double>() / freedom;

    PrincipalComponents components;
    components.m_mean = mean.to(torch::kFloat);
    components.m_directions = withSettledSigns(axes.directions).to(torch::kFloat).contiguous();
    components.m_deviation = variance.sqrt().to(torch::kFloat);
    components.m_explained = total > 0.0 ? variance.sum().item<double>() / total : 0.0;
    return components;
}

torch::Tensor PrincipalComponents::project(const torch::Tensor& points) const {
    return torch::mm(points - m_mean, m_directions.t());
}

torch::Tensor PrincipalComponents::pointsAt(const torch::Tensor& coordinates) const {
    return m_mean + torch::mm(coordinates, m_directions);
}

} // namespace studio::analysis
