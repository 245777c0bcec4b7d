// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Interrupt.hpp"

#include "app/cli/ExitCode.hpp"

#include <ctime>
#include <unistd.h>

namespace studio::cli {

Interrupt::Interrupt() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_watcher = std::jthread([this](std::stop_token over) { watch(over); });
}

Interrupt::~Interrupt() = default;

void Interrupt::watch(const std::stop_token& over) {
    const timespec patience{.tv_sec = 0, .tv_nsec = 100'000'000};
    while (!over.stop_requested()) {
        if (sigtimedwait(&m_signals, nullptr, &patience) < 0)
            continue;
        if (!m_stop.request_stop())
            _exit(exitCancelled);
    }
}

} // namespace studio::cli
