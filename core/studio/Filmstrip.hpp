// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"
#include "core/studio/Types.hpp"

#include <span>

namespace studio {

/// The denoising of one sample as two rows of pictures: x_t above, the predicted x0 below, time running to the right.
/// At most `frames` steps, evenly chosen, the first and the last always among them.
Image filmstrip(std::span<const DenoisingStep> steps, int frames = 12, int scale = 1);

/// The same as an animation: x_t and the predicted x0 side by side, one picture a step.
std::vector<Image> filmFrames(std::span<const DenoisingStep> steps, int scale = 1);

} // namespace studio
