// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <stop_token>

namespace studio::priors {

/// For each of the points [N,D] the number of its nearest of `count` centres, int64 [N]; 1 <= count <= N. The centres
/// are chosen by k-means++, each with a chance that grows with the square of its distance to those before it (Arthur &
/// Vassilvitskii 2007), and then moved to the middle of their points until none changes, ten times at most (Lloyd
/// 1982). Depends on the points and the seed only. Throws Cancelled.
torch::Tensor nearestCentres(const torch::Tensor& points, std::int64_t count, std::uint64_t seed,
                             const std::stop_token& stop = {});

} // namespace studio::priors
