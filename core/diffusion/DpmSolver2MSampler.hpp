// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

#include <optional>

namespace studio::diffusion {

/// How far DPM-Solver++(2M) trusts the slope between its last two predictions.
enum class DpmRule {
    Steady,    ///< never further than it has seen: r counts as at least 1
    Plain,     ///< as in the paper
    Diffusers, ///< as in the paper, but the last of fewer than 15 steps is of first order
};

/// DPM-Solver++(2M), data prediction (Lu et al. 2022b, algorithm 2), variance preserving. From s to t, with
/// lambda = ln(alpha/sigma), h = lambda_t - lambda_s, r = h_before / h:
///   x_t = (sigma_t/sigma_s) x - alpha_t (e^-h - 1) (m0 + (m0 - m1) / (2r)).
/// The first step, and a last one that ends without noise, leave out the second term.
/// Evenly spaced timesteps make ever longer steps in lambda, and the last of them the longest by far: a slope continued
/// over three times the way that it was measured on overshoots, so that 15 to 50 plain steps are worse than 12 whose
/// last one is of first order. The steady rule is not, and both are of second order.
class DpmSolver2MSampler final : public Sampler {
public:
    explicit DpmSolver2MSampler(SamplerPath path, DpmRule rule = DpmRule::Steady)
        : Sampler(std::move(path))
        , m_rule(rule) {}
    void reset(const SettleFn& = {}) override { m_previous.reset(); }
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;

private:
    struct Earlier {
        torch::Tensor x0;
        double lambda = 0.0;
    };
    bool isFirstOrder(int index) const;

    DpmRule m_rule;
    std::optional<Earlier> m_previous;
};

} // namespace studio::diffusion
