// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/EulerSampler.hpp"

#include "core/diffusion/Prediction.hpp"

namespace studio::diffusion {

torch::Tensor probabilityFlowChange(const torch::Tensor& x, const torch::Tensor& x0, const NoiseLevel& at,
                                    const Stride& stride) {
    const double alphaChange = stride.to.alpha - stride.from.alpha;
    const double sigmaChange = stride.to.sigma - stride.from.sigma;
    const auto change = sigmaChange * noiseBehind(x, x0, at);
    return alphaChange == 0.0 ? change : change + alphaChange * x0;
}

StepResult EulerSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const Stride& here = stride(index);
    const auto x0 = denoise(x, here.from).x0;
    return {x + probabilityFlowChange(x, x0, here.from, here), x0, {}};
}

} // namespace studio::diffusion
