// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

namespace studio::analysis {

/// Which points are near copies of training points: [Q] of bool. A query is one where its nearest training point is
/// less than a third as far away as the next (Yoon et al. 2023, Gu et al. 2023),
///   |q - t1| < |q - t2| / 3,
/// t2 the next that is not as far away as t1: equal training points count once. Queries [Q,D] and training [N,D] are
/// float32. With fewer than two different training points everything is a copy. Distances are worked out in blocks of
/// some megabytes.
torch::Tensor nearCopies(const torch::Tensor& queries, const torch::Tensor& training);

/// How close samples come to what they were trained on, against real points that were held out.
struct Memorisation {
    std::int64_t samples = 0;
    double nearCopies = 0.0; ///< share of the samples
    std::int64_t heldOut = 0;
    double nearCopiesHeldOut = 0.0; ///< share of the held-out points; NaN without any
};

/// Samples [S,D], training [N,D], held out [H,D], which may be empty; S and N at least 1.
Memorisation memorisation(const torch::Tensor& samples, const torch::Tensor& training, const torch::Tensor& heldOut);

} // namespace studio::analysis
