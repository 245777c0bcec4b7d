// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/GridView.hpp"

#include "ui/pictures/DraggedPicture.hpp"
#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureUse.hpp"
#include "ui/theme/Theme.hpp"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace studio::ui {

namespace {

QString rowName(int row) {
    return row % 2 == 0 ? GridView::tr("original") : GridView::tr("model");
}

} // namespace

GridView::GridView(QWidget* parent)
    : WipeView(parent) {}

void GridView::setGrid(const QImage& image, const Layout& layout) {
    m_layout = layout;
    if (m_current.column >= layout.columns || m_current.row >= layout.rows)
        m_current = {};
    m_hovered.reset();
    setImage(image);
    m_count = countPictures();
    moveTo(m_current);
}

int GridView::indexOf(Cell cell) const {
    return (m_layout.inPairs ? cell.row / 2 : cell.row) * m_layout.columns + cell.column;
}

/// What a short last row lacks is black throughout.
int GridView::countPictures() const {
    const QImage grid = image().convertToFormat(QImage::Format_RGB32);
    const auto isBlack = [&grid](const QRect& part) {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(grid.constScanLine(y));
            if (!std::all_of(line + part.left(), line + part.right() + 1,
                             [](QRgb pixel) { return (pixel & 0xffffff) == 0; }))
                return false;
        }
        return true;
    };
    const int rows = m_layout.inPairs ? 2 : 1;
    int missing = 0;
    for (int column = m_layout.columns - 1; column > 0; --column) {
        for (int row = m_layout.rows - rows; row < m_layout.rows; ++row) {
            if (!isBlack(partOf(grid, {column, row})))
                return m_layout.columns * m_layout.rows / rows - missing;
        }
        ++missing;
    }
    return m_layout.columns * m_layout.rows / rows - missing;
}

QRect GridView::partOf(const QImage& image, Cell cell) const {
    const int width = (image.width() - (m_layout.columns - 1) * m_layout.gap) / m_layout.columns;
    const int height = (image.height() - (m_layout.rows - 1) * m_layout.gap) / m_layout.rows;
    return {cell.column * (width + m_layout.gap), cell.row * (height + m_layout.gap), width, height};
}

QRect GridView::cellRect(Cell cell) const {
    const QRect target = pictureRect();
    if (target.isEmpty())
        return {};
    const QRect part = partOf(image(), cell);
    const double scale = static_cast<double>(target.width()) / image().width();
    const QPointF corner = QPointF(target.topLeft()) + QPointF(part.topLeft()) * scale;
    return QRectF(corner, QSizeF(part.size()) * scale).toRect();
}

std::optional<GridView::Cell> GridView::cellAt(QPoint position) const {
    if (image().isNull())
        return std::nullopt;
    const int half = m_layout.gap * pictureRect().width() / image().width() / 2 + 1; // none is missed by a hair
    for (int row = 0; row < m_layout.rows; ++row) {
        for (int column = 0; column < m_layout.columns; ++column) {
            if (indexOf({column, row}) < m_count &&
                cellRect({column, row}).adjusted(-half, -half, half, half).contains(position))
                return Cell{column, row};
        }
    }
    return std::nullopt;
}

QString GridView::nameOf(Cell cell) const {
    if (!m_layout.inPairs)
        return tr("Sample %1").arg(indexOf(cell) + 1);
    return tr("Picture %1, %2").arg(indexOf(cell) + 1).arg(rowName(cell.row));
}

NamedPicture GridView::pictureAt(QPoint position) const {
    const auto cell = cellAt(position);
    return cell ? NamedPicture{image().copy(partOf(image(), *cell)), nameOf(*cell)} : WipeView::pictureAt(position);
}

QMargins GridView::surround() const {
    QMargins around = WipeView::surround();
    if (!m_layout.inPairs || image().isNull())
        return around;
    const QFontMetrics letters(Theme::font(FontRole::Secondary));
    const int widest = std::max(letters.horizontalAdvance(rowName(0)), letters.horizontalAdvance(rowName(1)));
    around.setLeft(around.left() + widest + space::one);
    return around;
}

bool GridView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return WipeView::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto cell = cellAt(help->pos());
    QToolTip::showText(help->globalPos(), cell ? tr("%1. A click shows it large.").arg(nameOf(*cell)) : QString(),
                       this);
    return true;
}

void GridView::paintEvent(QPaintEvent* event) {
    WipeView::paintEvent(event);
    if (image().isNull())
        return;
    QPainter painter(this);
    paintMissing(painter);
    paintRowNames(painter);
    const Colours& colours = Theme::current().colours();
    if (m_hovered && !isWiping())
        paintFrame(painter, *m_hovered, colours.secondary);
    if (hasFocus())
        paintFrame(painter, m_current, colours.accent);
}

void GridView::paintMissing(QPainter& painter) const {
    const int rows = m_layout.inPairs ? 2 : 1;
    const int present = m_count - m_layout.columns * (m_layout.rows / rows - 1);
    if (present >= m_layout.columns)
        return;
    const QRect first = cellRect({present - 1, m_layout.rows - rows});
    const QRect edge = pictureRect().adjusted(-1, -1, 1, 1);
    painter.fillRect(QRect(QPoint(first.right() + 2, first.top()), edge.bottomRight()),
                     Theme::current().colours().window);
}

void GridView::paintRowNames(QPainter& painter) const {
    if (!m_layout.inPairs)
        return;
    painter.setPen(Theme::current().colours().secondary);
    painter.setFont(Theme::font(FontRole::Secondary));
    for (int row = 0; row < m_layout.rows; ++row) {
        const QRect first = cellRect({0, row});
        painter.drawText(QRect(0, first.top(), first.left() - space::one, first.height()),
                         Qt::AlignRight | Qt::AlignVCenter, rowName(row));
    }
}

/// Around a picture, and its original or what was made of it.
void GridView::paintFrame(QPainter& painter, Cell cell, const QColor& colour) const {
    QRect around = cellRect(cell);
    if (const Cell partner{cell.column, cell.row ^ 1}; m_layout.inPairs && partner.row < m_layout.rows)
        around |= cellRect(partner);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2));
    painter.drawRect(around);
}

void GridView::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->pos();
    m_dragged = false;
    WipeView::mousePressEvent(event);
}

void GridView::mouseMoveEvent(QMouseEvent* event) {
    WipeView::mouseMoveEvent(event);
    if (event->buttons().testFlag(Qt::LeftButton)) {
        if (m_dragged || (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragged = true;
        if (const auto cell = cellAt(m_pressedAt); cell && !isWiping()) {
            const NamedPicture about = pictureAt(m_pressedAt);
            dragPicture(this, {fromQImage(about.picture), {}, {}, about.name});
        }
        return;
    }
    m_hovered = cellAt(event->pos());
    if (!isWiping())
        setCursor(m_hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void GridView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_dragged)
        return;
    if (const auto cell = cellAt(event->pos())) {
        m_current = *cell;
        Q_EMIT chosen(*cell);
    }
}

void GridView::leaveEvent(QEvent* event) {
    m_hovered.reset();
    WipeView::leaveEvent(event);
}

void GridView::moveTo(Cell cell) {
    const Cell inside{std::clamp(cell.column, 0, m_layout.columns - 1), std::clamp(cell.row, 0, m_layout.rows - 1)};
    if (indexOf(inside) < m_count)
        m_current = inside;
    update();
}

void GridView::keyPressEvent(QKeyEvent* event) {
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (image().isNull() || (isWiping() && sideways))
        return WipeView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo({m_current.column - 1, m_current.row});
    case Qt::Key_Right:
        return moveTo({m_current.column + 1, m_current.row});
    case Qt::Key_Up:
        return moveTo({m_current.column, m_current.row - 1});
    case Qt::Key_Down:
        return moveTo({m_current.column, m_current.row + 1});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return Q_EMIT chosen(m_current);
    default:
        return WipeView::keyPressEvent(event);
    }
}

void GridView::addToMenu(QMenu& menu, const NamedPicture& about) {
    addPictureUses(menu, this, {fromQImage(about.picture), {}, {}, about.name});
}

} // namespace studio::ui
