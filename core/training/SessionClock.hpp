// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace studio::training {

/// Seconds that a run has trained over all its sessions, less pauses and waits.
class SessionClock {
public:
    using Clock = std::chrono::steady_clock;
    using Seconds = std::chrono::duration<double>;

    /// A session begins now, after so many seconds of earlier ones.
    void begin(double secondsBefore) {
        m_before = secondsBefore;
        m_begun = Clock::now();
    }
    void leaveOut(Clock::duration waited) { m_begun += waited; }
    double seconds() const { return m_before + Seconds(Clock::now() - m_begun).count(); }

private:
    double m_before = 0.0;
    Clock::time_point m_begun = Clock::now();
};

} // namespace studio::training
