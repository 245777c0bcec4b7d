// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/PlotTheme.hpp"

#include "ui/theme/Theme.hpp"

#include <qcustomplot.h>

namespace studio::ui {

void applyPlotTheme(QCustomPlot& plot) {
    const Colours& colours = Theme::current().colours();
    plot.setBackground(colours.panel);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(QPen(colours.line));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLength(0, 4);
        axis->setTickLabelColor(colours.secondary);
        axis->setLabelColor(colours.secondary);
        axis->setTickLabelFont(Theme::font(FontRole::SecondaryNumbers));
        axis->setLabelFont(Theme::font(FontRole::Secondary));
        QColor grid = colours.line;
        grid.setAlphaF(0.55F);
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(grid, 1));
    }
    plot.legend->setBrush(colours.panel);
    plot.legend->setBorderPen(QPen(colours.line));
    plot.legend->setTextColor(colours.text);
    plot.legend->setFont(Theme::font(FontRole::Secondary));
}

} // namespace studio::ui
