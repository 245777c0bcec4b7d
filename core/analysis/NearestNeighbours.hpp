// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>

namespace studio::analysis {

struct Neighbours {
    torch::Tensor indices;   ///< int64 [Q,k], nearest first, into the references
    torch::Tensor distances; ///< float32 [Q,k], Euclidean
};

/// The min(k, N) references [N,D] nearest to each query [Q,D], exhaustively; of equal distances the lower index comes
/// first.
Neighbours nearestNeighbours(const torch::Tensor& queries, const torch::Tensor& references, std::int64_t k);

} // namespace studio::analysis
