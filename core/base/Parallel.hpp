// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace studio {

/// Cores of this machine, at least 1.
int coreCount() noexcept;

/// Calls `work(i)` for every i in 0..count-1, begun in this order, on `threads` threads; the calling one takes part.
/// Returns when all are done. The first exception of a call ends the rest and is thrown here; a stop throws Cancelled.
void parallelFor(std::int64_t count, const std::stop_token& stop, const std::function<void(std::int64_t)>& work,
                 int threads = coreCount());

} // namespace studio
