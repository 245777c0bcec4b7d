// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FilmRows.hpp"

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

namespace studio::ui {

namespace {

constexpr int side = 40;
constexpr int gap = 3;
constexpr int margin = 2;

} // namespace

FilmRows::FilmRows(QWidget* parent)
    : QWidget(parent) {
    const auto pictureAt = [this](QPoint position) -> std::optional<DraggedPicture> {
        const QPoint place = placeOf(position);
        if (place.x() < 0)
            return std::nullopt;
        const QImage& shown = m_rows[static_cast<std::size_t>(place.y())][static_cast<std::size_t>(place.x())];
        return DraggedPicture{fromQImage(shown), {}, {}, nameOf(place)};
    };
    new PictureHandling(this, pictureAt, PictureHandling::Drag::OutOfWidget); // a drag inside scrubs
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilmRows::setFilms(const std::vector<std::vector<DenoisingStep>>& films, int firstStep) {
    m_firstStep = firstStep;
    m_rows.clear();
    for (const std::vector<DenoisingStep>& film : films) {
        std::vector<QImage>& row = m_rows.emplace_back();
        for (const DenoisingStep& step : film)
            row.push_back(toQImage(step.predicted));
    }
    m_step = std::min(m_step, stepCount() - 1);
    updateGeometry();
    update();
}

int FilmRows::stepCount() const {
    return m_rows.empty() ? 0 : static_cast<int>(m_rows.front().size());
}

void FilmRows::setCurrent(int sample, int step) {
    m_sample = sample;
    m_step = step;
    update();
}

QRect FilmRows::frameRect(int sample, int step) const {
    return {margin + step * (side + gap), margin + sample * (side + gap), side, side};
}

QSize FilmRows::sizeHint() const {
    return {2 * margin + std::max(1, stepCount()) * (side + gap),
            2 * margin + std::max(1, sampleCount()) * (side + gap)};
}

void FilmRows::paintEvent(QPaintEvent* event) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    painter.setBrush(Qt::NoBrush);
    for (int sample = 0; sample < sampleCount(); ++sample) {
        for (int step = 0; step < stepCount(); ++step) {
            const QRect rect = frameRect(sample, step);
            if (!rect.adjusted(-gap, -gap, gap, gap).intersects(event->rect()))
                continue;
            paintPicture(painter, rect, m_rows[static_cast<std::size_t>(sample)][static_cast<std::size_t>(step)]);
            const bool here = sample == m_sample && step == m_step;
            const bool inLine = sample == m_sample || step == m_step;
            painter.setPen(QPen(here ? colours.accent : (inLine ? colours.secondary : colours.line), here ? 2 : 1));
            painter.drawRect(rect.adjusted(-1, -1, 0, 0));
        }
    }
}

QPoint FilmRows::placeOf(QPoint position) const {
    const QPoint inside = position - QPoint(margin, margin);
    if (inside.x() < 0 || inside.y() < 0)
        return {-1, -1};
    const QPoint place(inside.x() / (side + gap), inside.y() / (side + gap));
    return place.x() < stepCount() && place.y() < sampleCount() ? place : QPoint(-1, -1);
}

void FilmRows::mousePressEvent(QMouseEvent* event) {
    const QPoint place = placeOf(event->pos());
    if (event->button() == Qt::LeftButton && place.x() >= 0)
        Q_EMIT picked(place.y(), place.x());
}

void FilmRows::mouseMoveEvent(QMouseEvent* event) {
    const QPoint place = placeOf(event->pos());
    setCursor(place.x() >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (event->buttons().testFlag(Qt::LeftButton) && place.x() >= 0)
        Q_EMIT picked(m_sample, place.x());
}

bool FilmRows::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QPoint place = placeOf(help->pos());
    if (place.x() < 0) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), nameOf(place), this);
    }
    return true;
}

QString FilmRows::nameOf(QPoint place) const {
    return tr("Sample %1, step %2 of %3")
        .arg(place.y() + 1)
        .arg(m_firstStep + place.x())
        .arg(m_firstStep + stepCount() - 1);
}

} // namespace studio::ui
