// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StallProbe.hpp"

#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/pictures/PictureSlot.hpp"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr std::chrono::milliseconds interval{5};

double milliseconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

StallProbe::StallProbe(QObject* parent)
    : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &StallProbe::tick);
}

void StallProbe::begin(const std::string& phase) {
    m_phase = phase;
    m_figures[phase];
    m_moves.clear();
    m_last = Clock::now();
    m_timer.start();
}

void StallProbe::end() {
    tick();
    m_timer.stop();
    m_phase.clear();
}

void StallProbe::tick() {
    const Clock::time_point now = Clock::now();
    Figures& figures = m_figures[m_phase];
    figures.worstStall = std::max(figures.worstStall, milliseconds(now - m_last - interval));
    m_last = now;
}

void StallProbe::watch(ExploreWorkspace& explore) {
    connect(&explore, &ExploreWorkspace::pictureShown, this, [this](quint64 serial) { m_shown = serial; });
    explore.picture().installEventFilter(this);
}

void StallProbe::moved(quint64 serial) {
    m_moves.push_back({serial, Clock::now()});
}

bool StallProbe::eventFilter(QObject* watched, QEvent* event) {
    // Queued behind the painting that is about to happen, so that its time counts too.
    if (event->type() == QEvent::Paint && !m_moves.empty()) {
        QMetaObject::invokeMethod(
            this, [this, serial = m_shown] { painted(serial); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void StallProbe::painted(quint64 serial) {
    const Clock::time_point now = Clock::now();
    const auto waits = [serial](const Move& move) { return move.serial > serial; };
    const auto answered = std::ranges::stable_partition(m_moves, waits);
    for (const Move& move : answered)
        m_figures[m_phase].latency.push_back(milliseconds(now - move.when));
    m_moves.erase(answered.begin(), answered.end());
}

double StallProbe::percentile(std::vector<double> values, double share) {
    if (values.empty())
        return 0.0;
    std::ranges::sort(values);
    const double place = std::ceil(share * static_cast<double>(values.size())) - 1.0;
    const auto at = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(values.size() - 1)));
    return values[at];
}

} // namespace studio::ui
