// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/GaussianFit.hpp"
#include "core/analysis/PrincipalComponents.hpp"
#include "core/studio/Types.hpp"

#include <cstdint>
#include <torch/types.h>
#include <vector>

namespace studio {

/// What is known of a run's latents as a cloud, from a sample of the training pictures.
struct LatentStatistics {
    static constexpr std::int64_t pictures = 4096;
    static constexpr std::int64_t components = 32;

    analysis::PrincipalComponents principal;
    analysis::GaussianFit gaussian;
    torch::Tensor center; ///< [C,1,1] or [D]: mean per channel (value of a vector), float32
    torch::Tensor spread; ///< the same for the standard deviation, at least 1e-6
    LatentMap map;

    /// Where latents [N, ...] of any device lie on the plane of the two leading directions.
    std::vector<MapPoint> onPlane(const torch::Tensor& latents) const;
};

/// From latents [N,C,h,w] or [N,D] with a label each.
LatentStatistics statisticsOf(const torch::Tensor& latents, std::vector<int> labels);

} // namespace studio
