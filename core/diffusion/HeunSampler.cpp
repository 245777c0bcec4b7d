// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/HeunSampler.hpp"

#include "core/diffusion/EulerSampler.hpp"

namespace studio::diffusion {

StepResult HeunSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const Stride& here = stride(index);
    const auto x0 = denoise(x, here.from).x0;
    const auto change = probabilityFlowChange(x, x0, here.from, here);
    const auto predictor = x + change;
    if (here.to.sigma == 0.0)
        return {predictor, x0, {}};
    const auto x0There = denoise(predictor, here.to).x0;
    const auto changeThere = probabilityFlowChange(predictor, x0There, here.to, here);
    return {x + 0.5 * (change + changeThere), x0, predictor};
}

} // namespace studio::diffusion
