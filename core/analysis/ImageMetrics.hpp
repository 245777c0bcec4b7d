// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

/// Full-reference measures of pictures [N,C,H,W] with values in [0, 1], each giving one number a picture: [N], float64.
/// Throw Error(Internal) when the shapes differ.
namespace studio::analysis {

/// Mean squared error over all values of a picture.
torch::Tensor meanSquaredError(const torch::Tensor& pictures, const torch::Tensor& references);

/// Peak signal-to-noise ratio, 10 log10(1 / MSE), in dB; infinite for equal pictures.
torch::Tensor peakSignalToNoise(const torch::Tensor& pictures, const torch::Tensor& references);

/// Structural similarity (Wang et al. 2004): 11x11 Gaussian window of sigma 1.5, K1 = .01, K2 = .03, data range 1,
/// averaged over all windows that lie inside the picture and over the channels. Along a side shorter than 11 the window
/// is cut to it.
///   SSIM = (2 mx my + C1)(2 sxy + C2) / ((mx^2 + my^2 + C1)(sx^2 + sy^2 + C2))
torch::Tensor structuralSimilarity(const torch::Tensor& pictures, const torch::Tensor& references);

} // namespace studio::analysis
