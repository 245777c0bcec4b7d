// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Karras et al. 2022, algorithm 1: an Euler step, then the mean of the slopes at both ends. On a variance exploding
/// path the slope has no value where the noise ends, so that the last step stays an Euler step and n steps cost 2n - 1
/// evaluations; a flow's slope has one at t = 0 too, and n steps cost 2n.
class HeunSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
