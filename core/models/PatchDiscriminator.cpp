// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PatchDiscriminator.hpp"

#include <algorithm>

namespace studio::models {

namespace {

constexpr std::int64_t largePicture = 128;
constexpr std::int64_t groups = 8;
constexpr double slopeBelowZero = 0.2;

} // namespace

PatchDiscriminator::PatchDiscriminator(const PictureShape& picture, std::int64_t width) {
    // Blocks of 2x2 pixels become channels: cheaper than a strided convolution of three channels.
    m_input = register_module("input", conv3x3(4 * picture.channels, width));
    const int halvings = std::min(picture.width, picture.height) >= largePicture ? 2 : 1;
    for (int i = 0; i < halvings; ++i, width *= 2) {
        const std::string number = std::to_string(i);
        m_halvings.push_back(register_module("halving" + number, Convolution(width, 2 * width, 3, 2)));
        m_norms.push_back(register_module("norm" + number, torch::nn::GroupNorm(groups, 2 * width)));
    }
    m_output = register_module("output", conv3x3(width, 1));
}

torch::Tensor PatchDiscriminator::forward(const torch::Tensor& pictures) {
    auto x = 2.0 * pictures - 1.0;
    if (x.size(2) % 2 + x.size(3) % 2 > 0)
        x = torch::replication_pad2d(x, {0, x.size(3) % 2, 0, x.size(2) % 2});
    x = torch::pixel_unshuffle(x, 2).contiguous(at::MemoryFormat::ChannelsLast);
    x = torch::leaky_relu(m_input->forward(x), slopeBelowZero);
    for (std::size_t i = 0; i < m_halvings.size(); ++i)
        x = torch::leaky_relu(m_norms[i]->forward(m_halvings[i]->forward(x)), slopeBelowZero);
    return m_output->forward(x);
}

} // namespace studio::models
