// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Conditioning.hpp"
#include "core/diffusion/Denoiser.hpp"
#include "core/models/Convolution.hpp"

#include <memory>
#include <vector>

namespace studio::diffusion {

struct UNetConfig {
    std::int64_t channels = 4; ///< of the latent
    std::int64_t width = 64;   ///< features above the lowest resolution, which has twice as many; a multiple of 8
    std::int64_t blocks = 1;   ///< residual blocks a stage
    std::int64_t levels = 2;   ///< resolutions; each halves height and width
    bool attention = true;     ///< self-attention at the lowest resolution
    std::int64_t classes = 0;  ///< 0: unconditional
};

/// A U-Net for small spatial latents [N,C,h,w] of any size (Ronneberger et al. 2015; Ho et al. 2020), cut for
/// processors: one norm a block, work moved to the lowest resolution, sub-pixel upsampling, skips concatenated.
class UNet final : public Denoiser {
public:
    explicit UNet(const UNetConfig& config);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) override;
    void zeroOutput() override;

    /// As many resolutions as bring the shorter side down to about four cells, between 1 and 4.
    static std::int64_t levelsFor(std::int64_t height, std::int64_t width);

private:
    class Block;
    class Attention;
    struct Stage {
        std::vector<std::shared_ptr<Block>> down;
        models::Convolution shrink{nullptr};
        models::Convolution grow{nullptr};
        std::vector<std::shared_ptr<Block>> up;
    };
    Stage makeStage(std::int64_t level);
    std::shared_ptr<Block> makeBlock(const std::string& name, std::int64_t in, std::int64_t out);

    UNetConfig m_config;
    std::shared_ptr<Conditioning> m_conditioning;
    models::Convolution m_input{nullptr};
    std::vector<Stage> m_stages; ///< highest resolution first
    std::vector<std::shared_ptr<Block>> m_middle;
    std::shared_ptr<Attention> m_attention;
    torch::nn::GroupNorm m_norm{nullptr};
    models::Convolution m_output{nullptr};
};

} // namespace studio::diffusion
