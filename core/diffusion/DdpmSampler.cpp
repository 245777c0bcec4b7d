// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DdpmSampler.hpp"

#include <algorithm>

namespace studio::diffusion {

StepResult DdpmSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) {
    const auto& [from, to] = stride(index);
    const auto denoised = denoise(x, from);
    const double alphaBar = from.alpha * from.alpha;
    const double alphaBarTo = to.alpha * to.alpha;
    const double betaBar = from.sigma * from.sigma;
    const double betaBarTo = to.sigma * to.sigma;
    const double ratio = alphaBar / alphaBarTo;
    auto next = (to.alpha * (1.0 - ratio) / betaBar) * denoised.x0 + (std::sqrt(ratio) * betaBarTo / betaBar) * x;
    if (from.t > 0.0)
        next = next + std::sqrt(std::max(betaBarTo / betaBar * (1.0 - ratio), 1e-20)) * noise();
    return {next, denoised.x0, {}};
}

} // namespace studio::diffusion
