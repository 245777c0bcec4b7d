// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/ResidualBlock.hpp"

namespace studio::models {

ResidualBlock::ResidualBlock(std::int64_t channels)
    : m_norm(register_module("norm", torch::nn::GroupNorm(8, channels)))
    , m_first(register_module("conv1", conv3x3(channels, channels)))
    , m_second(register_module("conv2", conv3x3(channels, channels))) {
    zeroOutput();
}

torch::Tensor ResidualBlock::forward(const torch::Tensor& x) {
    const auto hidden = m_first->forward(torch::silu(m_norm->forward(x)));
    return x + m_second->forward(torch::silu(hidden));
}

void ResidualBlock::zeroOutput() {
    const torch::NoGradGuard noGrad;
    m_second->weight.zero_();
    m_second->bias.zero_();
}

torch::nn::Conv2d conv3x3(std::int64_t in, std::int64_t out) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

torch::nn::Conv2d conv1x1(std::int64_t in, std::int64_t out) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

} // namespace studio::models
