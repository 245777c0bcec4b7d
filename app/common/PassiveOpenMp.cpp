// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/PassiveOpenMp.hpp"

#include <cstdlib>

#ifdef __linux__
#include <unistd.h>
#endif

namespace studio::app {

void waitPassively([[maybe_unused]] char** argv) {
#ifdef __linux__
    if (std::getenv("OMP_WAIT_POLICY"))
        return;
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
    // On success this does not return; where /proc is missing the program runs on, only slower.
    ::execv("/proc/self/exe", argv);
#endif
}

} // namespace studio::app
