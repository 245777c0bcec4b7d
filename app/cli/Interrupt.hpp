// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace studio::cli {

/// Turns the first SIGINT or SIGTERM into a stop request, so that work ends with a checkpoint; the second one ends the
/// process at once with code 130. Make it before any other thread starts: threads inherit the blocked signals, and a
/// dedicated thread waits for them, where (unlike in a handler) a stop may be requested safely.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch(const std::stop_token& over);

    sigset_t m_signals;
    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace studio::cli
