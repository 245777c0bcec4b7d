// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/Sampling.hpp"

#include "core/base/Progress.hpp"

namespace studio::diffusion {

torch::Tensor runSampler(Sampler& sampler, torch::Tensor x, const DenoiseFn& denoise, const NoiseFn& noise,
                         const std::stop_token& stop, const StepFn& onStep, const Walk& walk) {
    const DenoiseFn stoppable = [&](const torch::Tensor& at, const NoiseLevel& level) {
        throwIfStopped(stop);
        return denoise(at, level);
    };
    sampler.reset(walk.settle);
    for (int i = walk.first; i < sampler.steps(); ++i) {
        auto result = sampler.step(i, x, stoppable, noise);
        if (walk.settle)
            result.x = walk.settle(result.x, sampler.stride(i).to);
        if (onStep)
            onStep({.index = i,
                    .total = sampler.steps(),
                    .stride = sampler.stride(i),
                    .before = x,
                    .x0 = result.x0,
                    .after = result.x,
                    .predictor = result.predictor});
        x = std::move(result.x);
    }
    return x;
}

torch::Tensor initialNoise(const Sampler& sampler, const torch::Tensor& standardNormal) {
    const NoiseLevel& start = sampler.stride(0).from;
    // Unit-variance data is added in quadrature: in the variance preserving space that gives exactly N(0, I).
    const double spread = start.alpha == 0.0 ? start.sigma : std::hypot(start.alpha, start.sigma);
    return spread * standardNormal;
}

} // namespace studio::diffusion
