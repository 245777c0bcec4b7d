// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/MetricFacets.hpp"

#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QToolButton;

namespace studio::ui {

class Banner;
class CurvePlot;
class ElidedLabel;
class MetricStore;
class RunListModel;
class Session;

/// The curves of the visible runs: which metric, over what, how smooth, and out to a file.
class MetricBoard : public QWidget {
    Q_OBJECT

public:
    MetricBoard(Session& session, RunListModel* runs, QWidget* parent = nullptr);

    /// One for each kind of loss that the visible runs have, side by side; at least one.
    /// With the height that its bar has at this width.
    QSize minimumSizeHint() const override;
    const std::vector<CurvePlot*>& plots() const noexcept { return m_plots; }
    /// Marks the step of the pictures of a run that are looked at, among its curves; NaN: none.
    void setMarker(const QString& run, double step);

Q_SIGNALS:
    void stepClicked(double step);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeToolBar();
    void setUpSmoothing();
    QToolButton* makeLogarithms();
    void makeRoomForBar();
    void refresh();
    void offerChoices();
    const MetricChoice* chosen() const;
    void showFacets(std::vector<MetricFacet> facets);
    void addPlot();
    void resetView();
    void applyScales();
    void showMarker();
    void showLegend();
    void exportPlot();
    bool overSteps() const;

    MetricStore* m_store;
    RunListModel* m_runs;
    Banner* m_banner;
    QWidget* m_bar = nullptr;
    int m_moreRows = 0; ///< px that the bar needs beyond one row
    QComboBox* m_metric;
    QComboBox* m_over;
    QAction* m_log;
    QAction* m_logOver;
    QDoubleSpinBox* m_smoothing;
    ElidedLabel* m_legend;
    QHBoxLayout* m_row;
    std::vector<CurvePlot*> m_plots; ///< the first ones are shown, as many as there are facets
    std::vector<MetricChoice> m_choices;
    std::vector<std::vector<std::string>> m_runsOf; ///< by facet
    std::string m_markedRun;
    double m_marked;
};

} // namespace studio::ui
