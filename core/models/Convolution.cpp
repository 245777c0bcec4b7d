// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Convolution.hpp"

namespace studio::models {

ConvolutionImpl::ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride)
    : Conv2dImpl(torch::nn::Conv2dOptions(in, out, side).stride(stride).padding(side / 2))
    , m_stride(stride)
    , m_padding(side / 2) {}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& x) {
    if (m_precision == Precision::Float32)
        return Conv2dImpl::forward(x);
    const auto narrow = [](const torch::Tensor& wide) { return wide.to(at::kBFloat16); };
    return at::conv2d(narrow(x), narrow(weight), narrow(bias), m_stride, m_padding).to(at::kFloat);
}

void ConvolutionImpl::zero() {
    const torch::NoGradGuard noGrad;
    weight.zero_();
    bias.zero_();
}

Convolution conv3x3(std::int64_t in, std::int64_t out) {
    return Convolution(in, out, 3);
}

Convolution conv1x1(std::int64_t in, std::int64_t out) {
    return Convolution(in, out, 1);
}

} // namespace studio::models
