// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/TrajectoryPlot.hpp"

#include "ui/theme/Theme.hpp"

#include <qcustomplot.h>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace studio::ui {

namespace {

constexpr double reach = 10.0; // pixels: what the pointer means is at most so far away
constexpr double room = 0.08;

QCPGraph* scatterGraph(QCustomPlot* plot, QCPLayer* layer) {
    QCPGraph* graph = plot->addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setLayer(layer);
    return graph;
}

QCPLayer* pathLayer(QCustomPlot* plot) {
    const QString name = QStringLiteral("paths");
    plot->addLayer(name, plot->layer(QStringLiteral("main")));
    QCPLayer* layer = plot->layer(name);
    layer->setMode(QCPLayer::lmBuffered);
    return layer;
}

/// The smallest rectangle around some points.
struct PlotRange {
    QCPRange x;
    QCPRange y;
    bool any = false;

    bool isEmpty() const { return !any; }
    void include(MapPoint point) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            return;
        x = any ? x.expanded(QCPRange(point.x, point.x)) : QCPRange(point.x, point.x);
        y = any ? y.expanded(QCPRange(point.y, point.y)) : QCPRange(point.y, point.y);
        any = true;
    }
    /// Within, or outside by less than a third of the rectangle's sides.
    bool isNear(MapPoint point) const {
        const auto near = [](const QCPRange& range, double value) {
            return std::abs(value - range.center()) < (0.5 + 1.0 / 3.0) * range.size();
        };
        return near(x, point.x) && near(y, point.y);
    }
};

QColor faded(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

} // namespace

LatentPath latentPath(const std::vector<DenoisingStep>& steps) {
    LatentPath path;
    for (const DenoisingStep& step : steps) {
        path.noisy.push_back(step.noisyAt);
        path.predicted.push_back(step.predictedAt);
    }
    return path;
}

TrajectoryPlot::TrajectoryPlot(QWidget* parent)
    : SmallPlot(parent)
    , m_layer(pathLayer(plot()))
    , m_noisyHere(scatterGraph(plot(), m_layer))
    , m_predictedHere(scatterGraph(plot(), m_layer))
    , m_chosenHere(scatterGraph(plot(), m_layer)) {
    setAccessibleName(tr("Ways over the map of the latents"));
    setToolTip(tr("Dots: the training pictures' latents on their two leading principal directions, in class colours. "
                  "Lines: every sample's way from noise to picture, x_t grey and the predicted x0 bright."));
    plot()->xAxis->setLabel(tr("direction 1"));
    plot()->yAxis->setLabel(tr("direction 2"));
    connect(plot(), &QCustomPlot::beforeReplot, this, &TrajectoryPlot::fitView);
    applyTheme();
}

void TrajectoryPlot::setMap(LatentMap map, const QStringList& classNames) {
    m_map = std::move(map);
    m_classNames = classNames;
    showMap();
    redraw();
}

void TrajectoryPlot::setPaths(std::vector<LatentPath> paths, int chosen) {
    m_paths = std::move(paths);
    m_chosen = chosen;
    m_current = m_paths.empty() ? -1 : static_cast<int>(m_paths.front().predicted.size()) - 1;
    showPaths();
    redraw();
}

void TrajectoryPlot::setChosen(int sample) {
    if (sample == m_chosen)
        return;
    m_chosen = sample;
    showPaths();
    redrawPaths();
}

void TrajectoryPlot::setCurrent(int step) {
    if (step == m_current)
        return;
    m_current = step;
    showHere();
    redrawPaths();
}

void TrajectoryPlot::redrawPaths() {
    if (!plot()->viewport().isEmpty())
        m_layer->replot();
}

void TrajectoryPlot::showMap() {
    for (QCPGraph* dots : m_dots)
        plot()->removeGraph(dots);
    m_dots.clear();
    std::map<int, std::pair<QVector<double>, QVector<double>>> byLabel;
    for (std::size_t i = 0; i < m_map.points.size(); ++i) {
        const int label = i < m_map.labels.size() ? m_map.labels[i] : -1;
        byLabel[label].first << m_map.points[i].x;
        byLabel[label].second << m_map.points[i].y;
    }
    for (const auto& [label, coordinates] : byLabel) {
        QCPGraph* dots = scatterGraph(plot(), plot()->layer(QStringLiteral("main")));
        const QPen pen(faded(Theme::current().classColour(label), 0.6F), 2.0, Qt::SolidLine, Qt::RoundCap);
        dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDot, pen, Qt::NoBrush, 2.0));
        dots->setData(coordinates.first, coordinates.second);
        m_dots.push_back(dots);
    }
}

void TrajectoryPlot::showPaths() {
    for (QCPCurve* curve : m_curves)
        plot()->removePlottable(curve);
    m_curves.clear();
    const Colours& colours = Theme::current().colours();
    const auto chosen = static_cast<std::size_t>(std::max(0, m_chosen));
    for (std::size_t sample = 0; sample < m_paths.size(); ++sample) {
        if (sample == chosen)
            continue;
        addPath(m_paths[sample].noisy, QPen(faded(colours.secondary, 0.3F), 0.8));
        addPath(m_paths[sample].predicted, QPen(faded(colours.text, 0.45F), 0.8));
    }
    if (chosen < m_paths.size()) {
        addPath(m_paths[chosen].noisy, QPen(colours.secondary, 1.6, Qt::DotLine));
        addPath(m_paths[chosen].predicted, QPen(colours.text, 1.8));
    }
    for (QCPGraph* here : {m_noisyHere, m_predictedHere, m_chosenHere})
        here->setLayer(m_layer); // above the lines just added
    showHere();
}

void TrajectoryPlot::addPath(const std::vector<MapPoint>& points, const QPen& pen) {
    auto* curve = new QCPCurve(plot()->xAxis, plot()->yAxis); // the plot owns it
    curve->setLayer(m_layer);
    curve->setPen(pen);
    QVector<double> x;
    QVector<double> y;
    for (const MapPoint& point : points) {
        x << point.x;
        y << point.y;
    }
    curve->setData(x, y);
    m_curves.push_back(curve);
}

void TrajectoryPlot::showHere() {
    for (QCPGraph* here : {m_noisyHere, m_predictedHere, m_chosenHere})
        here->data()->clear();
    for (std::size_t sample = 0; sample < m_paths.size(); ++sample) {
        const LatentPath& path = m_paths[sample];
        if (m_current < 0 || m_current >= static_cast<int>(path.predicted.size()))
            continue;
        const auto step = static_cast<std::size_t>(m_current);
        m_noisyHere->addData(path.noisy[step].x, path.noisy[step].y);
        QCPGraph* graph = static_cast<int>(sample) == m_chosen ? m_chosenHere : m_predictedHere;
        graph->addData(path.predicted[step].x, path.predicted[step].y);
    }
}

/// All latents, and the predictions as far as they are not far outside, with as many units a pixel upwards as sideways.
/// The noise at the start of a way may lie anywhere: it would press the map into a corner.
void TrajectoryPlot::fitView() {
    PlotRange shown;
    for (const MapPoint& point : m_map.points)
        shown.include(point);
    const PlotRange latents = shown;
    for (const LatentPath& path : m_paths) {
        for (const MapPoint& point : path.predicted) {
            if (latents.isEmpty() || latents.isNear(point))
                shown.include(point);
        }
    }
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        axis->setTickLabels(!shown.isEmpty()); // numbers without points would mean nothing
    if (shown.isEmpty())
        return;
    const QSize frame = frameSize();
    const double perPixel = std::max(shown.x.size() / frame.width(), shown.y.size() / frame.height());
    const double unit = (perPixel > 0.0 ? perPixel : 1e-3) * (0.5 + room);
    plot()->xAxis->setRange(shown.x.center() - unit * frame.width(), shown.x.center() + unit * frame.width());
    plot()->yAxis->setRange(shown.y.center() - unit * frame.height(), shown.y.center() + unit * frame.height());
}

double TrajectoryPlot::distance(QPointF place, MapPoint point) const {
    const QPointF away = toPixel(place) - toPixel(QPointF(point.x, point.y));
    return std::hypot(away.x(), away.y());
}

QString TrajectoryPlot::readoutAt(QPointF place) const {
    const auto nearest = std::ranges::min_element(
        m_map.points, [&](MapPoint a, MapPoint b) { return distance(place, a) < distance(place, b); });
    if (nearest == m_map.points.end() || distance(place, *nearest) > reach)
        return {};
    const auto at = static_cast<std::size_t>(nearest - m_map.points.begin());
    const int label = at < m_map.labels.size() ? m_map.labels[at] : -1;
    const QString where =
        QStringLiteral("%1, %2").arg(QLocale().toString(nearest->x, 'g', 3), QLocale().toString(nearest->y, 'g', 3));
    const QString name = label >= 0 ? m_classNames.value(label) : QString();
    return name.isEmpty() ? where : QStringLiteral("%1\n%2").arg(name, where);
}

int TrajectoryPlot::stepAt(QPointF place) const {
    if (m_chosen < 0 || m_chosen >= static_cast<int>(m_paths.size()))
        return -1;
    const std::vector<MapPoint>& points = m_paths[static_cast<std::size_t>(m_chosen)].predicted;
    const auto nearest = std::ranges::min_element(
        points, [&](MapPoint a, MapPoint b) { return distance(place, a) < distance(place, b); });
    if (nearest == points.end() || distance(place, *nearest) > reach)
        return -1;
    return static_cast<int>(nearest - points.begin());
}

void TrajectoryPlot::applyTheme() {
    const Colours& colours = Theme::current().colours();
    const auto disc = [](const QColor& colour, double size) {
        return QCPScatterStyle(QCPScatterStyle::ssDisc, colour, size);
    };
    m_noisyHere->setScatterStyle(disc(colours.secondary, 4));
    m_predictedHere->setScatterStyle(disc(colours.text, 4));
    m_chosenHere->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colours.panel, 1.5), colours.accent, 10));
    showMap();
    showPaths();
    SmallPlot::applyTheme();
}

} // namespace studio::ui
