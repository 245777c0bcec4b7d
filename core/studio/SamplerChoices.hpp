// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <vector>

namespace studio {

namespace diffusion {
struct SamplerInfo;
}

Choice choiceOf(const diffusion::SamplerInfo& sampler);

/// Every sampler of the registry, in its order.
std::vector<Choice> samplerChoices();

} // namespace studio
