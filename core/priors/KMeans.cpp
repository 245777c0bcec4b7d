// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/priors/KMeans.hpp"

#include "core/analysis/PointBlocks.hpp"
#include "core/base/Seeds.hpp"

namespace studio::priors {

namespace {

constexpr std::uint64_t centrePurpose = 0x43454E54524553; // "CENTRES"
constexpr int rounds = 10;

/// Squared distances of float64 rows to `centres` [K,D], [N,K].
torch::Tensor squaredDistances(const torch::Tensor& rows, const torch::Tensor& centres) {
    std::vector<torch::Tensor> columns;
    for (std::int64_t k = 0; k < centres.size(0); ++k)
        columns.push_back((rows - centres[k]).square().sum(1)); // exact where a point is a centre
    return torch::stack(columns, 1);
}

torch::Tensor chosenCentres(const torch::Tensor& points, std::int64_t count, std::uint64_t seed,
                            const std::stop_token& stop) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(derivedSeed(seed, centrePurpose, 0));
    const auto all = points.size(0);
    auto distances = torch::full({all}, 1.0, torch::kDouble);
    std::vector<torch::Tensor> centres;
    for (std::int64_t k = 0; k < count; ++k) {
        // Where every point is a centre already, any of them will do.
        const bool any = distances.sum().item<double>() > 0.0;
        const auto chances = any ? distances : torch::ones_like(distances);
        const auto reached = (chances.cumsum(0) / chances.sum()).contiguous();
        const double place = torch::rand({1}, generator, torch::kDouble).item<double>();
        const auto* begin = reached.data_ptr<double>();
        const auto chosen = std::min<std::int64_t>(std::upper_bound(begin, begin + all, place) - begin, all - 1);
        centres.push_back(points[chosen].to(torch::kCPU, torch::kDouble));
        analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
            const auto here = squaredDistances(rows, centres.back().unsqueeze(0)).squeeze(1);
            const auto before = distances.narrow(0, first, rows.size(0));
            distances.narrow(0, first, rows.size(0)).copy_(k == 0 ? here : torch::minimum(before, here));
        });
    }
    return torch::stack(centres);
}

} // namespace

torch::Tensor nearestCentres(const torch::Tensor& points, std::int64_t count, std::uint64_t seed,
                             const std::stop_token& stop) {
    const torch::NoGradGuard noGrad;
    auto centres = chosenCentres(points, count, seed, stop);
    auto nearest = torch::full({points.size(0)}, -1, torch::kLong);
    for (int round = 0; round < rounds; ++round) {
        auto sums = torch::zeros_like(centres);
        auto sizes = torch::zeros({count}, torch::kDouble);
        const auto before = nearest.clone();
        analysis::eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t first) {
            const auto found = squaredDistances(rows, centres).argmin(1);
            nearest.narrow(0, first, rows.size(0)).copy_(found);
            sums.index_add_(0, found, rows);
            sizes.index_add_(0, found, torch::ones({rows.size(0)}, torch::kDouble));
        });
        if (torch::equal(nearest, before))
            break;
        const auto used = (sizes > 0).unsqueeze(1);
        centres = torch::where(used, sums / sizes.clamp_min(1.0).unsqueeze(1), centres);
    }
    return nearest;
}

} // namespace studio::priors
