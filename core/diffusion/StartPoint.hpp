// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampling.hpp"

#include <optional>

namespace studio::diffusion {

/// A clean latent that samples start from, or that they keep in part.
struct LatentGuide {
    torch::Tensor latent;  ///< [C,h,w] or [D], in the space of the samples
    double strength = 0.6; ///< share of the steps that are taken, in (0, 1]
    torch::Tensor mask;    ///< [h,w] in [0, 1]: 1 is drawn anew, 0 stays; undefined: all is drawn anew
};

/// Throws Error(WrongUsage | Mismatch) for a strength or a mask out of range, a mask of vector latents, and shapes
/// other than [C,h,w] or [D] asks for.
void checkGuide(const LatentGuide& guide, at::IntArrayRef latentSizes);

/// How many of `steps` steps the share `strength` leaves to do: strength * steps rounded to the nearest, at least one.
int stepsLeft(int steps, double strength);

/// Where a batch enters a sampler's path, and what of it stays as a guide has it. With z the samples' first noise:
///
/// - Without a guide, x = initialNoise(z) at the path's beginning.
/// - From a guide g with a strength below 1 (SDEdit, Meng et al. 2022), the last stepsLeft() steps are taken, from
///   x = alpha g + sigma z at the level where they begin. Strength 1 is the whole path from pure noise.
/// - With a mask m (blended latent diffusion, Avrahami et al. 2023; RePaint, Lugmayr et al. 2022), after every step and
///   at the beginning x <- m x + (1 - m) (alpha g + sigma z) at the level reached: what stays is seen by the network at
///   the very noise level of its surroundings, so that both grow together.
class StartPoint {
public:
    /// `noise` [N, ...], standard normal.
    StartPoint(const Sampler& sampler, torch::Tensor noise, std::optional<LatentGuide> guide);

    const torch::Tensor& x() const noexcept { return m_x; } ///< [N, ...]
    Walk walk() const;                                      ///< for runSampler(), while this lives

private:
    torch::Tensor settled(const torch::Tensor& x, const NoiseLevel& level) const;

    torch::Tensor m_noise;
    std::optional<LatentGuide> m_guide;
    int m_first = 0;
    torch::Tensor m_x;
};

} // namespace studio::diffusion
