// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/PointBlocks.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Translate.hpp"

#include <algorithm>

namespace studio::analysis {

namespace {

/// 16 MB of float64: large enough for a product to keep the cores busy, small enough to stop within a fraction of a
/// second.
constexpr std::int64_t numbersAtOnce = std::int64_t{1} << 21;

} // namespace

void eachBlock(const torch::Tensor& points, const std::stop_token& stop, const BlockFn& work) {
    const auto rows = std::max<std::int64_t>(numbersAtOnce / std::max<std::int64_t>(points.size(1), 1), 1);
    for (std::int64_t first = 0; first < points.size(0); first += rows) {
        throwIfStopped(stop);
        const auto block = points.narrow(0, first, std::min(rows, points.size(0) - first));
        work(block.to(torch::kCPU, torch::kDouble), first);
    }
}

torch::Tensor meanOf(const torch::Tensor& points, const std::stop_token& stop) {
    auto sum = torch::zeros({points.size(1)}, torch::kDouble);
    eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t) { sum += rows.sum(0); });
    return sum / static_cast<double>(points.size(0));
}

torch::Tensor finiteMeanOf(const torch::Tensor& points, const std::stop_token& stop) {
    auto mean = meanOf(points, stop);
    if (!mean.isfinite().all().item<bool>()) // which one value among them that is not finite brings about
        throw Error(ErrorCode::Mismatch, "the latents hold NaN or infinite values",
                    STUDIO_TR("Train the autoencoder again, with a lower learning rate."));
    return mean;
}

torch::Tensor covarianceOf(const torch::Tensor& points, const torch::Tensor& mean, const std::stop_token& stop) {
    auto sum = torch::zeros({points.size(1), points.size(1)}, torch::kDouble);
    eachBlock(points, stop, [&](const torch::Tensor& rows, std::int64_t) {
        const auto centred = rows - mean;
        sum.addmm_(centred.t(), centred);
    });
    return sum / static_cast<double>(std::max<std::int64_t>(points.size(0) - 1, 1));
}

} // namespace studio::analysis
