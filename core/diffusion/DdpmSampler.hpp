// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Ho et al. 2020, eq. 6 and 7: draws from q(x_s | x_t, x0) with the predicted x0. With a = abar_t, a' = abar_s, r =
/// a/a':
///   x_s = sqrt(a') (1-r)/(1-a) x0 + sqrt(r) (1-a')/(1-a) x_t + sqrt((1-a')/(1-a) (1-r)) z,   no z from t = 0.
class DdpmSampler final : public Sampler {
public:
    using Sampler::Sampler;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;
};

} // namespace studio::diffusion
