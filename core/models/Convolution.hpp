// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/WinogradConvolution.hpp"
#include "core/models/PackedConvolution.hpp"
#include "core/models/Precision.hpp"

namespace studio::models {

/// A square convolution with bias, [N,C,H,W] to [N,C',H',W'], that multiplies in a precision and gives float32. Looks
/// for a stop (StopScope).
class ConvolutionImpl : public torch::nn::Conv2dImpl {
public:
    ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride = 1);
    torch::Tensor forward(const torch::Tensor& x);
    /// Not while another thread is in forward().
    void setPrecision(Precision precision) noexcept { m_precision = precision; }
    /// Makes forward() fast where it computes no gradient; weight and bias must not change any more. Does nothing on a
    /// GPU.
    void freeze();
    /// Makes the output zero whatever the input.
    void zero();

private:
    std::unique_ptr<kernels::WinogradConvolution> m_winograd; ///< null until frozen, and where it is not faster
    std::unique_ptr<PackedConvolution> m_packed;              ///< null until frozen, and where the other is
    Precision m_precision = Precision::Float32;
    bool m_isPlain3x3;
    std::int64_t m_stride;
    std::int64_t m_padding; ///< keeps height and width at stride 1
};
TORCH_MODULE(Convolution);

/// A 3x3 convolution that keeps height and width.
Convolution conv3x3(std::int64_t in, std::int64_t out);
Convolution conv1x1(std::int64_t in, std::int64_t out);

/// For a trained module that only computes from now on, on the device where it is: no gradients, and every Convolution
/// in it frozen. Its parameters must not change any more.
void freeze(torch::nn::Module& module);

} // namespace studio::models
