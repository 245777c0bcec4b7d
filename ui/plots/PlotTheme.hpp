// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCustomPlot;

namespace studio::ui {

/// Gives a plot's background, axes, grid and legend the theme's colours and fonts. Does not replot.
void applyPlotTheme(QCustomPlot& plot);

} // namespace studio::ui
