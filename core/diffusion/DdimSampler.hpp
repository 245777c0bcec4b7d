// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// Song et al. 2021, eq. 12 and 16: with a = abar_t, a' = abar_s,
///   x_s = sqrt(a') x0 + sqrt(1 - a' - s^2) eps + s z,   s = eta sqrt((1-a')/(1-a)) sqrt(1 - a/a').
/// eta 0 is deterministic, eta 1 as noisy as DDPM.
class DdimSampler final : public Sampler {
public:
    DdimSampler(SamplerPath path, double eta)
        : Sampler(std::move(path))
        , m_eta(eta) {}
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;

private:
    double m_eta;
};

} // namespace studio::diffusion
