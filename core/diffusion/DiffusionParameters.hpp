// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/base/Preset.hpp"
#include "core/diffusion/LatentDiffusion.hpp"

#include <memory>

namespace studio::diffusion {

/// Every parameter of a latent diffusion model (network, loss, training), with the balanced preset as default.
ParameterSpecs diffusionSpecs();

/// The values of a preset for latents [C,h,w] or [D], of which so many are trained on; see diffusionRow().
Parameters diffusionPreset(Preset preset, at::IntArrayRef latentSizes, std::int64_t latents);
/// The same for latents like Fashion-MNIST's: 54,000 of 8 x 8 cells.
Parameters diffusionPreset(Preset preset);

/// The model that parameters describe, for latents [C,h,w] or [D], with fresh weights drawn from `seed` and an unfitted
/// scaler. `classes` counts the dataset's labels and matters when `conditional` is set; throws Error(WrongUsage) when
/// it is set and there are none, and for settings that do not go together.
std::shared_ptr<LatentDiffusion> makeLatentDiffusion(const Parameters& parameters, at::IntArrayRef latentSizes,
                                                     std::int64_t classes, std::uint64_t seed);

} // namespace studio::diffusion
