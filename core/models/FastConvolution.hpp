// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace studio::kernels {
class WinogradConvolution;
}

namespace studio::models {

/// x [N,in,H,W] in float32 on a processor to [N,out,H,W], channels-last; without a gradient.
at::Tensor convolved(const at::Tensor& x, const kernels::WinogradConvolution& convolution);

/// Whether fastConvolution() has less to do for x than the library. Filters are transformed at every call, which is
/// worth it for many pixels only.
bool isFastConvolution(const at::Tensor& x, const at::Tensor& weight);

/// conv2d of x [N,in,H,W] with weight [out,in,3,3] and bias [out], of stride 1 and padding 1, and its gradients, by
/// kernels::WinogradConvolution. Can be differentiated twice.
at::Tensor fastConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

} // namespace studio::models
