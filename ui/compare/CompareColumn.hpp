// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/LatentEngine.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace studio::ui {

/// What every run of a comparison gets alike. The ends of the interpolation are the first two inputs.
struct CompareSettings {
    std::vector<Image> inputs;
    Interpolation method = Interpolation::Slerp;
    std::uint64_t seed = 0;
    int steps = 30; ///< of the diffusion sampler
};

/// What a run made of it; each row as many pictures as there are inputs.
struct ColumnPictures {
    std::vector<Image> reconstructions;
    std::vector<Image> differences; ///< |input - reconstruction|, amplified by differenceGain
    std::vector<Image> path;
    std::vector<Image> normal;   ///< decoded from N(0, I)
    std::vector<Image> gaussian; ///< decoded from the Gaussian fitted to the training latents
};

/// Reconstruction errors are a few per cent: amplified, they can be seen.
inline constexpr int differenceGain = 4;

/// gain * |a - b| per byte, clipped at 255. Both pictures must have one shape.
Image amplifiedDifference(const Image& a, const Image& b, int gain);

ColumnPictures drawColumn(const LatentEngine& engine, const CompareSettings& settings, std::stop_token stop);

/// As many samples of a diffusion run as there are inputs, by its first sampler.
std::vector<Image> drawDiffusion(const LatentEngine& engine, const CompareSettings& settings, std::stop_token stop);

} // namespace studio::ui
