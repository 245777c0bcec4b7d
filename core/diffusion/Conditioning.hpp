// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>

namespace studio::diffusion {

/// cos and sin of 1000 t at `size` / 2 frequencies, falling geometrically from 1 to 1e-4: [N] in [0, 1] to [N, size]
/// (Vaswani et al. 2017; Ho et al. 2020).
torch::Tensor sinusoidalEmbedding(const torch::Tensor& time, std::int64_t size);

/// What steers every block of a denoiser: MLP(sinusoid(t)), plus a learned vector per class where there are classes.
class Conditioning : public torch::nn::Module {
public:
    /// `classes` 0: unconditional. Class number `classes` is the null class, "no label".
    Conditioning(std::int64_t size, std::int64_t classes);
    /// time [N], labels int64 [N] or undefined, to [N, size].
    torch::Tensor forward(const torch::Tensor& time, const torch::Tensor& labels);

private:
    std::int64_t m_classes;
    torch::nn::Linear m_first{nullptr};
    torch::nn::Linear m_second{nullptr};
    torch::nn::Linear m_class{nullptr};
};

} // namespace studio::diffusion
