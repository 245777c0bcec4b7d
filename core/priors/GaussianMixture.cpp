// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/priors/GaussianMixture.hpp"

#include "core/analysis/PointBlocks.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Seeds.hpp"
#include "core/priors/KMeans.hpp"

#include <algorithm>
#include <limits>
#include <numbers>

namespace studio::priors {

namespace {

constexpr std::uint64_t drawPurpose = 0x4D495854555245; // "MIXTURE"
constexpr double ridgeShare = 1e-6;                     // of the mean variance
constexpr double leastMass = 1e-12;                     // of a component that nothing belongs to, points

/// C = L L^T. A diagonal that rounding has brought below zero is raised until it works.
torch::Tensor factorOf(const torch::Tensor& covariance, double ridge) {
    const auto identity = torch::eye(covariance.size(0), torch::kDouble);
    for (double added = ridge;; added *= 10.0) {
        const auto [factor, failed] = torch::linalg_cholesky_ex(covariance + added * identity);
        if (failed.item<int>() == 0)
            return factor;
    }
}

double meanVariance(const torch::Tensor& points, const torch::Tensor& mean, const std::stop_token& stop) {
    double sum = 0.0;
    analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t) {
        sum += (rows - mean).square().sum().item<double>();
    });
    return sum / static_cast<double>(points.numel());
}

} // namespace

GaussianMixture GaussianMixture::fit(const torch::Tensor& points, const Options& options, const std::stop_token& stop) {
    const torch::NoGradGuard noGrad;
    const auto mean = analysis::finiteMeanOf(points, stop);
    GaussianMixture mixture;
    mixture.m_ridge =
        std::max(ridgeShare * meanVariance(points, mean, stop), std::numeric_limits<double>::min() / ridgeShare);
    const auto components = std::clamp<std::int64_t>(options.components, 1, points.size(0));
    const auto nearest = nearestCentres(points, components, options.seed, stop);
    mixture.estimate(points, torch::one_hot(nearest, components).to(torch::kDouble), stop);
    for (int round = 0; round < options.rounds; ++round) {
        mixture.m_likelihoods.push_back(mixture.improve(points, stop));
        const auto told = mixture.m_likelihoods.size();
        if (told > 1 && mixture.m_likelihoods[told - 1] - mixture.m_likelihoods[told - 2] < options.tolerance)
            break;
    }
    return mixture;
}

/// One round of expectation-maximisation; returns the mean log-likelihood before it.
double GaussianMixture::improve(const torch::Tensor& points, const std::stop_token& stop) {
    auto responsibilities = torch::empty({points.size(0), components()}, torch::kDouble);
    double sum = 0.0;
    analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
        const auto joint = jointLogDensity(rows);
        const auto total = joint.logsumexp(1, true);
        sum += total.sum().item<double>();
        responsibilities.narrow(0, first, rows.size(0)).copy_((joint - total).exp());
    });
    estimate(points, responsibilities, stop);
    return sum / static_cast<double>(points.size(0));
}

/// From responsibilities [N,K], float64.
void GaussianMixture::estimate(const torch::Tensor& points, const torch::Tensor& responsibilities,
                               const std::stop_token& stop) {
    const auto mass = responsibilities.sum(0).clamp_min(leastMass);
    m_weights = mass / mass.sum();
    auto sums = torch::zeros({mass.size(0), points.size(1)}, torch::kDouble);
    analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
        sums.addmm_(responsibilities.narrow(0, first, rows.size(0)).t(), rows);
    });
    m_means = sums / mass.unsqueeze(1);
    auto scatter = torch::zeros({mass.size(0), points.size(1), points.size(1)}, torch::kDouble);
    analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
        const auto shares = responsibilities.narrow(0, first, rows.size(0));
        for (std::int64_t k = 0; k < mass.size(0); ++k) {
            throwIfStopped(stop);
            const auto centred = (rows - m_means[k]) * shares.select(1, k).sqrt().unsqueeze(1);
            scatter[k].addmm_(centred.t(), centred);
        }
    });
    std::vector<torch::Tensor> factors;
    for (std::int64_t k = 0; k < mass.size(0); ++k)
        factors.push_back(factorOf(scatter[k] / mass[k], m_ridge));
    m_factors = torch::stack(factors);
}

torch::Tensor GaussianMixture::covariance(std::int64_t component) const {
    return torch::mm(m_factors[component], m_factors[component].t());
}

/// ln(w_k N(x_n; m_k, C_k)) of float64 rows, [N,K].
torch::Tensor GaussianMixture::jointLogDensity(const torch::Tensor& rows) const {
    const double constant = static_cast<double>(rows.size(1)) * std::log(2.0 * std::numbers::pi);
    std::vector<torch::Tensor> columns;
    for (std::int64_t k = 0; k < components(); ++k) {
        const auto whitened = torch::linalg_solve_triangular(m_factors[k], (rows - m_means[k]).t(), false);
        const auto logDeterminant = 2.0 * m_factors[k].diagonal().log().sum();
        columns.push_back(m_weights[k].log() - 0.5 * (whitened.square().sum(0) + logDeterminant + constant));
    }
    return torch::stack(columns, 1);
}

torch::Tensor GaussianMixture::logDensity(const torch::Tensor& points, const std::stop_token& stop) const {
    const torch::NoGradGuard noGrad;
    auto densities = torch::empty({points.size(0)}, torch::kDouble);
    analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
        densities.narrow(0, first, rows.size(0)).copy_(jointLogDensity(rows).logsumexp(1));
    });
    return densities;
}

torch::Tensor GaussianMixture::sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop) const {
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        throwIfStopped(stop);
        auto generator =
            at::make_generator<at::CPUGeneratorImpl>(derivedSeed(seed, drawPurpose, static_cast<std::uint64_t>(i)));
        const auto k = torch::multinomial(m_weights, 1, true, generator).item<std::int64_t>();
        const auto noise = torch::randn({m_means.size(1)}, generator, torch::kDouble);
        rows.push_back((m_means[k] + torch::mv(m_factors[k], noise)).to(torch::kFloat));
    }
    return rows.empty() ? torch::empty({0, m_means.size(1)}) : torch::stack(rows);
}

} // namespace studio::priors
