// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/PriorChoices.hpp"

#include "core/priors/PriorRegistry.hpp"

#include <algorithm>
#include <iterator>

namespace studio {

std::vector<Choice> priorChoices() {
    std::vector<Choice> choices;
    std::ranges::transform(priors::priors(), std::back_inserter(choices), [](const priors::PriorInfo& prior) {
        return Choice{.id = std::string(prior.id),
                      .name = std::string(prior.name),
                      .description = std::string(prior.description),
                      .source = std::string(prior.source),
                      .advice = std::string(prior.advice)};
    });
    return choices;
}

} // namespace studio
