// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Interrupt.hpp"

#include "app/cli/ExitCode.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace studio::cli {

namespace {

constexpr int patienceMilliseconds = 100;

// A signal handler reaches nothing but globals.
std::array<int, 2> signalPipe{-1, -1};
std::atomic<bool> signalled{false};

extern "C" void onSignal(int) {
    if (signalled.exchange(true))
        _exit(exitCancelled);
    const char byte = 1;
    static_cast<void>(!::write(signalPipe[1], &byte, 1));
}

} // namespace

Interrupt::Interrupt() {
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal ends the process, as it would without us
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    struct sigaction before {};
    if (::sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) // as nohup sets it
        ::sigaction(SIGHUP, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN); // a reader that has gone is a failed write, not the end
    m_watcher = std::jthread([this](std::stop_token over) { watch(over); });
}

Interrupt::~Interrupt() = default;

void Interrupt::watch(const std::stop_token& over) {
    pollfd waiting{signalPipe[0], POLLIN, 0};
    while (!over.stop_requested())
        if (::poll(&waiting, 1, patienceMilliseconds) > 0) {
            m_stop.request_stop();
            return;
        }
}

} // namespace studio::cli
