// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/PictureShape.hpp"
#include "core/models/ResidualBlock.hpp"

#include <memory>
#include <vector>

namespace studio::models {

/// Pictures [N,C,H,W] in [0,1] to a latent: [N,latentSize,h,w] or [N,latentSize].
/// Pad, pixel-unshuffle by the downsampling factor, 3x3 convolution, residual blocks, 1x1 convolution (and a linear
/// layer for a vector). All work happens at latent resolution, channels last, where a CPU's convolutions are fastest.
class Encoder : public torch::nn::Module {
public:
    explicit Encoder(const NetworkConfig& config);
    torch::Tensor forward(const torch::Tensor& pictures);

private:
    NetworkConfig m_config;
    Padding m_vertical;
    Padding m_horizontal;
    Convolution m_input{nullptr};
    std::vector<std::shared_ptr<ResidualBlock>> m_blocks;
    Convolution m_output{nullptr};
    torch::nn::Linear m_vector{nullptr};
};

} // namespace studio::models
