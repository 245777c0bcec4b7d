// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/NoiseSchedule.hpp"
#include "core/diffusion/Prediction.hpp"

#include <functional>

namespace studio::diffusion {

/// A network's output for x in the space that it was trained in.
using OutputFn = std::function<torch::Tensor(const torch::Tensor& x, const NoiseLevel& level)>;

/// Throws Error(WrongUsage) where a network cannot be trained to predict that on that schedule: flow and EDM each go
/// with themselves only.
void requireScheduleFits(const NoiseSchedule& schedule, Prediction prediction);

/// The factor that brings x of a sampler into the space of the network: a flow model wants alpha + sigma = 1, the
/// others alpha^2 + sigma^2 = 1. Samplers differ only by such a factor.
double modelScale(Prediction prediction, const NoiseLevel& level);

/// Scales x and its level into the network's space, asks the network, and reads its output.
Denoised denoiseInModelSpace(Prediction prediction, const torch::Tensor& x, const NoiseLevel& level,
                             const OutputFn& output);

} // namespace studio::diffusion
