// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>
#include <stop_token>

namespace studio::priors {

/// Where new latents come from, seen as points of D values.
class Prior {
public:
    virtual ~Prior() = default;
    /// Draws, float32 [count,D] on the CPU. Row i depends on (seed, i) only. Throws Cancelled.
    virtual torch::Tensor sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop = {}) const = 0;
};

} // namespace studio::priors
