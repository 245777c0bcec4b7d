// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <string>
#include <vector>

namespace studio {

namespace diffusion {
struct SamplerInfo;
}

/// The guidance that the window and the command line begin with where a run has something to lead its samples by; see
/// LatentEngine::usualRequest(). It brings samples of balanced runs on Fashion-MNIST far closer to the pictures, by
/// labels and without; more comes still a little closer, but contrasts become too strong. Comparisons that must not
/// favour diffusion draw with 1.
inline constexpr double usualGuidance = 2.5;

Choice choiceOf(const diffusion::SamplerInfo& sampler);

/// Every sampler of the registry, in its order.
std::vector<Choice> samplerChoices();

/// Throws Error(WrongUsage) that lists the known ids for one that is none of them.
void requireSampler(const std::string& id);

} // namespace studio
