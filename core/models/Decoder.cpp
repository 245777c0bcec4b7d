// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Decoder.hpp"

namespace studio::models {

Decoder::Decoder(const NetworkConfig& config)
    : m_config(config)
    , m_vertical(paddingFor(config.picture.height, config.downsample))
    , m_horizontal(paddingFor(config.picture.width, config.downsample)) {
    const bool vector = config.latent == LatentKind::Vector;
    const auto patch = config.picture.channels * config.downsample * config.downsample;
    if (vector) {
        const auto features = vectorHeadChannels * m_vertical.cells * m_horizontal.cells;
        m_vector = register_module("vector", torch::nn::Linear(config.latentSize, features));
    }
    m_input = register_module("input", conv3x3(vector ? vectorHeadChannels : config.latentSize, config.width));
    for (std::int64_t i = 0; i < config.blocks; ++i)
        m_blocks.push_back(register_module("block" + std::to_string(i), std::make_shared<ResidualBlock>(config.width)));
    m_output = register_module("output", conv3x3(config.width, patch));
}

torch::Tensor Decoder::forward(const torch::Tensor& latent) {
    auto x = latent;
    if (m_vector)
        x = torch::silu(m_vector->forward(x))
                .view({latent.size(0), vectorHeadChannels, m_vertical.cells, m_horizontal.cells});
    x = m_input->forward(x.contiguous(at::MemoryFormat::ChannelsLast));
    for (const auto& block : m_blocks)
        x = block->forward(x);
    x = torch::pixel_shuffle(m_output->forward(x), m_config.downsample);
    return x.narrow(2, m_vertical.before, m_config.picture.height)
        .narrow(3, m_horizontal.before, m_config.picture.width);
}

} // namespace studio::models
