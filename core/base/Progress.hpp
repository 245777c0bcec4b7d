// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace studio {

/// How far a long call is: `done` of `total` units (total 0: unknown), and what it is busy with.
struct Progress {
    std::string stage;
    std::int64_t done = 0;
    std::int64_t total = 0;
};

using ProgressFn = std::function<void(const Progress&)>;

inline void report(const ProgressFn& progress, std::string stage, std::int64_t done, std::int64_t total) {
    if (progress)
        progress({std::move(stage), done, total});
}

/// Throws Cancelled when a stop was asked for. Long loops call it once a batch or a denoising step.
inline void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested())
        throw Cancelled{};
}

} // namespace studio
