// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::training {

/// Multi-scale structural similarity (Wang, Simoncelli & Bovik 2003) of pictures [N,C,H,W] in [0, 1], one number a
/// picture, [N], 1 for equal ones; the mean of its channels'. With cs_j the mean over all windows of the contrast and
/// structure, (2 sxy + C2) / (sx^2 + sy^2 + C2), after j - 1 halvings, and ssim_M the structural similarity at the
/// last,
///   MS-SSIM = ssim_M^w_M prod_{j<M} cs_j^w_j,   w = .0448, .2856, .3001, .2363, .1333.
/// Windows are Gaussian, sigma 1.5, 11x11, inside the picture. There are as many scales as the window fits into, at
/// most five: 2 at 32 pixels, 3 at 64, 5 from 176 on; fewer weights are stretched to the sum 1. Into pictures of less
/// than 11 pixels goes a smaller window, once. Differentiable; factors below 1e-4 count as that.
torch::Tensor multiScaleSimilarity(const torch::Tensor& pictures, const torch::Tensor& references);

} // namespace studio::training
