// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/NoiseLevel.hpp"

namespace studio::diffusion {

/// Where a predicted clean sample may lie; both broadcast to the shape of x.
struct X0Range {
    torch::Tensor lowest;
    torch::Tensor highest;
};

/// The same denoiser with its clean sample kept within `range`. The noise is what is left then, (x - alpha x0) / sigma,
/// so that both still add up to x (static thresholding, Saharia et al. 2022, section 2.3).
DenoiseFn keptWithin(DenoiseFn denoise, X0Range range);

/// Throws Error(WrongUsage) for a clamp that is negative or no number; 0 is none.
void requireClamp(double clamp);

} // namespace studio::diffusion
