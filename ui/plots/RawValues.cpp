// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/RawValues.hpp"

#include "ui/plots/Band.hpp"

#include <qcustomplot.h>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr float faintness = 0.25F;
constexpr int pixelsAColumn = 2;

QVector<double> toVector(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

QCPGraph* addGraph(QCustomPlot& plot, const QPen& pen) {
    QCPGraph* graph = plot.addGraph();
    graph->setPen(pen);
    graph->removeFromLegend();
    return graph;
}

} // namespace

RawValues::RawValues(QCustomPlot& plot, const Curve& curve) {
    QColor faint = curve.colour;
    faint.setAlphaF(faintness);
    m_line = addGraph(plot, QPen(faint, 1.0));
    m_low = addGraph(plot, Qt::NoPen);
    m_high = addGraph(plot, Qt::NoPen);
    m_line->setData(toVector(curve.x), toVector(curve.y), true);
    m_high->setBrush(faint);
    m_high->setChannelFillGraph(m_low);
}

void RawValues::draw(const QCustomPlot& plot, const Curve& curve) const {
    const QCPRange view = plot.xAxis->range();
    const int pixels = std::max(pixelsAColumn, plot.axisRect()->width());
    const bool dense = countWithin(curve.x, view.lower, view.upper) > pixels;
    m_line->setVisible(!dense);
    m_low->setVisible(dense);
    m_high->setVisible(dense);
    if (!dense)
        return;
    const Band band = bandOf(curve.x, curve.y, view.lower, view.upper, pixels / pixelsAColumn);
    m_low->setData(toVector(band.x), toVector(band.low), true);
    m_high->setData(toVector(band.x), toVector(band.high), true);
}

bool RawValues::isBand() const {
    return m_high->visible();
}

} // namespace studio::ui
