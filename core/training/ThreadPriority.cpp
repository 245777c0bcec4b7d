// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/ThreadPriority.hpp"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace studio::training {

void lowerThreadPriority() {
#ifdef __linux__
    // On Linux the nice value belongs to the thread. Failing to be nice is no reason not to train.
    constexpr int nice = 5;
    const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
    static_cast<void>(::setpriority(PRIO_PROCESS, thread, nice));
#endif
}

} // namespace studio::training
