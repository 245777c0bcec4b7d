// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/NetworkCost.hpp"
#include "core/studio/RunPlan.hpp"

namespace studio {

/// Steps, passes and memory of a planned training. `valuesEach` of a picture, `latent` the latent's shape.
TrainingEstimate estimateOf(const Project& project, const RunPlan& plan, const models::NetworkCost& network,
                            const LatentShape& latent);

} // namespace studio
