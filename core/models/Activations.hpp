// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::models {

/// SiLU of something that is needed no more (Hendrycks & Gimpel 2016): without gradients it is done in place.
torch::Tensor siluOf(torch::Tensor x);

/// SiLU((1 + scale) GroupNorm(x) + shift) of [N,C,H,W]. `film`: [N or 1, 2 C], scales and then shifts; undefined: none
/// (Perez et al. 2018). Without gradients, on a processor and channels-last, it is one pass (see normalise()), which
/// rounds differently than the passes of the library.
torch::Tensor siluOfNorm(const torch::Tensor& x, torch::nn::GroupNorm& norm, const torch::Tensor& film = {});

} // namespace studio::models
