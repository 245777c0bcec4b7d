// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngineState.hpp"

/// From what the facade asks for to what the diffusion model understands.
namespace studio {

/// Throws Error(WrongUsage) for an autoencoder run.
const diffusion::LatentDiffusion& diffusionOf(const LatentEngine::State& state);

/// Throws Error(WrongUsage) for unknown words, Error(Mismatch) for a guide of another size than the run's latents. What
/// does not fit the sampler is refused when it is drawn.
diffusion::LatentSamples samplesOf(const LatentEngine::State& state, const SampleRequest& request);

/// Pictures of samples number `first` on, [count, ...] unscaled, decoded in the groups that they were drawn in: a
/// picture does not depend on how many were asked for, not by a rounding. Looks at `stop` before every group.
std::vector<Image> picturesOf(const LatentEngine::State& state, const torch::Tensor& samples, std::int64_t first,
                              const std::stop_token& stop);

} // namespace studio
