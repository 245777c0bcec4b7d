// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace studio {

/// How much the demo does. The steps are chosen so that the whole takes at most 12 minutes (quick: 2) on two slow
/// cores.
struct DemoPlan {
    std::int64_t pictures = 0; ///< imported; 0: all
    std::int64_t autoencoderSteps = 0;
    std::int64_t diffusionSteps = 0;
    Preset preset = Preset::Balanced;
    std::int64_t scored = 0;        ///< validation pictures behind PSNR and SSIM
    std::int64_t drawnPictures = 0; ///< size of the Shapes dataset, when it stands in
    std::vector<std::string> models;
};

DemoPlan demoPlan(bool quick);

} // namespace studio
