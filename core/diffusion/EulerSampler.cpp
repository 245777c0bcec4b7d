// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/EulerSampler.hpp"

namespace studio::diffusion {

torch::Tensor probabilityFlowChange(const Denoised& denoised, const Stride& stride) {
    const double alphaChange = stride.to.alpha - stride.from.alpha;
    const auto change = (stride.to.sigma - stride.from.sigma) * denoised.eps;
    return alphaChange == 0.0 ? change : change + alphaChange * denoised.x0;
}

StepResult EulerSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const Stride& here = stride(index);
    const auto denoised = denoise(x, here.from);
    return {x + probabilityFlowChange(denoised, here), denoised.x0, {}};
}

} // namespace studio::diffusion
