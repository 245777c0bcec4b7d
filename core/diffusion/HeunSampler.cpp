// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/HeunSampler.hpp"

#include "core/diffusion/EulerSampler.hpp"

namespace studio::diffusion {

StepResult HeunSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const Stride& here = stride(index);
    const bool isExploding = here.from.alpha == here.to.alpha;
    const auto denoised = denoise(x, here.from);
    const auto change = probabilityFlowChange(denoised, here);
    const auto predictor = x + change;
    if (isExploding && here.to.sigma == 0.0)
        return {predictor, denoised.x0, {}};
    const auto changeThere = probabilityFlowChange(denoise(predictor, here.to), here);
    return {x + 0.5 * (change + changeThere), denoised.x0, predictor};
}

} // namespace studio::diffusion
