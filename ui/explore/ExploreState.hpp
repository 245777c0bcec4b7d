// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QString>

#include <optional>
#include <vector>

namespace studio::ui {

/// Which axes the sliders walk along.
enum class AxisKind {
    Principal, ///< leading principal directions of the training latents
    Raw,       ///< the latent's own dimensions
};

/// Unit directions in the latent space and the standard deviation of the training latents along each of them.
struct Axes {
    std::vector<Latent> directions;
    std::vector<double> deviations;
    std::size_t count() const noexcept { return directions.size(); }
};

/// The two ends of the interpolation strip.
enum class End { A, B };

/// One end of an interpolation: a latent and the picture it was made from.
struct Endpoint {
    Latent latent;
    Image picture;
    QString name;
    bool operator==(const Endpoint&) const = default;
};

/// Everything in Explore that undo brings back: where the walk starts, how far it went, and the two ends of the strip.
/// Its latents mean something under the weights that made them only.
struct ExploreState {
    Latent start;
    QString startName;
    Image startPicture;  ///< what `start` was made from, or decoded to: from it other weights make a start of their own
    std::string weights; ///< that the latents belong to
    std::vector<double> principal; ///< offsets along the principal directions, in standard deviations
    std::vector<double> raw;       ///< offsets along the raw dimensions, in standard deviations
    std::optional<Endpoint> a;
    std::optional<Endpoint> b;

    std::vector<double>& offsets(AxisKind kind) { return kind == AxisKind::Raw ? raw : principal; }
    const std::vector<double>& offsets(AxisKind kind) const { return kind == AxisKind::Raw ? raw : principal; }
    bool operator==(const ExploreState&) const = default;
};

/// z = start + sum_k offset_k * deviation_k * direction_k over both kinds of axes.
Latent walk(const ExploreState& state, const Axes& principal, const Axes& raw);

/// The dimensions of the latent as axes. Needs all principal directions, since var_i = sum_k deviation_k^2 * d_k[i]^2
/// only then holds; with fewer there are no raw axes and the result is empty.
Axes rawAxes(const PrincipalDirections& all);

Axes principalAxes(const PrincipalDirections& found);

} // namespace studio::ui
