// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"
#include "core/models/Decoder.hpp"
#include "core/models/Encoder.hpp"

#include <memory>
#include <vector>

namespace studio::models {

struct AutoencoderConfig {
    PictureShape picture;
    LatentLayout latent;
    std::int64_t downsample = 4;
    std::int64_t width = 64;
    std::int64_t encoderBlocks = 1;
    std::int64_t decoderBlocks = 1;
};

/// [C,h,w] or [D].
std::vector<std::int64_t> latentSizesOf(const AutoencoderConfig& config);

struct AutoencoderOutput {
    torch::Tensor reconstruction; ///< [N,C,H,W], not clamped
    BottleneckOutput bottleneck;
};

/// Encoder + Bottleneck + Decoder. Pictures are float32 [N,C,H,W] in [0,1] at the project's size.
class Autoencoder : public torch::nn::Module {
public:
    Autoencoder(const AutoencoderConfig& config, std::shared_ptr<Bottleneck> bottleneck);

    AutoencoderOutput forward(const torch::Tensor& pictures, const StepInfo& info);
    /// The latent that diffusion is trained on and that the user walks through: [N,C,h,w] or [N,D].
    torch::Tensor encode(const torch::Tensor& pictures);
    /// The latent as the decoder sees it: quantised where the model quantises.
    torch::Tensor quantise(const torch::Tensor& latent);
    /// Latents of encode()'s space to pictures, not clamped.
    torch::Tensor decode(const torch::Tensor& latent);

    const AutoencoderConfig& config() const noexcept { return m_config; }
    std::vector<std::int64_t> latentSizes() const { return latentSizesOf(m_config); }

private:
    AutoencoderConfig m_config;
    std::shared_ptr<Encoder> m_encoder;
    std::shared_ptr<Bottleneck> m_bottleneck;
    std::shared_ptr<Decoder> m_decoder;
};

} // namespace studio::models
