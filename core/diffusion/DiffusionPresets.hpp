// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Preset.hpp"

#include <cstdint>

namespace studio::diffusion {

/// What a preset sets for a diffusion model over latents of one size.
struct DiffusionRow {
    std::int64_t steps = 0;
    std::int64_t batchSize = 0;
    std::int64_t width = 0;
    std::int64_t blocks = 0;
    double learningRate = 0.0;
    double averaging = 0.0; ///< decay of the averaged weights
};

/// The row for spatial latents whose longer side is `side` cells (a vector counts as one cell), of which `latents` are
/// trained on. From a table alone, as models::autoencoderRow().
const DiffusionRow& diffusionRow(Preset preset, std::int64_t side, std::int64_t latents);

} // namespace studio::diffusion
