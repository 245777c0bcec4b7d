// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::app {

/// Makes OpenMP threads sleep while they wait. libgomp's default, busy waiting, makes a training step twenty times
/// slower as soon as another thread wants the cores (measured on two: 80 ms became 2 s). libgomp reads OMP_WAIT_POLICY
/// when it is loaded, before main(), so the process sets it and starts itself once more. Does nothing when the variable
/// is set already, and on systems other than Linux. Call it first thing in main(), before any thread exists.
void waitPassively(char** argv);

} // namespace studio::app
