// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/EulerAncestralSampler.hpp"

#include "core/diffusion/Prediction.hpp"

namespace studio::diffusion {

StepResult EulerAncestralSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise,
                                       const NoiseFn& noise) {
    const auto& [from, to] = stride(index);
    const auto x0 = denoise(x, from).x0;
    const double squared = from.sigma * from.sigma;
    const double target = to.sigma * to.sigma;
    const double up = std::sqrt(target * (squared - target) / squared);
    const double down = std::sqrt(target - up * up);
    return {x + (down - from.sigma) * noiseBehind(x, x0, from) + up * noise(), x0, {}};
}

} // namespace studio::diffusion
