// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/PictureShape.hpp"
#include "core/models/ResidualBlock.hpp"

#include <memory>
#include <vector>

namespace studio::models {

/// A latent, [N,latentSize,h,w] or [N,latentSize], to pictures [N,C,H,W] that aim at [0,1] (not clamped).
/// The encoder backwards: 3x3 convolution, residual blocks, 3x3 convolution, sub-pixel upsampling (Shi et al. 2016: two
/// to four times faster than transposed convolutions here), crop.
class Decoder : public torch::nn::Module {
public:
    explicit Decoder(const NetworkConfig& config);
    torch::Tensor forward(const torch::Tensor& latent);

private:
    NetworkConfig m_config;
    Padding m_vertical;
    Padding m_horizontal;
    torch::nn::Linear m_vector{nullptr};
    Convolution m_input{nullptr};
    std::vector<std::shared_ptr<ResidualBlock>> m_blocks;
    Convolution m_output{nullptr};
};

} // namespace studio::models
