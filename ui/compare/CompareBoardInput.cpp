// SPDX-License-Identifier: GPL-3.0-or-later
// How hand and keyboard act on a CompareBoard.
#include "ui/compare/CompareBoard.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureHandling.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/PictureMenu.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace studio::ui {

void CompareBoard::handlePictures() {
    auto* handling = new PictureHandling(this, [this](QPoint position) -> std::optional<DraggedPicture> {
        const auto place = placeAt(position);
        return place ? usable(*place) : std::nullopt;
    });
    handling->setKeyboardPlace([this]() -> std::optional<QPoint> {
        if (!pictureOf(m_current))
            return std::nullopt;
        return rectOf(measure(width()), m_current).center();
    });
}

const QImage* CompareBoard::pictureOf(const Place& place) const {
    const auto column = static_cast<std::size_t>(place.column);
    const auto row = static_cast<std::size_t>(place.row);
    const auto picture = static_cast<std::size_t>(place.picture);
    if (column >= m_columns.size() || row >= m_columns[column].rows.size() || place.picture >= m_perRow)
        return nullptr;
    const std::vector<QImage>& pictures = m_columns[column].rows[row];
    return picture < pictures.size() && !pictures[picture].isNull() ? &pictures[picture] : nullptr;
}

bool CompareBoard::isOffer(const Place& place) const {
    const auto column = static_cast<std::size_t>(place.column);
    const auto row = static_cast<std::size_t>(place.row);
    if (column >= m_columns.size() || row >= m_rows.size() || place.picture != 0)
        return false;
    const BoardColumn& shown = m_columns[column];
    return shown.offers.contains(place.row) && (row >= shown.rows.size() || shown.rows[row].empty());
}

std::optional<CompareBoard::Place> CompareBoard::placeAt(QPoint position) const {
    const Geometry geometry = measure(width());
    Place place;
    for (place.column = 0; place.column < static_cast<int>(m_columns.size()); ++place.column) {
        for (place.row = 0; place.row < static_cast<int>(m_rows.size()); ++place.row) {
            for (place.picture = 0; place.picture < m_perRow; ++place.picture) {
                if (exists(place) && rectOf(geometry, place).contains(position))
                    return place;
            }
        }
    }
    return std::nullopt;
}

std::optional<DraggedPicture> CompareBoard::usable(const Place& place) const {
    const QImage* picture = pictureOf(place);
    if (!picture)
        return std::nullopt;
    QString row = m_rows[static_cast<std::size_t>(place.row)].name;
    const QString& run = m_columns[static_cast<std::size_t>(place.column)].name;
    return DraggedPicture{
        fromQImage(*picture),
        {},
        {},
        QStringLiteral("%1, %2 %3").arg(run, row.replace(QLatin1Char('\n'), QLatin1Char(' '))).arg(place.picture + 1)};
}

void CompareBoard::press(const Place& place) {
    if (isOffer(place))
        Q_EMIT offerClicked(place.column, place.row);
    else if (place.row == 0)
        Q_EMIT inputClicked(place.picture);
}

void CompareBoard::mousePressEvent(QMouseEvent* event) {
    m_pressed.reset();
    if (event->button() == Qt::LeftButton)
        m_pressed = placeAt(event->pos());
    if (m_pressed)
        m_current = *m_pressed;
    update();
}

void CompareBoard::mouseReleaseEvent(QMouseEvent* event) {
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (event->button() == Qt::LeftButton && pressed && rectOf(measure(width()), *pressed).contains(event->pos()))
        press(*pressed);
}

void CompareBoard::mouseMoveEvent(QMouseEvent* event) {
    setCursor(placeAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CompareBoard::moveTo(const Place& place) {
    m_current = place;
    update();
    Q_EMIT currentMoved(rectOf(measure(width()), place));
}

/// Past the last picture of a run comes the first of the next one.
void CompareBoard::moveSideways(int by) {
    Place next = m_current;
    for (;;) {
        next.picture += by;
        if (next.picture < 0 || next.picture >= m_perRow) {
            next.column += by;
            next.picture = by > 0 ? 0 : m_perRow - 1;
        }
        if (next.column < 0 || next.column >= static_cast<int>(m_columns.size()))
            return;
        if (exists(next))
            return moveTo(next);
    }
}

void CompareBoard::moveUpOrDown(int by) {
    Place next = m_current;
    for (next.row += by; next.row >= 0 && next.row < static_cast<int>(m_rows.size()); next.row += by) {
        if (exists(next))
            return moveTo(next);
        if (const Place offer{next.column, next.row, 0}; isOffer(offer))
            return moveTo(offer);
    }
}

void CompareBoard::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return moveSideways(-1);
    case Qt::Key_Right:
        return moveSideways(1);
    case Qt::Key_Up:
        return moveUpOrDown(-1);
    case Qt::Key_Down:
        return moveUpOrDown(1);
    case Qt::Key_Space:
        return press(m_current);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isOffer(m_current))
            return press(m_current);
        if (const QImage* picture = pictureOf(m_current))
            showLarge(this, *picture, usable(m_current)->name);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
}

void CompareBoard::focusInEvent(QFocusEvent*) {
    update();
}

void CompareBoard::focusOutEvent(QFocusEvent*) {
    update();
}

bool CompareBoard::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = helpAt(help->pos());
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), text, this);
    }
    return true;
}

QString CompareBoard::helpAt(QPoint position) const {
    const Geometry geometry = measure(width());
    if (const auto place = placeAt(position); place && isOffer(*place))
        return m_offerHelp;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const int top = geometry.rowTop[row];
        if (top >= 0 && position.y() >= top && position.y() < top + geometry.cell)
            return m_rows[row].help;
    }
    const int figure = (position.y() - geometry.figuresTop) / figureHeight();
    const bool any = position.y() >= geometry.figuresTop && figure < static_cast<int>(m_figures.size());
    return any ? m_figures[static_cast<std::size_t>(figure)].help : QString();
}

} // namespace studio::ui
