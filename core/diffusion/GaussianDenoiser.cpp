// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/GaussianDenoiser.hpp"

#include "core/diffusion/ModelSpace.hpp"

namespace studio::diffusion {

DenoiseFn gaussianDenoiser(double mean, double std, Prediction prediction) {
    return [=](const torch::Tensor& x, const NoiseLevel& level) {
        const double variance = std * std;
        const auto output = [&](const torch::Tensor& at, const NoiseLevel& here) {
            const double total = here.alpha * here.alpha * variance + here.sigma * here.sigma;
            const auto off = at - here.alpha * mean;
            const auto x0 = mean + (here.alpha * variance / total) * off;
            const auto eps = (here.sigma / total) * off;
            return predictionTarget(prediction, x0, eps, torch::full({}, here.alpha, x.options()),
                                    torch::full({}, here.sigma, x.options()));
        };
        return denoiseInModelSpace(prediction, x, level, output);
    };
}

} // namespace studio::diffusion
