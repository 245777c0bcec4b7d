// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/NearestNeighbours.hpp"

#include <algorithm>
#include <vector>

namespace studio::analysis {

namespace {

/// A block of distances stays a few megabytes large.
constexpr std::int64_t distancesAtOnce = 1 << 21;
/// torch::cdist: differences themselves rather than |a|^2 + |b|^2 - 2ab, which cannot tell near points apart.
constexpr std::int64_t withoutMatrixProduct = 2;

} // namespace

Neighbours nearestNeighbours(const torch::Tensor& queries, const torch::Tensor& references, std::int64_t k) {
    const auto kept = std::min(k, references.size(0));
    const auto rows = std::max<std::int64_t>(distancesAtOnce / std::max<std::int64_t>(references.size(0), 1), 1);
    std::vector<torch::Tensor> indices, distances;
    for (const auto& block : queries.split(rows)) {
        const auto all = torch::cdist(block, references, 2.0, withoutMatrixProduct);
        const auto [sorted, order] = all.sort(/*stable=*/true, /*dim=*/1, /*descending=*/false);
        indices.push_back(order.narrow(1, 0, kept));
        distances.push_back(sorted.narrow(1, 0, kept));
    }
    return {torch::cat(indices), torch::cat(distances)};
}

} // namespace studio::analysis
