// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/SamplerPath.hpp"

namespace studio::diffusion {

/// What a step leaves. All shapes as x.
struct StepResult {
    torch::Tensor x;         ///< at the step's end
    torch::Tensor x0;        ///< the clean sample as it was predicted at the step's start
    torch::Tensor predictor; ///< a two-evaluation step's first guess of x; undefined otherwise
};

/// Puts x [N, ...] at a level right after every step, before the next one sees it.
using SettleFn = std::function<torch::Tensor(const torch::Tensor& x, const NoiseLevel& level)>;

/// A way to walk down a path of noise levels with a denoiser. One object walks one batch at a time; multistep samplers
/// remember earlier predictions between steps.
class Sampler {
public:
    explicit Sampler(SamplerPath path)
        : m_path(std::move(path)) {}
    virtual ~Sampler() = default;
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;

    const SamplerPath& path() const noexcept { return m_path; }
    int steps() const noexcept { return static_cast<int>(m_path.size()); }
    const Stride& stride(int index) const { return m_path.at(static_cast<std::size_t>(index)); }

    /// Forgets earlier predictions: call it before the first step of a batch. `settle` is what the walk does to x after
    /// every step, for samplers that look back at an x of theirs; empty: nothing.
    virtual void reset([[maybe_unused]] const SettleFn& settle = {}) {}
    /// x [N, ...] at stride(index).from; steps are taken in order, from any first one on.
    virtual StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) = 0;

private:
    SamplerPath m_path;
};

} // namespace studio::diffusion
