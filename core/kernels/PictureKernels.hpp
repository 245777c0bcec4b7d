// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio::kernels {

/// Pictures of numbers with a cell's channels beside each other: [images, cells, channels], channels-last.
struct CellShape {
    std::int64_t images = 0;
    std::int64_t cells = 0;
    std::int64_t channels = 0; ///< a multiple of a norm's groups
};

/// A group norm's learnt numbers, and FiLM's: channels times 1 + scale, and a shift (Wu & He 2018; Perez et al. 2018).
struct NormNumbers {
    std::int64_t groups = 1;
    float epsilon = 0.0F;
    const float* weight = nullptr; ///< [channels]
    const float* bias = nullptr;   ///< [channels]
    const float* film = nullptr;   ///< [images, 2 channels]: scales, then shifts; null: none
    std::int64_t filmStride = 0;   ///< from one image's to the next one's; 0: all share them
};

/// Of NormNumbers, in the same layout; what is found is added.
struct NormGradients {
    float* weight = nullptr;
    float* bias = nullptr;
    float* film = nullptr;
};

// All on no more cores than `mostCores`, of which the results do not depend to the bit, and on one where there is
// little.

/// out = SiLU((1 + scale) GroupNorm(x) + shift), a picture at a time, while it is in the core's own cache. Sums are
/// over pieces of a picture, and over these in double precision: 1e-6 off or less, however large the picture.
void siluOfNorm(const float* x, float* out, const CellShape& shape, const NormNumbers& norm, int mostCores);
/// The gradients of x and of the norm's numbers from the gradient of siluOfNorm()'s result.
void siluOfNormGradients(const float* x, const float* upstream, float* gradient, const CellShape& shape,
                         const NormNumbers& norm, const NormGradients& numbers, int mostCores);

/// x = x / (1 + exp(-x)), to 4e-7 of it, and to 1e-36 where that is less (below -87). Of minus infinity it is NaN, as
/// the library has it.
void siluInPlace(float* x, std::int64_t count, int mostCores);
/// The gradient of what x was before.
void siluGradient(const float* x, const float* upstream, float* gradient, std::int64_t count, int mostCores);

} // namespace studio::kernels
