// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/ResidualBlock.hpp"

#include "core/models/Activations.hpp"

namespace studio::models {

ResidualBlock::ResidualBlock(std::int64_t channels)
    : m_norm(register_module("norm", torch::nn::GroupNorm(8, channels)))
    , m_first(register_module("conv1", conv3x3(channels, channels)))
    , m_second(register_module("conv2", conv3x3(channels, channels))) {
    zeroOutput();
}

torch::Tensor ResidualBlock::forward(const torch::Tensor& x) {
    const auto hidden = m_first->forward(siluOfNorm(x, m_norm));
    return x + m_second->forward(siluOf(hidden));
}

void ResidualBlock::zeroOutput() {
    m_second->zero();
}

} // namespace studio::models
