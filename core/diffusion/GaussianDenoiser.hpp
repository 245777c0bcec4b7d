// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Prediction.hpp"

namespace studio::diffusion {

/// The exact denoiser of N(mean, std^2), elementwise, going through `prediction` as a network's output would.
DenoiseFn gaussianDenoiser(double mean, double std, Prediction prediction);

} // namespace studio::diffusion
