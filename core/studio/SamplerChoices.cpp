// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/SamplerChoices.hpp"

#include "core/diffusion/SamplerRegistry.hpp"

#include <algorithm>
#include <iterator>

namespace studio {

Choice choiceOf(const diffusion::SamplerInfo& sampler) {
    return {.id = std::string(sampler.id),
            .name = std::string(sampler.name),
            .description = std::string(sampler.description),
            .source = std::string(sampler.source),
            .usesEta = sampler.usesEta,
            .usesKarras = sampler.usesKarras,
            .isStochastic = sampler.isStochastic,
            .isFlow = sampler.space == diffusion::SamplerSpace::Flow};
}

std::vector<Choice> samplerChoices() {
    std::vector<Choice> choices;
    std::ranges::transform(diffusion::samplers(), std::back_inserter(choices), choiceOf);
    return choices;
}

void requireSampler(const std::string& id) {
    static_cast<void>(diffusion::samplerInfo(id));
}

} // namespace studio
