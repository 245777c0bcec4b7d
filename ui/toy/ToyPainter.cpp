// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyPainter.hpp"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double usualSide = 640.0;
constexpr double particleSize = 6.0;
constexpr double pointSize = 5.0;
constexpr double goalSize = 4.0;
constexpr double scribble = 3.0; ///< steps that can still be told apart where each goes another way

QColor faint(QColor colour, float opacity) {
    colour.setAlphaF(opacity);
    return colour;
}

/// A step and how far it is gone; the end itself is the last step, gone wholly.
struct Moment {
    std::size_t step = 0;
    float share = 0.0F;
};

Moment momentAt(const ToyFlight& flight, double position) {
    const double last = static_cast<double>(flight.steps.size() - 1);
    const double inside = std::clamp(position, 0.0, last);
    const auto step = static_cast<std::size_t>(std::min(std::floor(inside), std::max(last - 1.0, 0.0)));
    return {step, static_cast<float>(inside - static_cast<double>(step))};
}

ToyPoint between(ToyPoint a, ToyPoint b, float share) {
    return {std::lerp(a.x, b.x, share), std::lerp(a.y, b.y, share)};
}

ToyPoint placeAt(const ToyFlight& flight, Moment moment, std::size_t particle) {
    const ToyPoint from = flight.steps[moment.step].at[particle];
    if (moment.share == 0.0F)
        return from;
    return between(from, flight.steps[moment.step + 1].at[particle], moment.share);
}

} // namespace

double trailStart(const ToyRun& run, double position) {
    return run.isWandering ? std::max(0.0, position - scribble) : 0.0;
}

QPointF ToyMap::toScreen(ToyPoint point) const {
    return area.center() + scale() * QPointF(point.x, -point.y);
}

ToyPoint ToyMap::toPlane(QPointF position) const {
    const QPointF off = (position - area.center()) / scale();
    return {static_cast<float>(off.x()), static_cast<float>(-off.y())};
}

ToyPainter::ToyPainter(QPainter& painter, const ToyMap& map, const Colours& colours)
    : m_painter(painter)
    , m_map(map)
    , m_colours(colours) {
    m_painter.setRenderHint(QPainter::Antialiasing);
}

double ToyPainter::unit() const {
    return std::clamp(m_map.area.width() / usualSide, 0.5, 2.0);
}

void ToyPainter::dots(const QPolygonF& places, double diameter, const QColor& colour) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    for (const QPointF& each : places)
        m_painter.drawEllipse(each, diameter / 2.0, diameter / 2.0);
}

void ToyPainter::ground() {
    QPainterPath sheet;
    sheet.addRoundedRect(m_map.area, space::radius, space::radius);
    m_painter.fillPath(sheet, m_colours.panel);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(faint(m_colours.line, 0.7F), 1.0, Qt::DotLine));
    for (const double deviations : {1.0, 2.0}) {
        const double radius = deviations * m_map.scale();
        m_painter.drawEllipse(m_map.area.center(), radius, radius);
    }
}

void ToyPainter::field(const std::vector<ToyPoint>& arrows) {
    constexpr int cells = ToyModel::fieldCells;
    if (arrows.size() != static_cast<std::size_t>(cells) * cells)
        return;
    const double pitch = m_map.area.width() / cells;
    QList<QLineF> lines;
    lines.reserve(3 * cells * cells);
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            const ToyPoint arrow = arrows[static_cast<std::size_t>(row * cells + column)];
            const double speed = std::hypot(arrow.x, arrow.y);
            if (speed < 1e-6)
                continue;
            // Near the points the flow is as fast as one likes: what counts is where it goes.
            const double length = 0.7 * pitch * std::tanh(speed);
            const QPointF along = length / speed * QPointF(arrow.x, -arrow.y);
            const QPointF middle = m_map.area.topLeft() + pitch * QPointF(column + 0.5, cells - row - 0.5);
            const QPointF tip = middle + 0.5 * along;
            const QPointF across(-along.y(), along.x());
            lines << QLineF(middle - 0.5 * along, tip) << QLineF(tip, tip - 0.28 * along + 0.18 * across)
                  << QLineF(tip, tip - 0.28 * along - 0.18 * across);
        }
    }
    m_painter.setPen(QPen(faint(m_colours.secondary, 0.36F), 1.0));
    m_painter.drawLines(lines);
}

void ToyPainter::trails(const ToyRun& run, double from, double to) {
    const ToyFlight& flight = *run.flight;
    const Moment start = momentAt(flight, from);
    const Moment end = momentAt(flight, to);
    m_painter.setPen(QPen(faint(m_colours.accent, run.isWandering ? 0.25F : 0.4F), 1.0, Qt::SolidLine, Qt::FlatCap));
    // Short straight lines: as polygons with their joints they would cost many times as much.
    QList<QLineF> ways;
    for (std::size_t i = 0; i < flight.steps.front().at.size(); ++i) {
        QPointF last = m_map.toScreen(placeAt(flight, start, i));
        const auto goTo = [&](ToyPoint place) {
            const QPointF next = m_map.toScreen(place);
            ways << QLineF(last, next);
            last = next;
        };
        for (std::size_t step = start.step + 1; step <= end.step; ++step)
            goTo(flight.steps[step].at[i]);
        goTo(placeAt(flight, end, i));
    }
    m_painter.drawLines(ways);
}

void ToyPainter::points(const std::vector<ToyPoint>& points) {
    QPolygonF places;
    for (const ToyPoint& each : points)
        places << m_map.toScreen(each);
    dots(places, pointSize * unit(), faint(m_colours.secondary, 0.85F));
}

void ToyPainter::predicted(const ToyFlight& flight, double position) {
    const Moment now = momentAt(flight, position);
    const std::vector<ToyPoint>& goals = flight.steps[now.share < 1.0F ? now.step : now.step + 1].predicted;
    QList<QLineF> threads;
    for (std::size_t i = 0; i < goals.size(); ++i)
        threads << QLineF(m_map.toScreen(placeAt(flight, now, i)), m_map.toScreen(goals[i]));
    m_painter.setPen(QPen(faint(m_colours.warning, 0.22F), 1.0));
    m_painter.drawLines(threads);
    QPolygonF places;
    for (const QLineF& thread : threads)
        places << thread.p2();
    dots(places, goalSize * unit(), m_colours.warning);
}

void ToyPainter::particles(const ToyFlight& flight, double position) {
    const Moment now = momentAt(flight, position);
    QPolygonF places;
    for (std::size_t i = 0; i < flight.steps.front().at.size(); ++i)
        places << m_map.toScreen(placeAt(flight, now, i));
    const double size = particleSize * unit();
    dots(places, size + 2.0, m_colours.panel);
    dots(places, size, m_colours.accent);
}

void ToyPainter::all(const std::vector<ToyPoint>& data, const ToyRun& run, double position, const ToyLayers& layers) {
    const ToyFlight& flight = *run.flight;
    ground();
    m_painter.save();
    m_painter.setClipRect(m_map.area, Qt::IntersectClip);
    const auto step = static_cast<std::size_t>(position);
    if (layers.field && step < run.field.size())
        field(run.field[step]);
    points(data);
    if (layers.trails)
        trails(run, trailStart(run, position), position);
    if (layers.predicted)
        predicted(flight, position);
    particles(flight, position);
    m_painter.restore();
}

} // namespace studio::ui
