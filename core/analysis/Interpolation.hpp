// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::analysis {

/// (1 - t) a + t b.
torch::Tensor lerp(const torch::Tensor& a, const torch::Tensor& b, double t);

/// Turns a into b at an even pace about the origin (Shoemake 1985), over all values as one vector:
///   (sin((1-t) w) a + sin(t w) b) / sin w,   w the angle between a and b.
/// Where a and b are parallel, opposite or zero there is no such turn, and lerp() takes over. Call it with standardised
/// latents or with noise: about any other origin the angle means nothing.
torch::Tensor slerp(const torch::Tensor& a, const torch::Tensor& b, double t);

} // namespace studio::analysis
