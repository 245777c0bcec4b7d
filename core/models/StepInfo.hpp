// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>

namespace studio::models {

/// Where a training stands when a batch is computed. Warm-ups depend on step / totalSteps; every random number of a
/// step comes from `generator`, which the trainer seeds from (seed, step): a resumed run draws the same ones.
struct StepInfo {
    std::int64_t step = 0;       ///< steps already taken
    std::int64_t totalSteps = 1; ///< of the whole run
    bool training = false;       ///< false: no noise, no updates of running statistics
    c10::optional<at::Generator> generator = c10::nullopt;

    /// Share of the run that is done, in [0, 1].
    double progress() const noexcept {
        return totalSteps > 0 ? static_cast<double>(step) / static_cast<double>(totalSteps) : 1.0;
    }
};

} // namespace studio::models
