// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/PrincipalComponents.hpp"

#include "core/analysis/PointBlocks.hpp"

#include <algorithm>

namespace studio::analysis {

namespace {

constexpr std::int64_t mostForEigenvectors = 1024;
constexpr std::int64_t oversampling = 16;
constexpr int powerIterations = 7;

/// A cloud of points and how many numbers of it are free.
struct Cloud {
    const torch::Tensor& points; ///< [N,D]
    torch::Tensor mean;          ///< [D]
    double freedom = 1.0;
    std::stop_token stop;
};

struct Axes {
    torch::Tensor directions; ///< [count,D]
    torch::Tensor variance;   ///< [count], descending
    double total = 0.0;       ///< variance of the whole cloud
};

Axes byEigenvectors(const Cloud& cloud, std::int64_t count) {
    const auto covariance = covarianceOf(cloud.points, cloud.mean, cloud.stop);
    const auto [values, vectors] = torch::linalg_eigh(covariance, "L");
    return {vectors.t().flip(0).narrow(0, 0, count), values.flip(0).narrow(0, 0, count),
            covariance.trace().item<double>()};
}

torch::Tensor orthonormal(const torch::Tensor& columns) {
    return std::get<0>(torch::linalg_qr(columns));
}

/// Never holds more of the covariance C than C times some columns.
Axes bySubspaceIteration(const Cloud& cloud, std::int64_t count) {
    const auto rank = std::min({count + oversampling, cloud.points.size(0), cloud.points.size(1)});
    auto basis = orthonormal(
        torch::randn({cloud.points.size(1), rank}, at::make_generator<at::CPUGeneratorImpl>(0), torch::kDouble));
    for (int i = 0; i < powerIterations; ++i) {
        auto product = torch::zeros_like(basis);
        eachBlock(cloud.points, cloud.stop, [&](const torch::Tensor& rows, std::int64_t) {
            const auto centred = rows - cloud.mean;
            product.addmm_(centred.t(), torch::mm(centred, basis));
        });
        basis = orthonormal(product);
    }
    const auto coordinates = torch::empty({cloud.points.size(0), rank}, torch::kDouble);
    double total = 0.0;
    eachBlock(cloud.points, cloud.stop, [&](const torch::Tensor& rows, std::int64_t first) {
        const auto centred = rows - cloud.mean;
        coordinates.narrow(0, first, rows.size(0)).copy_(torch::mm(centred, basis));
        total += centred.square().sum().item<double>();
    });
    const auto svd = torch::linalg_svd(coordinates, /*full_matrices=*/false);
    return {torch::mm(std::get<2>(svd).narrow(0, 0, count), basis.t()),
            std::get<1>(svd).narrow(0, 0, count).square() / cloud.freedom, total / cloud.freedom};
}

torch::Tensor withSettledSigns(const torch::Tensor& directions) {
    const auto largest = directions.gather(1, directions.abs().argmax(1, /*keepdim=*/true));
    return directions * torch::where(largest < 0, -torch::ones_like(largest), torch::ones_like(largest));
}

} // namespace

PrincipalComponents PrincipalComponents::fit(const torch::Tensor& points, std::int64_t count,
                                             const std::stop_token& stop) {
    const torch::NoGradGuard noGrad;
    const Cloud cloud{points, meanOf(points, stop), static_cast<double>(std::max<std::int64_t>(points.size(0) - 1, 1)),
                      stop};
    const auto kept = std::min({count, points.size(0), points.size(1)});
    const Axes axes =
        points.size(1) <= mostForEigenvectors ? byEigenvectors(cloud, kept) : bySubspaceIteration(cloud, kept);
    const auto variance = axes.variance.clamp_min(0.0);

    PrincipalComponents components;
    components.m_mean = cloud.mean.to(torch::kFloat);
    components.m_directions = withSettledSigns(axes.directions).to(torch::kFloat).contiguous();
    components.m_deviation = variance.sqrt().to(torch::kFloat);
    components.m_explained = axes.total > 0.0 ? variance.sum().item<double>() / axes.total : 0.0;
    return components;
}

torch::Tensor PrincipalComponents::project(const torch::Tensor& points) const {
    return torch::mm(points - m_mean, m_directions.t());
}

torch::Tensor PrincipalComponents::pointsAt(const torch::Tensor& coordinates) const {
    return m_mean + torch::mm(coordinates, m_directions);
}

} // namespace studio::analysis
