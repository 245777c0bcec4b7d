// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

namespace studio::diffusion {

/// When a step looks ahead.
enum class HeunRule {
    WhereItHelps, ///< not from much noise to nearly none in one step
    Always,       ///< Karras et al. 2022, and diffusers
};

/// Karras et al. 2022, algorithm 1: an Euler step, then the mean of the slopes at both ends. On a variance exploding
/// path the slope has no value where the noise ends, so that the last step stays an Euler step and n steps cost 2n - 1
/// evaluations; a flow's slope has one at t = 0 too, and n steps cost 2n.
///
/// Where a variance exploding path has very few steps, one leads from much noise to nearly none: the slope at its end
/// is then that of another place altogether, and half of it, times the step's length, throws x off by half the noise.
/// For data N(0, s^2) both results are known in closed form, as is the exact one. A step looks ahead where that brings
/// it closer for s = 1, 1/2 and 1/4, which are all steps of all but the shortest walks.
class HeunSampler final : public Sampler {
public:
    explicit HeunSampler(SamplerPath path, HeunRule rule = HeunRule::WhereItHelps)
        : Sampler(std::move(path))
        , m_rule(rule) {}
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;

private:
    bool looksAhead(const Stride& stride) const;

    HeunRule m_rule;
};

} // namespace studio::diffusion
