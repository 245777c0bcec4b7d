// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::models {

/// SiLU (Hendrycks & Gimpel 2016) of something that is needed no more: without gradients it is done in place.
torch::Tensor siluOf(torch::Tensor x);

/// SiLU((1 + scale) GroupNorm(x) + shift) of [N,C,H,W]. `film`: [N or 1, 2 C], scales and then shifts; undefined: none
/// (Perez et al. 2018). Where x is channels-last on a processor it is one operation, forwards and backwards, which
/// rounds differently than the library's several.
torch::Tensor siluOfNorm(const torch::Tensor& x, torch::nn::GroupNorm& norm, const torch::Tensor& film = {});

} // namespace studio::models
