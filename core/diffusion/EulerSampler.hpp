// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// How far x moves along the probability flow in one straight stride: dx = x0 dalpha + eps dsigma. With alpha = 1 that
/// is Karras et al. 2022, eq. 3; with alpha = 1 - t and sigma = t it is the flow ODE.
torch::Tensor probabilityFlowChange(const Denoised& denoised, const Stride& stride);

/// First order along the straight line from one level to the next; for variance exploding and flow paths.
class EulerSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
