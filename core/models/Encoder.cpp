// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Encoder.hpp"

namespace studio::models {

Encoder::Encoder(const NetworkConfig& config)
    : m_config(config)
    , m_vertical(paddingFor(config.picture.height, config.downsample))
    , m_horizontal(paddingFor(config.picture.width, config.downsample)) {
    const bool vector = config.latent == LatentKind::Vector;
    const auto patch = config.picture.channels * config.downsample * config.downsample;
    m_input = register_module("input", conv3x3(patch, config.width));
    for (std::int64_t i = 0; i < config.blocks; ++i)
        m_blocks.push_back(register_module("block" + std::to_string(i), std::make_shared<ResidualBlock>(config.width)));
    m_output = register_module("output", conv1x1(config.width, vector ? vectorHeadChannels : config.latentSize));
    if (!vector)
        return;
    const auto features = vectorHeadChannels * m_vertical.cells * m_horizontal.cells;
    m_vector = register_module("vector", torch::nn::Linear(features, config.latentSize));
}

torch::Tensor Encoder::forward(const torch::Tensor& pictures) {
    auto x = pictures;
    if (m_vertical.before + m_vertical.after + m_horizontal.before + m_horizontal.after > 0)
        x = torch::replication_pad2d(x, {m_horizontal.before, m_horizontal.after, m_vertical.before, m_vertical.after});
    x = torch::pixel_unshuffle(x, m_config.downsample).contiguous(at::MemoryFormat::ChannelsLast);
    x = m_input->forward(x);
    for (const auto& block : m_blocks)
        x = block->forward(x);
    x = m_output->forward(x);
    return m_vector ? m_vector->forward(torch::silu(x).flatten(1)) : x;
}

} // namespace studio::models
