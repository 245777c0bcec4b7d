// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <span>
#include <torch/types.h>
#include <vector>

/// Between the facade's plain values and tensors.
namespace studio {

/// [N, C, H, W] float32 in [0, 1]. All pictures must have the size given by the first; throws Error(Mismatch)
/// otherwise.
torch::Tensor toTensor(std::span<const Image> images);
/// [N, C, H, W] of any float type, clamped to [0, 1] and rounded to the nearest of 256 levels.
std::vector<Image> toImages(const torch::Tensor& pictures);

/// [N, C, h, w] or [N, D] float32. Throws Error(Mismatch) for a latent of another size.
torch::Tensor toTensor(std::span<const Latent> latents, const LatentShape& shape);
std::vector<Latent> toLatents(const torch::Tensor& latents);

} // namespace studio
