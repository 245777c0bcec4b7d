// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Memorisation.hpp"

#include "core/analysis/NearestNeighbours.hpp"

#include <limits>

namespace studio::analysis {

namespace {

constexpr double nearShare = 1.0 / 3.0;
/// So many equal pictures are seen through.
constexpr std::int64_t neighboursSeen = 16;
constexpr double rounding = 1e-4;

double share(const torch::Tensor& marked) {
    return marked.size(0) > 0 ? marked.to(torch::kDouble).mean().item<double>()
                              : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

torch::Tensor nearCopies(const torch::Tensor& queries, const torch::Tensor& training) {
    const auto distances = nearestNeighbours(queries, training, neighboursSeen).distances;
    const auto nearest = distances.narrow(1, 0, 1);
    // Equal training points are equally far away. Where all that were seen are, the query lies on a heap of copies.
    const auto another = distances > nearest * (1.0 + rounding) + std::numeric_limits<float>::min();
    const auto next = distances.masked_fill(another.logical_not(), std::numeric_limits<float>::infinity());
    return (nearest < next.amin(1, /*keepdim=*/true) * nearShare).squeeze(1);
}

Memorisation memorisation(const torch::Tensor& samples, const torch::Tensor& training, const torch::Tensor& heldOut) {
    Memorisation found;
    found.samples = samples.size(0);
    found.nearCopies = share(nearCopies(samples, training));
    found.heldOut = heldOut.size(0);
    found.nearCopiesHeldOut =
        found.heldOut > 0 ? share(nearCopies(heldOut, training)) : std::numeric_limits<double>::quiet_NaN();
    return found;
}

} // namespace studio::analysis
