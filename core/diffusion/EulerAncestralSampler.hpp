// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Euler down to less noise than asked for, then fresh noise up to it (k-diffusion, sample_euler_ancestral); alpha = 1:
///   up^2 = s'^2 (s^2 - s'^2) / s^2,   down^2 = s'^2 - up^2,   x' = x + (x - x0)/s (down - s) + up z.
class EulerAncestralSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
