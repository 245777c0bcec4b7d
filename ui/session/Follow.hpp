// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/Ask.hpp"

#include <QString>

#include <functional>
#include <utility>

namespace studio::ui {

/// Runs the newest of many short requests on the lane, one at a time, and never drops one that is running: a picture
/// that follows a hand has to go on appearing while the hand moves, however fast the events come. What came in
/// meanwhile is represented by its newest. Meant as a member of its receiver; the work must not throw Cancelled.
class Follower {
public:
    Follower(InferenceLane& lane, QString channel, QObject* receiver)
        : m_lane(lane)
        , m_channel(std::move(channel))
        , m_receiver(receiver) {}

    template<class Work, class Done>
    void request(Work work, Done done) {
        if (m_busy) {
            m_next = [this, work = std::move(work), done = std::move(done)] { launch(work, done); };
        } else {
            launch(std::move(work), std::move(done));
        }
    }

    bool busy() const noexcept { return m_busy; }

private:
    template<class Work, class Done>
    void launch(Work work, Done done) {
        m_busy = true;
        ask(m_lane, m_channel, m_receiver, std::move(work), [this, done = std::move(done)](auto answer) {
            m_busy = false;
            done(std::move(answer));
            if (!m_busy && m_next)
                std::exchange(m_next, {})();
        });
    }

    InferenceLane& m_lane;
    QString m_channel;
    QObject* m_receiver;
    bool m_busy = false;
    std::function<void()> m_next;
};

} // namespace studio::ui
