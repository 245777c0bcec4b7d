// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/Filmstrip.hpp"

#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int side = 56;
constexpr int gap = 4;
constexpr int captionLine = 15;

/// Timesteps are whole numbers; flow times lie in 0..1.
QString timeText(double t) {
    return t > 1.0 ? QString::number(t, 'f', 0) : QString::number(t, 'f', 2);
}

} // namespace

Filmstrip::Filmstrip(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Filmstrip::setSteps(const std::vector<DenoisingStep>& steps) {
    m_frames.clear();
    for (const DenoisingStep& step : steps) {
        m_frames.push_back({step.t, step.sigma, toQImage(step.noisy), toQImage(step.predicted)});
    }
    m_current = -1;
    updateGeometry();
    update();
    setCurrent(count() - 1, m_row);
}

const QImage& Filmstrip::frame(int step, Row row) const {
    const Frame& frame = m_frames.at(static_cast<std::size_t>(step));
    return row == Row::Noisy ? frame.noisy : frame.predicted;
}

QString Filmstrip::caption(int step) const {
    const Frame& frame = m_frames.at(static_cast<std::size_t>(step));
    return tr("t %1, σ %2").arg(timeText(frame.t), QString::number(frame.sigma, 'g', 3));
}

void Filmstrip::setCurrent(int step, Row row) {
    step = step >= 0 && step < count() ? step : -1;
    if (step == m_current && row == m_row)
        return;
    m_current = step;
    m_row = row;
    update();
    Q_EMIT currentChanged(step);
}

QRect Filmstrip::frameRect(int step, Row row) const {
    const int y = 2 + (row == Row::Noisy ? 0 : side + gap);
    return {2 + step * (side + gap), y, side, side};
}

QRect Filmstrip::columnRect(int step) const {
    return {2 + step * (side + gap), 0, side, height()};
}

QSize Filmstrip::sizeHint() const {
    return {4 + std::max(1, count()) * (side + gap), 2 * side + gap + 4 + 2 * captionLine + gap};
}

void Filmstrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setFont(Theme::font(FontRole::SecondaryNumbers));
    for (int step = 0; step < count(); ++step) {
        if (!columnRect(step).intersects(event->rect()))
            continue;
        paintFrame(painter, step, Row::Noisy);
        paintFrame(painter, step, Row::Predicted);
        const Frame& frame = m_frames[static_cast<std::size_t>(step)];
        const Colours& colours = Theme::current().colours();
        painter.setPen(step == m_current ? colours.text : colours.secondary);
        QRect line(frameRect(step, Row::Predicted).bottomLeft() + QPoint(-gap / 2, gap),
                   QSize(side + gap, captionLine));
        painter.drawText(line, Qt::AlignCenter, tr("t %1").arg(timeText(frame.t)));
        line.translate(0, captionLine);
        painter.drawText(line, Qt::AlignCenter, tr("σ %1").arg(QString::number(frame.sigma, 'g', 3)));
    }
}

void Filmstrip::paintFrame(QPainter& painter, int step, Row row) const {
    const Colours& colours = Theme::current().colours();
    const QRect rect = frameRect(step, row);
    paintPicture(painter, rect, frame(step, row));
    const bool here = step == m_current && row == m_row;
    painter.setPen(QPen(here ? colours.accent : colours.line, here ? 2 : 1));
    painter.drawRect(rect.adjusted(-1, -1, 0, 0));
}

void Filmstrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        pick(event->pos());
}

void Filmstrip::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        return pick(event->pos());
    const int step = event->pos().x() / (side + gap);
    setCursor(step < count() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Filmstrip::pick(QPoint position) {
    if (count() == 0)
        return;
    const int step = std::clamp((position.x() - 2) / (side + gap), 0, count() - 1);
    setCurrent(step, position.y() < 2 + side + gap / 2 ? Row::Noisy : Row::Predicted);
}

} // namespace studio::ui
