// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QWidget>

#include <vector>

class QStackedWidget;

namespace studio::ui {

class ChangePlot;
class ElidedLabel;
class RunInspector;
class SchedulePlot;
class Session;
class TrajectoryPlot;
struct LatentPath;

/// The column beside the film: what the current step means on the noise schedule, how much it changed, and where the
/// samples are on the map of the latents. A second page tells the facts of the run.
class StepPlots : public QWidget {
    Q_OBJECT

public:
    using Film = std::vector<DenoisingStep>;

    explicit StepPlots(Session& session, QWidget* parent = nullptr);

    SchedulePlot& schedule() noexcept { return *m_schedule; }
    ChangePlot& change() noexcept { return *m_change; }
    TrajectoryPlot& trajectory() noexcept { return *m_trajectory; }

    void setRun(const QString& run);
    void setMap(const LatentMap& map, const std::vector<ClassCount>& classes);
    /// Of the sample that is looked at; it begins with this step.
    void setFilm(const Film& film, int firstStep = 0);
    /// The ways of all samples, the chosen one's stronger.
    void setPaths(std::vector<LatentPath> paths, int chosen);
    void setCurrent(int step);
    void clear();

Q_SIGNALS:
    void stepPicked(int step);

private:
    QWidget* makePlots();
    QWidget* makeSwitch();
    void showNumbers();

    Film m_film; ///< numbers only
    int m_current = -1;
    SchedulePlot* m_schedule;
    ChangePlot* m_change;
    TrajectoryPlot* m_trajectory;
    ElidedLabel* m_level;
    ElidedLabel* m_moved;
    ElidedLabel* m_explained;
    RunInspector* m_facts;
    QStackedWidget* m_pages;
};

} // namespace studio::ui
