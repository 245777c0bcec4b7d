// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace studio {

/// Cores to compute on: all of this machine, or as many of them as limitCores() allows; at least 1.
int coreCount() noexcept;
/// Cores of this machine, at least 1.
int machineCores() noexcept;
/// Computes on no more than `most` cores from now on; 0: on all. What has begun keeps what it has.
void limitCores(int most) noexcept;

/// Calls `work(i)` for every i in 0..count-1, begun in this order, on `threads` threads; the calling one takes part.
/// Returns when all are done. The first exception of a call ends the rest and is thrown here; a stop throws Cancelled.
void parallelFor(std::int64_t count, const std::stop_token& stop, const std::function<void(std::int64_t)>& work,
                 int threads = coreCount());

} // namespace studio
