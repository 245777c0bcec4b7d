// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/MaskPainter.hpp"

#include "ui/theme/Theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double brushStep = 1.2; // a notch of the wheel

} // namespace

MaskPainter::MaskPainter(QWidget* parent)
    : ImageView(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Mask"));
    setWhatsThis(tr("Paint what is to be drawn anew: the left button marks, the right one erases, the wheel (or + and "
                    "-) changes the brush."));
}

void MaskPainter::setPicture(const Image& picture) {
    setImage(picture);
    if (m_mask.width != picture.width || m_mask.height != picture.height)
        m_mask = emptyMask(picture);
    m_stroke.reset();
}

void MaskPainter::setMask(const Image& mask) {
    m_stroke.reset();
    m_mask = mask;
    update();
}

void MaskPainter::setBrushMode(BrushMode mode) {
    m_brush.mode = mode;
    Q_EMIT brushChanged();
}

void MaskPainter::setBrushDiameter(double pixels) {
    const double largest = std::max(2, std::max(m_mask.width, m_mask.height));
    m_brush.diameter = std::clamp(pixels, 1.0, largest);
    update();
    Q_EMIT brushChanged();
}

QPointF MaskPainter::toWidget(QPointF place) const {
    const QRectF target = pictureRect();
    return target.topLeft() +
           QPointF(place.x() * target.width() / image().width(), place.y() * target.height() / image().height());
}

QPointF MaskPainter::toPicture(QPointF position) const {
    const QRectF target = pictureRect();
    const QPointF inside = position - target.topLeft();
    return {inside.x() * image().width() / target.width(), inside.y() * image().height() / target.height()};
}

void MaskPainter::mousePressEvent(QMouseEvent* event) {
    const bool paints = event->button() == Qt::LeftButton;
    if (image().isNull() || m_stroke || (!paints && event->button() != Qt::RightButton))
        return;
    m_before = m_mask;
    m_stroke = m_brush;
    if (!paints)
        m_stroke->mode = BrushMode::Erase;
    m_last = toPicture(event->position());
    extend(event->position());
}

void MaskPainter::mouseMoveEvent(QMouseEvent* event) {
    ImageView::mouseMoveEvent(event);
    m_pointer = event->position();
    if (m_stroke)
        extend(event->position());
    update();
}

void MaskPainter::mouseReleaseEvent(QMouseEvent*) {
    if (!m_stroke)
        return;
    m_stroke.reset();
    if (m_mask != m_before)
        Q_EMIT maskPainted(m_mask);
}

void MaskPainter::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    setBrushDiameter(m_brush.diameter * std::pow(brushStep, notches));
    event->accept();
}

void MaskPainter::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Plus)
        return setBrushDiameter(m_brush.diameter * brushStep);
    if (event->key() == Qt::Key_Minus)
        return setBrushDiameter(m_brush.diameter / brushStep);
    ImageView::keyPressEvent(event);
}

void MaskPainter::leaveEvent(QEvent* event) {
    ImageView::leaveEvent(event);
    m_pointer.reset();
    update();
}

void MaskPainter::extend(QPointF position) {
    const QPointF here = toPicture(position);
    stroke(m_mask, *m_stroke, m_last, here);
    m_last = here;
    update();
}

void MaskPainter::paintEvent(QPaintEvent* event) {
    ImageView::paintEvent(event);
    if (image().isNull())
        return;
    QPainter painter(this);
    paintVeil(painter);
    if (m_pointer && pictureRect().contains(m_pointer->toPoint()))
        paintBrush(painter);
}

void MaskPainter::paintVeil(QPainter& painter) const {
    QColor veil = Theme::current().colours().accent;
    veil.setAlpha(150);
    QImage overlay(m_mask.width, m_mask.height, QImage::Format_ARGB32_Premultiplied);
    overlay.fill(Qt::transparent);
    for (int y = 0; y < m_mask.height; ++y) {
        for (int x = 0; x < m_mask.width; ++x) {
            if (m_mask.row(y)[static_cast<std::size_t>(x)] > 0)
                overlay.setPixelColor(x, y, veil);
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(pictureRect(), overlay);
}

/// Light in dark, to be seen on any picture.
void MaskPainter::paintBrush(QPainter& painter) const {
    const double radius = 0.5 * m_brush.diameter * pictureRect().width() / image().width();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [colour, width] : {std::pair(QColor(Qt::black), 3.0), std::pair(QColor(Qt::white), 1.2)}) {
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(*m_pointer, radius, radius);
    }
}

} // namespace studio::ui
