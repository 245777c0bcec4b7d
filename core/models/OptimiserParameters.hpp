// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

namespace studio::models {

/// How long a training is: what presets set.
ParameterSpec stepsSpec(std::int64_t fallback);

/// What every training takes, all advanced: weight_decay, warmup_steps, clip_norm, ema_decay, precision.
ParameterSpecs optimiserSpecs(double clipNorm);

} // namespace studio::models
