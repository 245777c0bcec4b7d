// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

#include <optional>

namespace studio::diffusion {

/// Whether the last step of a multistep solver falls back to first order; steadier when there are few steps.
enum class LastStep {
    FirstOrder,
    FirstOrderIfFew, ///< only below 15 steps, as diffusers does
    SameOrder,
};

/// DPM-Solver++(2M), data prediction (Lu et al. 2022b, algorithm 2), variance preserving. From s to t, with
/// lambda = ln(alpha/sigma), h = lambda_t - lambda_s, r = h_before / h:
///   x_t = (sigma_t/sigma_s) x - alpha_t (e^-h - 1) (m0 + (m0 - m1) / (2r)).
/// The first step, and a last one that ends without noise, leave out the second term.
class DpmSolver2MSampler final : public Sampler {
public:
    explicit DpmSolver2MSampler(SamplerPath path, LastStep lastStep = LastStep::FirstOrderIfFew)
        : Sampler(std::move(path))
        , m_lastStep(lastStep) {}
    void reset() override { m_previous.reset(); }
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;

private:
    struct Earlier {
        torch::Tensor x0;
        double lambda = 0.0;
    };
    bool isFirstOrder(int index) const;

    LastStep m_lastStep;
    std::optional<Earlier> m_previous;
};

} // namespace studio::diffusion
