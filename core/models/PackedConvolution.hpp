// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/ivalue.h>

#include <memory>

namespace studio::models {

/// A convolution whose weights stand in the order that the processor's library (oneDNN) multiplies in. Otherwise it
/// brings them into that order at every call, which costs as much as an eighth of a small batch's time.
class PackedConvolution {
public:
    /// weight [out,in,k,k], bias [out], both float32 on a processor; they are copied. Null where LibTorch was built
    /// without that library or its operators are others than those of 1.13 and 2.x.
    static std::unique_ptr<PackedConvolution> pack(const at::Tensor& weight, const at::Tensor& bias,
                                                   std::int64_t stride, std::int64_t padding);

    /// [N,in,H,W] to [N,out,H',W'], channels-last; without a gradient. May be called by several threads at once.
    at::Tensor forward(const at::Tensor& x) const;

private:
    explicit PackedConvolution(c10::IValue weights)
        : m_weights(std::move(weights)) {}

    c10::IValue m_weights;
};

} // namespace studio::models
