// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/MultiScaleSimilarity.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace studio::training {

namespace {

constexpr std::array<double, 5> scaleWeights{0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
constexpr std::int64_t windowSize = 11;
constexpr double windowSigma = 1.5;
constexpr double c1 = 0.01 * 0.01;
constexpr double c2 = 0.03 * 0.03;
constexpr double leastFactor = 1e-4; ///< a root of nothing has no slope

std::size_t scalesOf(std::int64_t side) {
    std::size_t scales = 1;
    while (scales < scaleWeights.size() && side / 2 >= windowSize) {
        side /= 2;
        ++scales;
    }
    return scales;
}

/// [side - window + 1, side]: each row the Gaussian window at one place. Rows and columns of pictures are then weighted
/// by two products of matrices, which are several times faster than convolutions of one channel.
torch::Tensor windowsAlong(std::int64_t side, const at::TensorOptions& options) {
    const auto size = std::min(windowSize, side);
    const auto offsets = torch::arange(size, torch::kDouble) - static_cast<double>(size - 1) / 2.0;
    auto weights = torch::exp(-offsets.square() / (2.0 * windowSigma * windowSigma));
    weights = weights / weights.sum();
    auto windows = torch::zeros({side - size + 1, side}, torch::kDouble);
    for (std::int64_t place = 0; place < windows.size(0); ++place)
        windows[place].narrow(0, place, size).copy_(weights);
    return windows.to(options);
}

/// Of planes [P,H,W]: means over all windows of the two factors of the similarity, [P] each.
struct Similarity {
    torch::Tensor structure; ///< contrast and structure
    torch::Tensor whole;     ///< times luminance
};

Similarity similarityOf(const torch::Tensor& x, const torch::Tensor& y) {
    const auto down = windowsAlong(x.size(1), x.options().requires_grad(false));
    const auto across = windowsAlong(x.size(2), x.options().requires_grad(false)).t();
    const auto means = torch::matmul(down, torch::matmul(torch::stack({x, y, x * x, y * y, x * y}), across));
    const auto meanX = means[0], meanY = means[1];
    const auto varianceX = means[2] - meanX.square(), varianceY = means[3] - meanY.square();
    const auto covariance = means[4] - meanX * meanY;
    const auto structure = (2.0 * covariance + c2) / (varianceX + varianceY + c2);
    const auto luminance = (2.0 * meanX * meanY + c1) / (meanX.square() + meanY.square() + c1);
    return {structure.mean({1, 2}), (structure * luminance).mean({1, 2})};
}

} // namespace

torch::Tensor multiScaleSimilarity(const torch::Tensor& pictures, const torch::Tensor& references) {
    const auto asPlanes = [](const torch::Tensor& each) { return each.reshape({-1, each.size(2), each.size(3)}); };
    auto x = asPlanes(pictures), y = asPlanes(references);
    const auto scales = scalesOf(std::min(x.size(1), x.size(2)));
    double sum = 0.0;
    for (std::size_t scale = 0; scale < scales; ++scale)
        sum += scaleWeights[scale];
    torch::Tensor product;
    for (std::size_t scale = 0; scale < scales; ++scale) {
        const auto similarity = similarityOf(x, y);
        const bool last = scale + 1 == scales;
        const auto factor = (last ? similarity.whole : similarity.structure).clamp_min(leastFactor);
        const auto power = factor.pow(scaleWeights[scale] / sum);
        product = product.defined() ? product * power : power;
        if (last)
            break;
        x = torch::avg_pool2d(x, 2);
        y = torch::avg_pool2d(y, 2);
    }
    return product.view({pictures.size(0), pictures.size(1)}).mean(1);
}

} // namespace studio::training
