// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"
#include "ui/plots/SmallPlot.hpp"
#include "ui/plots/StepText.hpp"

#include <QVector>

#include <utility>
#include <vector>

class QCPGraph;

namespace studio::ui {

/// The noise schedule of a run as signal-to-noise ratio over time, noise at the left as in the film; the film's steps
/// stand on it as dots, the current one larger.
class SchedulePlot : public SmallPlot {
    Q_OBJECT

public:
    explicit SchedulePlot(QWidget* parent = nullptr);

    void setSchedule(std::vector<NoisePoint> schedule);
    void setSteps(const std::vector<DenoisingStep>& steps);
    void setCurrent(int step);
    /// Time and SNR in dB where the current step stands.
    QPointF currentPoint() const;

    QString readoutAt(QPointF place) const override;

protected:
    int stepAt(QPointF place) const override;
    void applyTheme() override;

private:
    struct Mark {
        double t = 0.0;
        double snr = 0.0;
    };
    double height(double snr) const;
    /// Times and heights of whatever has a t and an snr.
    template<class Points>
    std::pair<QVector<double>, QVector<double>> coordinates(const Points& points) const;
    TimeScale scale() const;
    void showSteps();

    std::vector<NoisePoint> m_schedule;
    std::vector<Mark> m_steps;
    int m_current = -1;
    QCPGraph* m_curve;
    QCPGraph* m_dots;
    QCPGraph* m_here;
};

} // namespace studio::ui
