// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/Filmstrip.hpp"

#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureHandling.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr int usualSide = 56; // as wide as the numbers below a frame, which grow with the letters
constexpr int gap = 4;
constexpr int margin = 2;
constexpr double lateOpacity = 0.3;
constexpr int captionLine = 15;
constexpr int captionLines = 3;
constexpr int lineRoom = 6; // of the line where a picture enters

DenoisingStep numbersOf(const DenoisingStep& step) {
    DenoisingStep numbers;
    numbers.t = step.t;
    numbers.sigma = step.sigma;
    numbers.snr = step.snr;
    numbers.change = step.change;
    return numbers;
}

} // namespace

int Filmstrip::frameSide() {
    return Theme::scaled(usualSide);
}

int Filmstrip::stripHeight() {
    return 2 * frameSide() + gap + 2 * margin + captionLines * Theme::scaled(captionLine) + gap;
}

Filmstrip::Filmstrip(QWidget* parent)
    : QWidget(parent) {
    const auto pictureAt = [this](QPoint position) -> std::optional<DraggedPicture> {
        const int step = stepAt(position);
        if (step < 0)
            return std::nullopt;
        const Row row = rowAt(position);
        return DraggedPicture{
            fromQImage(frame(step, row)), {}, {}, QStringLiteral("%1, %2").arg(rowName(row), caption(step))};
    };
    new PictureHandling(this, pictureAt, PictureHandling::Drag::OutOfWidget); // a drag along the film scrubs
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Filmstrip::setLate(bool late) {
    if (m_late == late)
        return;
    m_late = late;
    update();
}

void Filmstrip::setSteps(const std::vector<DenoisingStep>& steps, Start start) {
    const double place = isAtEnd() ? 1.0 : 1.0 * m_current / (count() - 1);
    m_frames.clear();
    for (const DenoisingStep& step : steps)
        m_frames.push_back({numbersOf(step), toQImage(step.noisy), toQImage(step.predicted)});
    m_start = start;
    m_scale = timeScale(steps);
    m_current = -1;
    updateGeometry();
    update();
    setCurrent(static_cast<int>(std::lround(place * (count() - 1))), m_row);
}

const QImage& Filmstrip::frame(int step, Row row) const {
    const Frame& frame = m_frames.at(static_cast<std::size_t>(step));
    return row == Row::Noisy ? frame.noisy : frame.predicted;
}

QString Filmstrip::rowName(Row row) {
    return row == Row::Noisy ? tr("noisy") : tr("predicted");
}

QString Filmstrip::caption(int step) const {
    return stepText(m_frames.at(static_cast<std::size_t>(step)).numbers, m_scale);
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

int Filmstrip::left() const {
    return margin + (m_start == Start::Picture ? lineRoom : 0);
}

QRect Filmstrip::frameRect(int step, Row row) const {
    const int y = margin + (row == Row::Noisy ? 0 : frameSide() + gap);
    return {left() + step * (frameSide() + gap), y, frameSide(), frameSide()};
}

QRect Filmstrip::columnRect(int step) const {
    return {left() + step * (frameSide() + gap), 0, frameSide(), height()};
}

QRect Filmstrip::captionRect(int step, int line) const {
    const QPoint under = frameRect(step, Row::Predicted).bottomLeft() + QPoint(-gap / 2, gap);
    return {under + QPoint(0, line * Theme::scaled(captionLine)), QSize(frameSide() + gap, Theme::scaled(captionLine))};
}

QSize Filmstrip::sizeHint() const {
    return {left() + margin + std::max(1, count()) * (frameSide() + gap), stripHeight()};
}

void Filmstrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setOpacity(m_late ? lateOpacity : 1.0);
    painter.setFont(Theme::font(FontRole::SecondaryNumbers));
    if (m_start == Start::Picture)
        painter.fillRect(QRect(0, margin, 2, 2 * frameSide() + gap), Theme::current().colours().accent);
    for (int step = 0; step < count(); ++step) {
        if (!columnRect(step).intersects(event->rect()))
            continue;
        paintFrame(painter, step, Row::Noisy);
        paintFrame(painter, step, Row::Predicted);
        paintCaption(painter, step);
    }
}

void Filmstrip::paintFrame(QPainter& painter, int step, Row row) const {
    const Colours& colours = Theme::current().colours();
    const QRect rect = frameRect(step, row);
    paintPicture(painter, rect, frame(step, row));
    const bool here = step == m_current && row == m_row;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(here ? colours.accent : colours.line, here ? 2 : 1));
    painter.drawRect(rect.adjusted(-1, -1, 0, 0));
}

void Filmstrip::paintCaption(QPainter& painter, int step) const {
    const Colours& colours = Theme::current().colours();
    const DenoisingStep& numbers = m_frames[static_cast<std::size_t>(step)].numbers;
    painter.setPen(step == m_current ? colours.text : colours.secondary);
    painter.drawText(captionRect(step, 0), Qt::AlignCenter, timeText(numbers.t, m_scale));
    painter.drawText(captionRect(step, 1), Qt::AlignCenter, sigmaText(numbers.sigma));
    painter.drawText(captionRect(step, 2), Qt::AlignCenter, snrText(numbers.snr));
}

void Filmstrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        pick(event->pos());
}

void Filmstrip::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        return pick(event->pos());
    setCursor(stepAt(event->pos()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool Filmstrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int step = stepAt(help->pos()); step < 0) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), caption(step), this);
    }
    return true;
}

int Filmstrip::stepAt(QPoint position) const {
    const int inside = position.x() - left();
    return inside >= 0 && inside / (frameSide() + gap) < count() ? inside / (frameSide() + gap) : -1;
}

Filmstrip::Row Filmstrip::rowAt(QPoint position) const {
    return position.y() < margin + frameSide() + gap / 2 ? Row::Noisy : Row::Predicted;
}

void Filmstrip::pick(QPoint position) {
    if (count() == 0)
        return;
    const int step = std::clamp((position.x() - left()) / (frameSide() + gap), 0, count() - 1);
    setCurrent(step, rowAt(position));
}

} // namespace studio::ui
