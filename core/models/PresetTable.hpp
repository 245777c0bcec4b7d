// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Preset.hpp"

#include <cstdint>

namespace studio::models {

/// What a preset sets for an autoencoder of pictures of one size.
struct AutoencoderRow {
    std::int64_t steps = 0;
    std::int64_t batchSize = 0;
    std::int64_t width = 0;
    std::int64_t encoderBlocks = 0;
    std::int64_t blocks = 0; ///< of the decoder
    const char* downsample = "";
    std::int64_t latentChannels = 0;
    double learningRate = 0.0;
};

/// The row for pictures whose longer side is `side` pixels, of which `pictures` are trained on. The numbers come from
/// the table alone, never from a measured speed: the same folder gives the same steps on every machine. They are chosen
/// so that on two cores Quick takes about one minute at most, Balanced five and Quality thirty.
const AutoencoderRow& autoencoderRow(Preset preset, std::int64_t side, std::int64_t pictures);

} // namespace studio::models
