// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/SharpnessParameters.hpp"

#include "core/base/Translate.hpp"

namespace studio::models {

ParameterSpecs sharpnessSpecs() {
    ParameterSpecs specs{
        {"ms_ssim", STUDIO_TR("Structure loss"), STUDIO_TR("weight"),
         STUDIO_TR("Weight of 1 - MS-SSIM beside the error of the pixels: edges and flat areas count for more. 1 "
                   "lets it pull about as hard as the pixels; 0 switches it off."),
         0.0, 0.0, 10.0},
        {"adversarial", STUDIO_TR("Adversarial loss"), STUDIO_TR("weight"),
         STUDIO_TR("A second network learns to tell reconstructions from pictures, patch by patch, and the decoder to "
                   "deceive it: sharper pictures, with details of its own making. 1 lets it pull as hard as the "
                   "error of the pixels; 0 switches it off."),
         0.0, 0.0, 10.0},
        {"adversarial_start", STUDIO_TR("Adversarial from"), STUDIO_TR("of the run"),
         STUDIO_TR("Share of the run after which the adversarial loss sets in."), 0.5, 0.0, 1.0},
    };
    for (auto& spec : specs)
        spec.group = ParameterGroup::Loss;
    specs.back().advanced = true;
    return specs;
}

} // namespace studio::models
