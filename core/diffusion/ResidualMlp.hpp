// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Conditioning.hpp"
#include "core/diffusion/Denoiser.hpp"

#include <memory>
#include <vector>

namespace studio::diffusion {

struct ResidualMlpConfig {
    std::int64_t dimension = 64; ///< of the latent
    std::int64_t width = 512;
    std::int64_t blocks = 4;
    std::int64_t classes = 0; ///< 0: unconditional
};

/// A denoiser for vector latents [N,D]: residual blocks x + W2 SiLU(W1 SiLU((1 + a) LayerNorm(x) + b)) with (a, b)
/// linear in the steering vector.
class ResidualMlp final : public Denoiser {
public:
    explicit ResidualMlp(const ResidualMlpConfig& config);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) override;
    void zeroOutput() override;

private:
    struct Block {
        torch::nn::LayerNorm norm{nullptr};
        torch::nn::Linear film{nullptr};
        torch::nn::Linear first{nullptr};
        torch::nn::Linear second{nullptr};
    };

    std::shared_ptr<Conditioning> m_conditioning;
    torch::nn::Linear m_input{nullptr};
    std::vector<Block> m_blocks;
    torch::nn::LayerNorm m_norm{nullptr};
    torch::nn::Linear m_output{nullptr};
};

} // namespace studio::diffusion
