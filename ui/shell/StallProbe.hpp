// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <string>
#include <vector>

class QWidget;

namespace studio::ui {

class ExploreWorkspace;

/// Measures how responsive the window is: how late a 5 ms timer fires at worst, and how long it takes from a slider's
/// move to the painted picture. Figures are kept apart by phase ("idle", "training").
class StallProbe : public QObject {
    Q_OBJECT

public:
    explicit StallProbe(QObject* parent = nullptr);

    void begin(const std::string& phase);
    void end();
    /// Times pictures of `explore` from now on.
    void watch(ExploreWorkspace& explore);
    /// A slider has just moved to what the workspace counts as `serial`.
    void moved(quint64 serial);

    struct Figures {
        double worstStall = 0.0;     ///< ms beyond the timer's interval
        std::vector<double> latency; ///< ms from a move to the painted picture of it or of a newer one
    };
    const std::map<std::string, Figures>& figures() const noexcept { return m_figures; }

    /// The value that `share` (0..1) of all values do not exceed; 0 without values.
    static double percentile(std::vector<double> values, double share);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Clock = std::chrono::steady_clock;
    struct Move {
        quint64 serial = 0;
        Clock::time_point when;
    };
    void tick();
    void painted(quint64 serial);

    QTimer m_timer;
    Clock::time_point m_last;
    std::string m_phase;
    std::map<std::string, Figures> m_figures;
    std::vector<Move> m_moves;
    quint64 m_shown = 0;
};

} // namespace studio::ui
