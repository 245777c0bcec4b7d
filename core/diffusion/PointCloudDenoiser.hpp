// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Prediction.hpp"

namespace studio::diffusion {

/// The exact denoiser of data that is one of `points` [P, D], each as likely, going through `prediction` as a network's
/// output would (Karras et al. 2022, eq. 57):
///   E[x0 | x] = sum_i w_i p_i,   w = softmax_i(-|x - alpha p_i|^2 / (2 sigma^2)),   x [N, D] = alpha x0 + sigma eps.
/// Without any noise left eps is 0 and x0 the nearest point (with Flow x itself: its output does not count there).
/// Meant for few dimensions: takes N P memory and N P D time.
DenoiseFn pointCloudDenoiser(const torch::Tensor& points, Prediction prediction);

} // namespace studio::diffusion
