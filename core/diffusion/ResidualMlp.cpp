// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/ResidualMlp.hpp"

namespace studio::diffusion {

namespace {

constexpr std::int64_t steeringSize = 256;

void zero(torch::nn::Linear& linear) {
    const torch::NoGradGuard noGrad;
    linear->weight.zero_();
    linear->bias.zero_();
}

torch::nn::LayerNorm layerNorm(std::int64_t width) {
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}));
}

} // namespace

ResidualMlp::ResidualMlp(const ResidualMlpConfig& config)
    : m_conditioning(register_module("conditioning", std::make_shared<Conditioning>(steeringSize, config.classes)))
    , m_input(register_module("input", torch::nn::Linear(config.dimension, config.width))) {
    for (std::int64_t i = 0; i < config.blocks; ++i) {
        const std::string name = "block" + std::to_string(i) + "_";
        Block block;
        block.norm = register_module(name + "norm", layerNorm(config.width));
        block.film = register_module(name + "film", torch::nn::Linear(steeringSize, 2 * config.width));
        block.first = register_module(name + "linear1", torch::nn::Linear(config.width, config.width));
        block.second = register_module(name + "linear2", torch::nn::Linear(config.width, config.width));
        m_blocks.push_back(std::move(block));
    }
    m_norm = register_module("norm", layerNorm(config.width));
    m_output = register_module("output", torch::nn::Linear(config.width, config.dimension));
}

torch::Tensor ResidualMlp::forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) {
    const auto steering = m_conditioning->forward(time, labels);
    auto hidden = m_input->forward(x);
    for (auto& block : m_blocks) {
        const auto film = block.film->forward(steering).chunk(2, 1);
        auto inner = torch::addcmul(film[1], block.norm->forward(hidden), 1.0 + film[0]);
        inner = block.first->forward(torch::silu(inner));
        hidden = hidden + block.second->forward(torch::silu(inner));
    }
    return m_output->forward(torch::silu(m_norm->forward(hidden)));
}

void ResidualMlp::zeroOutput() {
    for (auto& block : m_blocks)
        zero(block.second);
    zero(m_output);
}

} // namespace studio::diffusion
