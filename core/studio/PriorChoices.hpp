// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <vector>

namespace studio {

/// Where the latents of random samples of an autoencoder may come from, in the order of the registry: standard normal
/// noise first, then what is fitted to the training latents.
std::vector<Choice> priorChoices();

/// What the command line draws from when nothing else is asked for.
inline constexpr const char* usualPrior = "gaussian";

} // namespace studio
