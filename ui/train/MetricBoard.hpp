// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Curve.hpp"
#include "ui/train/MetricNames.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace studio::ui {

class Banner;
class CurvePlot;
class MetricStore;
class RunListModel;
class Session;

/// The curves of the visible runs: which metric, over what, how smooth, and out to a file.
class MetricBoard : public QWidget {
    Q_OBJECT

public:
    MetricBoard(Session& session, RunListModel* runs, QWidget* parent = nullptr);

    CurvePlot* plot() const noexcept { return m_plot; }
    /// Marks the step of the picture that is looked at; NaN: none.
    void setMarker(double step);

Q_SIGNALS:
    void stepClicked(double step);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeToolBar();
    QDoubleSpinBox* makeSmoothing();
    void refresh();
    void offerChoices();
    const MetricChoice* chosen() const;
    std::vector<Curve> makeCurves();
    void showLegend();
    void exportPlot();
    bool overMinutes() const;

    MetricStore* m_store;
    RunListModel* m_runs;
    Banner* m_banner;
    QComboBox* m_metric;
    QComboBox* m_over;
    QToolButton* m_log;
    QLabel* m_legend;
    CurvePlot* m_plot;
    std::vector<MetricChoice> m_choices;
};

} // namespace studio::ui
