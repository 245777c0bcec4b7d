// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

#include <stop_token>

namespace studio::diffusion {

/// A step that has just been taken.
struct StepState {
    int index = 0; ///< 0 to total - 1
    int total = 0;
    Stride stride;
    torch::Tensor before;    ///< x at stride.from
    torch::Tensor x0;        ///< the clean sample predicted from it
    torch::Tensor after;     ///< x at stride.to
    torch::Tensor predictor; ///< first guess of `after` where the sampler makes one; else undefined
};
using StepFn = std::function<void(const StepState&)>;

/// Walks the whole path from x [N, ...] at its first level, and returns x at its last. Looks at `stop` before every
/// network evaluation and then throws Cancelled.
torch::Tensor runSampler(Sampler& sampler, torch::Tensor x, const DenoiseFn& denoise, const NoiseFn& noise,
                         const std::stop_token& stop = {}, const StepFn& onStep = {});

/// Noise at the level where the path begins, from standard normal numbers: data of unit variance is lost in it.
torch::Tensor initialNoise(const Sampler& sampler, const torch::Tensor& standardNormal);

} // namespace studio::diffusion
