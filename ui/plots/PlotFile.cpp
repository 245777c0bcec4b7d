// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/PlotFile.hpp"

#include <qcustomplot.h>
#include <QFileInfo>
#include <QSvgGenerator>

namespace studio::ui {

namespace {

bool writeSvg(QCustomPlot& plot, const QString& file) {
    QSvgGenerator generator;
    generator.setFileName(file);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    plot.toPainter(&painter, plot.width(), plot.height());
    return painter.end() && QFileInfo(file).size() > 0;
}

} // namespace

bool writePlot(QCustomPlot& plot, const QString& file) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return plot.savePng(file, 0, 0, 2.0);
    if (suffix == QLatin1String("pdf"))
        return plot.savePdf(file);
    return suffix == QLatin1String("svg") && writeSvg(plot, file);
}

} // namespace studio::ui
