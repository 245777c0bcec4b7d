// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Precision.hpp"

namespace studio::models {

/// A square convolution with bias, [N,C,H,W] to [N,C',H',W'], that multiplies in a precision and gives float32.
class ConvolutionImpl : public torch::nn::Conv2dImpl {
public:
    ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride = 1);
    torch::Tensor forward(const torch::Tensor& x);
    /// Not while another thread is in forward().
    void setPrecision(Precision precision) noexcept { m_precision = precision; }
    /// Makes the output zero whatever the input.
    void zero();

private:
    Precision m_precision = Precision::Float32;
    std::int64_t m_stride;
    std::int64_t m_padding; ///< keeps height and width at stride 1
};
TORCH_MODULE(Convolution);

/// A 3x3 convolution that keeps height and width.
Convolution conv3x3(std::int64_t in, std::int64_t out);
Convolution conv1x1(std::int64_t in, std::int64_t out);

} // namespace studio::models
