// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace studio::cli {

/// Turns the first SIGINT, SIGTERM or SIGHUP into a stop request, so that work ends with a checkpoint; the second one
/// ends the process at once with code 130. Under nohup SIGHUP stays ignored; SIGPIPE always is. The handler only writes
/// into a pipe (a stop may not be requested within a handler); blocking the signals instead would miss the threads that
/// libraries start before main().
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch(const std::stop_token& over);

    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace studio::cli
