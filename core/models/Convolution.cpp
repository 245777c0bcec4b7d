// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Convolution.hpp"

#include "core/models/CoreTeam.hpp"

#include <ATen/Parallel.h>

namespace studio::models {

ConvolutionImpl::ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride)
    : Conv2dImpl(torch::nn::Conv2dOptions(in, out, side).stride(stride).padding(side / 2))
    , m_stride(stride)
    , m_padding(side / 2) {}

torch::Tensor ConvolutionImpl::forward(const torch::Tensor& x) {
    if ((m_winograd || m_packed) && !at::GradMode::is_enabled())
        return frozenForward(x);
    if (m_precision == Precision::Float32)
        return Conv2dImpl::forward(x);
    const auto narrow = [](const torch::Tensor& wide) { return wide.to(at::kBFloat16); };
    return at::conv2d(narrow(x), narrow(weight), narrow(bias), m_stride, m_padding).to(at::kFloat);
}

void ConvolutionImpl::freeze() {
    if (!weight.is_cpu())
        return;
    const auto out = weight.size(0), in = weight.size(1);
    if (weight.size(2) == 3 && m_stride == 1 && WinogradConvolution::isFaster(in, out))
        m_winograd = std::make_unique<WinogradConvolution>(weight.contiguous().data_ptr<float>(),
                                                           bias.data_ptr<float>(), in, out);
    else
        m_packed = PackedConvolution::pack(weight, bias, m_stride, m_padding);
}

torch::Tensor ConvolutionImpl::frozenForward(const torch::Tensor& x) const {
    if (!m_winograd)
        return m_packed->forward(x);
    const auto cells = x.contiguous(at::MemoryFormat::ChannelsLast);
    auto y = torch::empty({x.size(0), weight.size(0), x.size(2), x.size(3)},
                          x.options().memory_format(at::MemoryFormat::ChannelsLast));
    m_winograd->forward(cells.data_ptr<float>(), y.data_ptr<float>(), x.size(0), x.size(2), x.size(3),
                        isOnCores() ? 1 : at::get_num_threads());
    return y;
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
