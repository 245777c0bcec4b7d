// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio::models {

/// Pictures of numbers with a cell's channels beside each other: [images, cells, channels], channels-last.
struct CellShape {
    std::int64_t images = 0;
    std::int64_t cells = 0;
    std::int64_t channels = 0; ///< a multiple of the groups of a norm
};

/// A group norm's learnt numbers, and FiLM's: channels times 1 + scale, and a shift.
struct NormNumbers {
    std::int64_t groups = 1;
    float epsilon = 0.0F;
    const float* weight = nullptr; ///< [channels]
    const float* bias = nullptr;   ///< [channels]
    const float* film = nullptr;   ///< [images, 2 channels]: scales, then shifts; null: none
    std::int64_t filmStride = 0;   ///< from one image's to the next one's; 0: all share them
    bool silu = false;             ///< of the result
};

/// out = SiLU?((1 + scale) GroupNorm(x) + shift) in one go, while a picture is in the core's own cache (Wu & He 2018;
/// Perez et al. 2018). For inference: nothing is kept for a gradient. `out` may be `x`.
void normalise(const float* x, float* out, const CellShape& shape, const NormNumbers& norm);

/// x = x / (1 + exp(-x)), to 3e-7 of it.
void siluInPlace(float* x, std::int64_t count);

} // namespace studio::models
