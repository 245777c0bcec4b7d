// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/ExploreState.hpp"

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

void addAxes(Latent& latent, const std::vector<double>& offsets, const Axes& axes) {
    const std::size_t count = std::min(offsets.size(), axes.count());
    for (std::size_t k = 0; k < count; ++k) {
        if (offsets[k] == 0.0)
            continue;
        const auto step = static_cast<float>(offsets[k] * axes.deviations[k]);
        const Latent& direction = axes.directions[k];
        const std::size_t size = std::min(latent.size(), direction.size());
        for (std::size_t i = 0; i < size; ++i)
            latent[i] += step * direction[i];
    }
}

} // namespace

Latent walk(const ExploreState& state, const Axes& principal, const Axes& raw) {
    Latent latent = state.start;
    addAxes(latent, state.principal, principal);
    addAxes(latent, state.raw, raw);
    return latent;
}

Axes rawAxes(const PrincipalDirections& all) {
    const std::size_t size = all.mean.size();
    if (size == 0 || all.directions.size() != size)
        return {};
    Axes axes;
    for (std::size_t i = 0; i < size; ++i) {
        double variance = 0.0;
        for (std::size_t k = 0; k < size; ++k) {
            const double part = all.deviation[k] * static_cast<double>(all.directions[k][i]);
            variance += part * part;
        }
        Latent unit(size, 0.0F);
        unit[i] = 1.0F;
        axes.directions.push_back(std::move(unit));
        axes.deviations.push_back(std::sqrt(variance));
    }
    return axes;
}

Axes principalAxes(const PrincipalDirections& found) {
    return {found.directions, found.deviation};
}

} // namespace studio::ui
