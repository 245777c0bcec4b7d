// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cmath>
#include <functional>

namespace studio::diffusion {

/// A point of a diffusion process: x = alpha x0 + sigma eps, with eps ~ N(0, I).
///
/// | space               | alpha        | sigma           |
/// |---------------------|--------------|-----------------|
/// | variance preserving | sqrt(abar)   | sqrt(1 - abar)  |
/// | variance exploding  | 1            | sqrt(1/abar - 1)|
/// | flow                | 1 - t        | t               |
struct NoiseLevel {
    double t = 0.0; ///< time as the model was trained on it: timestep in [0, T), or [0, 1] for flow
    double alpha = 1.0;
    double sigma = 0.0;

    /// sigma / alpha: the noise level once the signal has unit scale (Karras et al. 2022, sigma).
    double ratio() const noexcept { return sigma / alpha; }
    /// alpha^2 / sigma^2; infinite without noise.
    double signalToNoise() const noexcept { return (alpha * alpha) / (sigma * sigma); }
    /// ln(alpha / sigma), half the logarithm of the signal-to-noise ratio (Lu et al. 2022, lambda).
    double lambda() const noexcept { return std::log(alpha) - std::log(sigma); }
    bool operator==(const NoiseLevel&) const = default;
};

/// What a denoiser knows about x: x = alpha x0 + sigma eps. Shapes as x.
struct Denoised {
    torch::Tensor x0;
    torch::Tensor eps;
};

/// The one thing a sampler sees of a model: the expected clean sample and noise behind x [N, ...] at a noise level.
using DenoiseFn = std::function<Denoised(const torch::Tensor& x, const NoiseLevel& level)>;

/// Standard normal numbers shaped as the batch under way; every call gives fresh ones.
using NoiseFn = std::function<torch::Tensor()>;

} // namespace studio::diffusion
