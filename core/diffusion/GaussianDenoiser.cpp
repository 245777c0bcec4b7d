// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/GaussianDenoiser.hpp"

#include "core/diffusion/ModelSpace.hpp"

namespace studio::diffusion {

DenoiseFn gaussianDenoiser(double mean, double std, Prediction prediction) {
    return [=](const torch::Tensor& x, const NoiseLevel& level) {
        const double variance = std * std;
        const auto output = [&](const torch::Tensor& at, const NoiseLevel& here) {
            const double gain = here.alpha * variance / (here.alpha * here.alpha * variance + here.sigma * here.sigma);
            const auto x0 = mean + gain * (at - here.alpha * mean);
            const auto eps = noiseBehind(at, x0, here);
            return predictionTarget(prediction, x0, eps, torch::full({}, here.alpha, x.options()),
                                    torch::full({}, here.sigma, x.options()));
        };
        return denoiseInModelSpace(prediction, x, level, output);
    };
}

} // namespace studio::diffusion
