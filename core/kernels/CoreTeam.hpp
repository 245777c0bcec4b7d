// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace studio::kernels {

/// Calls work(0) to work(count - 1), each on a thread of its own: OpenMP's team, which LibTorch's operations use too
/// and which therefore is warm, and inside of which they run on one core each. Without OpenMP one after the other.
/// Throws what the first of them throws, when all have ended.
void onCores(int count, const std::function<void(int)>& work);

/// Whether the calling thread is inside of onCores() (or of an operation of LibTorch's own).
bool isOnCores() noexcept;

} // namespace studio::kernels
