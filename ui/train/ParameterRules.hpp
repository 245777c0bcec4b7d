// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

namespace studio::ui {

/// Whether a parameter makes a difference beside the values of the others: the length of a vector latent does not for a
/// spatial one. Unknown parameters always do.
bool autoencoderParameterApplies(const std::string& key, const Parameters& values);

/// What a diffusion model is trained on.
struct DiffusionGround {
    bool labelled = false;
    bool vectorLatent = false;
};
bool diffusionParameterApplies(const std::string& key, const Parameters& values, const DiffusionGround& ground);

/// Whether the parameter changes the pictures that a training sees: what a preview of them shows.
bool isAugmentation(const std::string& key);

} // namespace studio::ui
