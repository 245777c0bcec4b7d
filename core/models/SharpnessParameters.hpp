// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

namespace studio::models {

/// Losses that make reconstructions sharper, off by default: ms_ssim, adversarial, adversarial_start.
ParameterSpecs sharpnessSpecs();

} // namespace studio::models
