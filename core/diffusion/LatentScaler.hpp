// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::diffusion {

/// Brings latents to zero mean and unit deviation, per channel of a spatial latent [N,C,h,w] and per value of a vector
/// [N,D], for every autoencoder alike: z' = (z - mean) / std. The three buffers travel with the model's weights.
class LatentScaler : public torch::nn::Module {
public:
    /// The identity for latents [C,h,w] or [D].
    explicit LatentScaler(at::IntArrayRef latentSizes);

    /// Takes the moments of `latents` [N, ...], N >= 1. A channel that never changes keeps its scale.
    void fit(const torch::Tensor& latents);

    torch::Tensor scale(const torch::Tensor& latents) const { return (latents - m_mean) / m_std; }
    torch::Tensor unscale(const torch::Tensor& scaled) const { return scaled * m_std + m_mean; }

    const torch::Tensor& mean() const noexcept { return m_mean; } ///< [C,1,1] or [D]
    const torch::Tensor& deviation() const noexcept { return m_std; }
    /// The largest |z'| among the latents that were fitted, a scalar: no clean sample lies further out.
    const torch::Tensor& limit() const noexcept { return m_limit; }

private:
    torch::Tensor m_mean;
    torch::Tensor m_std;
    torch::Tensor m_limit;
};

} // namespace studio::diffusion
