// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Slope of the probability flow along a path on which alpha and sigma are linear in the path's own parameter:
/// dx = x0 dalpha + eps dsigma. With alpha = 1 that is Karras et al. 2022, eq. 3; with alpha = 1 - t, sigma = t the
/// flow ODE. Only the clean sample is taken from the denoiser, so that clipping it bends the path too.
torch::Tensor probabilityFlowChange(const torch::Tensor& x, const torch::Tensor& x0, const NoiseLevel& at,
                                    const Stride& stride);

/// First order along the straight line from one level to the next; for variance exploding and flow paths.
class EulerSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
