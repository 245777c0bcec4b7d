// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ImageMetrics.hpp"

#include "core/base/Error.hpp"

#include <algorithm>

namespace studio::analysis {

namespace {

constexpr std::int64_t windowSize = 11;
constexpr double windowSigma = 1.5;
constexpr double c1 = 0.01 * 0.01;
constexpr double c2 = 0.03 * 0.03;

void requireSameShape(const torch::Tensor& pictures, const torch::Tensor& references) {
    if (pictures.dim() != 4 || pictures.sizes() != references.sizes())
        throw Error(ErrorCode::Internal, "pictures can only be compared with as many of the same size");
}

torch::Tensor gaussianWindow(std::int64_t side) {
    const auto size = std::min(windowSize, side);
    const auto offsets = torch::arange(size, torch::kDouble) - static_cast<double>(size - 1) / 2.0;
    const auto weights = torch::exp(-offsets.square() / (2.0 * windowSigma * windowSigma));
    return weights / weights.sum();
}

/// Weighted means over all windows inside [N,1,H,W]; the window is separable.
torch::Tensor windowMeans(const torch::Tensor& x) {
    const auto vertical = gaussianWindow(x.size(2)).view({1, 1, -1, 1}).to(x.device());
    const auto horizontal = gaussianWindow(x.size(3)).view({1, 1, 1, -1}).to(x.device());
    return torch::conv2d(torch::conv2d(x, vertical), horizontal);
}

} // namespace

torch::Tensor meanSquaredError(const torch::Tensor& pictures, const torch::Tensor& references) {
    requireSameShape(pictures, references);
    return (pictures.to(torch::kDouble) - references.to(torch::kDouble)).square().flatten(1).mean(1);
}

torch::Tensor peakSignalToNoise(const torch::Tensor& pictures, const torch::Tensor& references) {
    return -10.0 * torch::log10(meanSquaredError(pictures, references));
}

torch::Tensor structuralSimilarity(const torch::Tensor& pictures, const torch::Tensor& references) {
    requireSameShape(pictures, references);
    const auto count = pictures.size(0), channels = pictures.size(1), height = pictures.size(2),
               width = pictures.size(3);
    const auto asPlanes = [&](const torch::Tensor& each) {
        return each.to(torch::kDouble).reshape({count * channels, 1, height, width});
    };
    const auto x = asPlanes(pictures), y = asPlanes(references);
    const auto meanX = windowMeans(x), meanY = windowMeans(y);
    const auto varianceX = windowMeans(x * x) - meanX.square();
    const auto varianceY = windowMeans(y * y) - meanY.square();
    const auto covariance = windowMeans(x * y) - meanX * meanY;
    const auto similarity = (2.0 * meanX * meanY + c1) * (2.0 * covariance + c2) /
                            ((meanX.square() + meanY.square() + c1) * (varianceX + varianceY + c2));
    return similarity.reshape({count, -1}).mean(1);
}

} // namespace studio::analysis
