// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/PointCloudDenoiser.hpp"

#include "core/diffusion/ModelSpace.hpp"

#include <algorithm>

namespace studio::diffusion {

namespace {

/// Below it the exponents would leave single precision; the softmax has long become the nearest point.
constexpr double smallestVariance = 1e-30;

/// |x_n - alpha p_i|^2 as [N, P]. Differences, not |x|^2 - 2 x p + |p|^2: divided by a small sigma^2, what the latter
/// loses to cancellation would decide the weights.
torch::Tensor squaredDistances(const torch::Tensor& x, const torch::Tensor& points, double alpha) {
    auto squares = torch::zeros({x.size(0), points.size(0)}, x.options());
    for (std::int64_t d = 0; d < x.size(1); ++d) {
        const auto difference = x.select(1, d).unsqueeze(1) - alpha * points.select(1, d);
        squares.addcmul_(difference, difference);
    }
    return squares;
}

torch::Tensor expectedPoint(const torch::Tensor& x, const torch::Tensor& points, const NoiseLevel& level) {
    const double variance = std::max(level.sigma * level.sigma, smallestVariance);
    const auto exponents = squaredDistances(x, points, level.alpha).mul_(-0.5 / variance);
    return torch::softmax(exponents, 1).matmul(points);
}

} // namespace

DenoiseFn pointCloudDenoiser(const torch::Tensor& points, Prediction prediction) {
    return [=](const torch::Tensor& x, const NoiseLevel& level) {
        const auto output = [&](const torch::Tensor& at, const NoiseLevel& here) {
            const auto x0 = expectedPoint(at, points.to(at.options()), here);
            const auto eps = here.sigma > 0.0 ? noiseBehind(at, x0, here) : torch::zeros_like(at);
            return predictionTarget(prediction, x0, eps, torch::full({}, here.alpha, at.options()),
                                    torch::full({}, here.sigma, at.options()));
        };
        return denoiseInModelSpace(prediction, x, level, output);
    };
}

} // namespace studio::diffusion
