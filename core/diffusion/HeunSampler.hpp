// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Karras et al. 2022, algorithm 1: an Euler step, then the mean of the slopes at both ends. The step that ends without
/// noise stays an Euler step, so n steps cost 2n - 1 evaluations. For variance exploding and flow paths.
class HeunSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
