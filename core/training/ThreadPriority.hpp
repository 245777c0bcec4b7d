// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::training {

/// Lets every other thread go first, so that the window stays quick while a training takes all cores. Threads that this
/// one starts afterwards (OpenMP's workers) inherit it. Does nothing where the system has no priority per thread.
void lowerThreadPriority();

} // namespace studio::training
