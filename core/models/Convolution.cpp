// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Convolution.hpp"

#include "core/models/FastConvolution.hpp"
#include "core/models/StopScope.hpp"

namespace studio::models {

ConvolutionImpl::ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride)
    : Conv2dImpl(torch::nn::Conv2dOptions(in, out, side).stride(stride).padding(side / 2))
    , m_isPlain3x3(side == 3 && stride == 1)
    , m_stride(stride)
    , m_padding(side / 2) {}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& x) {
    lookForStop(x);
    if (m_winograd && !at::GradMode::is_enabled())
        return convolved(x, *m_winograd);
    if (m_packed && !at::GradMode::is_enabled())
        return m_packed->forward(x);
    if (m_precision == Precision::Float32)
        return m_isPlain3x3 && isFastConvolution(x, weight) ? fastConvolution(x, weight, bias) : Conv2dImpl::forward(x);
    const auto narrow = [](const torch::Tensor& wide) { return wide.to(at::kBFloat16); };
    return at::conv2d(narrow(x), narrow(weight), narrow(bias), m_stride, m_padding).to(at::kFloat);
}

void ConvolutionImpl::freeze() {
    if (!weight.is_cpu())
        return;
    const auto out = weight.size(0), in = weight.size(1);
    if (m_isPlain3x3 && kernels::WinogradConvolution::isChosen(in, out))
        m_winograd = std::make_unique<kernels::WinogradConvolution>(weight.contiguous().data_ptr<float>(),
                                                                    bias.data_ptr<float>(), in, out);
    else
        m_packed = PackedConvolution::pack(weight, bias, m_stride, m_padding);
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

void freeze(torch::nn::Module& module) {
    module.eval();
    for (auto& parameter : module.parameters())
        parameter.set_requires_grad(false);
    for (const auto& each : module.modules(/*include_self=*/false))
        if (auto* convolution = each->as<ConvolutionImpl>())
            convolution->freeze();
}

} // namespace studio::models
