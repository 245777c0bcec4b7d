// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

#include <stop_token>

namespace studio::diffusion {

/// A step that has just been taken.
struct StepState {
    int index = 0; ///< on the path, up to total - 1
    int total = 0;
    std::int64_t sample = 0; ///< number of the first row's sample among those of the seed
    Stride stride;
    torch::Tensor before;    ///< x at stride.from
    torch::Tensor x0;        ///< the clean sample predicted from it
    torch::Tensor after;     ///< x at stride.to
    torch::Tensor predictor; ///< first guess of `after` where the sampler makes one; else undefined
};
using StepFn = std::function<void(const StepState&)>;

/// How a path is walked other than as a whole.
struct Walk {
    int first = 0; ///< the step to begin with
    SettleFn settle = {};
};

/// Walks the path from x [N, ...] at its first level (that of step walk.first), and returns x at its last. Looks at
/// `stop` before every network evaluation and then throws Cancelled.
torch::Tensor runSampler(Sampler& sampler, torch::Tensor x, const DenoiseFn& denoise, const NoiseFn& noise,
                         const std::stop_token& stop = {}, const StepFn& onStep = {}, const Walk& walk = {});

/// Noise at the level where the path begins, from standard normal numbers: data of unit variance is lost in it.
torch::Tensor initialNoise(const Sampler& sampler, const torch::Tensor& standardNormal);

} // namespace studio::diffusion
