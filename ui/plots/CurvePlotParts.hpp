// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/CurvePlot.hpp"
#include "ui/plots/RawValues.hpp"

#include <qcustomplot.h>

class QLabel;

namespace studio::ui {

class ElidedLabel;

/// What a CurvePlot draws with, for its own sources alone.
struct CurvePlot::Parts {
    QCustomPlot* plot = nullptr;
    QCPItemStraightLine* cursor = nullptr;
    QCPItemStraightLine* marker = nullptr;
    QLabel* readout = nullptr;
    ElidedLabel* title = nullptr;
    QCPLayoutGrid* beside = nullptr;    ///< where the legend stands, once it is shown
    std::vector<RawValues> behind = {}; ///< one a curve, when smoothed
};

/// Moves a vertical line to an x; NaN hides it.
void placeLine(QCPItemStraightLine* line, double x);

} // namespace studio::ui
