// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureGrid.hpp"

#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureHandling.hpp"
#include "ui/theme/FocusRing.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int gap = 4;

} // namespace

PictureGrid::PictureGrid(Arrangement arrangement, QWidget* parent)
    : QWidget(parent)
    , m_arrangement(arrangement) {
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    auto* handling = new PictureHandling(this, [this](QPoint position) { return usable(indexAt(position)); });
    handling->setKeyboardPlace(
        [this] { return m_current < 0 ? std::nullopt : std::optional(cellRect(m_current).center()); });
    setMouseTracking(true);
    const auto vertical = arrangement == Arrangement::Row ? QSizePolicy::Preferred : QSizePolicy::Expanding;
    setSizePolicy(QSizePolicy::Expanding, vertical);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureGrid::setCount(int count, double aspect) {
    m_aspect = aspect;
    m_pictures.resize(static_cast<std::size_t>(std::max(0, count)));
    if (m_current >= count)
        setCurrentIndex(-1);
    m_hovered = -1;
    m_pressed = -1;
    update();
}

void PictureGrid::setPicture(int index, const QImage& picture) {
    if (index < 0 || index >= count())
        return;
    m_pictures[static_cast<std::size_t>(index)] = picture;
    update(cellRect(index).adjusted(-gap, -gap, gap, gap));
}

void PictureGrid::setStale(bool stale) {
    if (stale == m_stale)
        return;
    m_stale = stale;
    update();
}

void PictureGrid::setLargestCell(int pixels) {
    m_largestCell = pixels;
    updateGeometry();
    update();
}

void PictureGrid::setCurrentIndex(int index) {
    index = index >= 0 && index < count() ? index : -1;
    if (index == m_current)
        return;
    m_current = index;
    update();
    Q_EMIT currentIndexChanged(index);
}

QSize PictureGrid::sizeHint() const {
    if (m_arrangement == Arrangement::Row)
        return {480, std::min(m_largestCell, 72)};
    return {320, 240};
}

int PictureGrid::widestRow() const {
    return std::max(1, count()) * (m_largestCell + gap) - gap + 2;
}

PictureGrid::Layout PictureGrid::layoutCells() const {
    const int cells = std::max(1, count());
    Layout best;
    const int fewest = m_arrangement == Arrangement::Row ? cells : 1;
    for (int columns = fewest; columns <= cells; ++columns) {
        const int rows = (cells + columns - 1) / columns;
        const double wide = (width() - 2.0 + gap) / columns - gap;
        const double high = ((height() - 2.0 + gap) / rows - gap) * m_aspect;
        const int cell = std::max(4, static_cast<int>(std::min({wide, high, static_cast<double>(m_largestCell)})));
        if (cell <= best.cell.width())
            continue;
        best = {columns, QSize(cell, std::max(4, static_cast<int>(cell / m_aspect)))};
    }
    return best;
}

QRect PictureGrid::cellRect(int index) const {
    if (index < 0 || index >= count())
        return {};
    const Layout layout = layoutCells();
    const int x = 1 + (index % layout.columns) * (layout.cell.width() + gap);
    const int y = 1 + (index / layout.columns) * (layout.cell.height() + gap);
    return {QPoint(x, y), layout.cell};
}

int PictureGrid::indexAt(QPoint position) const {
    for (int index = 0; index < count(); ++index) {
        if (cellRect(index).contains(position))
            return index;
    }
    return -1;
}

bool PictureGrid::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = indexAt(help->pos());
    if (index < 0 || m_itemName.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), tr("%1 %2 of %3").arg(m_itemName).arg(index + 1).arg(count()), this);
    }
    return true;
}

void PictureGrid::paintEvent(QPaintEvent*) {
    const Colours& colours = Theme::current().colours();
    QPainter painter(this);
    for (int index = 0; index < count(); ++index) {
        const QRect cell = cellRect(index);
        const QImage& picture = m_pictures[static_cast<std::size_t>(index)];
        painter.setOpacity(m_stale ? 0.45 : 1.0);
        if (picture.isNull()) {
            painter.fillRect(cell, colours.raised);
        } else {
            paintPicture(painter, cell, picture);
        }
        painter.setOpacity(1.0);
        const bool current = index == m_current;
        const QColor line = current ? colours.accent : (index == m_hovered ? colours.secondary : colours.line);
        const int thickness = current ? 2 : 1;
        painter.fillRect(QRect(cell.left() - 1, cell.top() - 1, cell.width() + 2, thickness), line);
        painter.fillRect(QRect(cell.left() - 1, cell.bottom() + 2 - thickness, cell.width() + 2, thickness), line);
        painter.fillRect(QRect(cell.left() - 1, cell.top() - 1, thickness, cell.height() + 2), line);
        painter.fillRect(QRect(cell.right() + 2 - thickness, cell.top() - 1, thickness, cell.height() + 2), line);
    }
}

void PictureGrid::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = indexAt(event->pos());
}

void PictureGrid::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->pos());
    if (index != m_hovered) {
        m_hovered = index;
        setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void PictureGrid::mouseReleaseEvent(QMouseEvent* event) {
    const int pressed = std::exchange(m_pressed, -1);
    if (event->button() != Qt::LeftButton || pressed < 0 || indexAt(event->pos()) != pressed)
        return;
    setCurrentIndex(pressed);
    Q_EMIT activated(pressed);
}

std::optional<DraggedPicture> PictureGrid::usable(int index) const {
    if (index < 0 || picture(index).isNull())
        return std::nullopt;
    if (m_dragSource)
        return m_dragSource(index);
    return DraggedPicture{fromQImage(picture(index)), {}, {}, QStringLiteral("%1 %2").arg(m_itemName).arg(index + 1)};
}

void PictureGrid::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void PictureGrid::keyPressEvent(QKeyEvent* event) {
    const int columns = layoutCells().columns;
    int target = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        target -= 1;
        break;
    case Qt::Key_Right:
        target += 1;
        break;
    case Qt::Key_Up:
        target -= columns;
        break;
    case Qt::Key_Down:
        target += columns;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = count() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (target >= 0 && target < count())
        setCurrentIndex(target);
}

} // namespace studio::ui
