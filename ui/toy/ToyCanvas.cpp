// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toy/ToyCanvas.hpp"

#include <QLineF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr float drawSpacing = 0.09F; ///< of drawn points, on the plane
constexpr float eraserRadius = 0.22F;

} // namespace

ToyCanvas::ToyCanvas(ToyModel& model, std::size_t index, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_index(index) {
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Points and particles"));
    setWhatsThis(tr("Grey: your points, the data. Coloured: particles that start as noise and are carried to the "
                    "points. Arrows: where the flow goes at this noise level. Drag to draw points, drag with the "
                    "right button to erase; the dotted circles lie one and two standard deviations of the noise out."));
    setTool(ToyTool::Draw);
    connect(&model, &ToyModel::pointsChanged, this, &ToyCanvas::forget);
    connect(&model, &ToyModel::runsChanged, this, &ToyCanvas::forget);
    connect(&Theme::current(), &Theme::changed, this, &ToyCanvas::forget);
}

void ToyCanvas::setTool(ToyTool tool) {
    m_tool = tool;
    setCursor(tool == ToyTool::Draw ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

void ToyCanvas::setLayers(const ToyLayers& layers) {
    if (layers == m_layers)
        return;
    m_layers = layers;
    forget();
}

void ToyCanvas::setPosition(double position) {
    m_position = position;
    update();
}

const ToyRun* ToyCanvas::run() const {
    const ToyModel::Runs& runs = m_model.runs();
    return m_index < runs.size() ? runs[m_index].get() : nullptr;
}

ToyMap ToyCanvas::map() const {
    const int side = std::min(width(), height());
    return {QRectF((width() - side) / 2, (height() - side) / 2, side, side)};
}

void ToyCanvas::forget() {
    m_groundStep = -1;
    m_trailSteps = -1;
    update();
}

QPixmap ToyCanvas::blank() const {
    QPixmap pixmap(size() * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    return pixmap;
}

void ToyCanvas::keepGround() {
    const int step = static_cast<int>(m_position);
    if (m_groundStep == step && m_ground.deviceIndependentSize().toSize() == size())
        return;
    m_ground = blank();
    m_groundStep = step;
    QPainter pixels(&m_ground);
    ToyPainter painter(pixels, map(), Theme::current().colours());
    painter.ground();
    const ToyRun* shown = run();
    if (shown && m_layers.field && static_cast<std::size_t>(step) < shown->field.size())
        painter.field(shown->field[static_cast<std::size_t>(step)]);
    painter.points(m_model.points());
}

void ToyCanvas::paintTrails(QPainter& painter, const ToyRun& shown) {
    const Colours& colours = Theme::current().colours();
    if (shown.isWandering)
        return ToyPainter(painter, map(), colours).trails(shown, trailStart(shown, m_position), m_position);
    const int steps = static_cast<int>(m_position);
    if (m_trailSteps > steps || m_trailSteps < 0 || m_trails.deviceIndependentSize().toSize() != size()) {
        m_trails = blank();
        m_trailSteps = 0;
    }
    if (m_trailSteps < steps) {
        QPainter pixels(&m_trails);
        ToyPainter(pixels, map(), colours).trails(shown, m_trailSteps, steps);
        m_trailSteps = steps;
    }
    painter.drawPixmap(0, 0, m_trails);
    ToyPainter(painter, map(), colours).trails(shown, steps, m_position);
}

void ToyCanvas::paintEvent(QPaintEvent*) {
    keepGround();
    QPainter pixels(this);
    pixels.drawPixmap(0, 0, m_ground);
    pixels.setClipRect(map().area);
    ToyPainter painter(pixels, map(), Theme::current().colours());
    if (const ToyRun* shown = m_model.points().empty() ? nullptr : run()) {
        if (m_layers.trails)
            paintTrails(pixels, *shown);
        if (m_layers.predicted)
            painter.predicted(*shown->flight, m_position);
        painter.particles(*shown->flight, m_position);
    }
    paintHints(pixels);
}

void ToyCanvas::paintHints(QPainter& painter) {
    const Colours& colours = Theme::current().colours();
    if (m_model.points().empty()) {
        painter.setPen(colours.secondary);
        painter.setFont(Theme::font(FontRole::Heading));
        painter.drawText(map().area.adjusted(space::three, 0, -space::three, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Draw some points here, or choose a shape"));
    }
    if (!m_hovered || !isErasing())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, 1.0));
    const double radius = eraserRadius * map().scale();
    painter.drawEllipse(m_pointer, radius, radius);
}

void ToyCanvas::mousePressEvent(QMouseEvent* event) {
    const bool draws = event->button() == Qt::LeftButton;
    if (m_stroke || (!draws && event->button() != Qt::RightButton))
        return event->ignore();
    m_stroke = draws ? m_tool : ToyTool::Erase;
    m_last = event->position();
    leave(m_last);
}

void ToyCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_hovered = true;
    if (m_stroke)
        stroke(m_pointer);
    if (isErasing())
        update();
}

/// A quick hand is seen at few places: what lies between is filled in, evenly.
void ToyCanvas::stroke(QPointF to) {
    const double spacing = (isErasing() ? eraserRadius / 2.0F : drawSpacing) * map().scale();
    for (double way = QLineF(m_last, to).length(); way >= spacing; way = QLineF(m_last, to).length()) {
        m_last += spacing / way * (to - m_last);
        leave(m_last);
    }
}

void ToyCanvas::leave(QPointF at) {
    if (!map().area.contains(at))
        return;
    if (isErasing())
        return m_model.erase(map().toPlane(at), eraserRadius);
    m_model.addPoint(map().toPlane(at));
}

void ToyCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_stroke || event->buttons() & (Qt::LeftButton | Qt::RightButton))
        return;
    const bool erased = isErasing();
    m_stroke.reset();
    m_model.commit(erased ? tr("Erase points") : tr("Draw points"));
    update();
}

void ToyCanvas::leaveEvent(QEvent*) {
    m_hovered = false;
    update();
}

} // namespace studio::ui
