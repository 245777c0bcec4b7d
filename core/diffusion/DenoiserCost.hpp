// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/models/NetworkCost.hpp"

namespace studio::diffusion {

/// The denoiser that `parameters` describe, and one latent, [C,h,w] or [D], on its way through it. `classes` as for
/// makeLatentDiffusion().
models::NetworkCost denoiserCost(const Parameters& parameters, at::IntArrayRef latentSizes, std::int64_t classes);

} // namespace studio::diffusion
