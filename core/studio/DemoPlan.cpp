// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/DemoPlan.hpp"

namespace studio {

DemoPlan demoPlan(bool quick) {
    DemoPlan plan;
    plan.models = {"ae", "vae", "vqvae"};
    if (quick) {
        plan.pictures = 10'000;
        plan.autoencoderSteps = 150;
        plan.diffusionSteps = 400;
        plan.preset = Preset::Quick;
        plan.scored = 500;
        plan.drawnPictures = 4'000;
    } else {
        plan.autoencoderSteps = 1'000;
        plan.diffusionSteps = 3'500;
        plan.scored = 2'000;
        plan.drawnPictures = 20'000;
    }
    return plan;
}

} // namespace studio
