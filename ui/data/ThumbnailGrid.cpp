// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ThumbnailGrid.hpp"

#include "ui/pictures/PictureUse.hpp"
#include "ui/theme/FocusRing.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/PictureMenu.hpp"

#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double leftOutOpacity = 0.25;
constexpr int gap = 6;
constexpr int border = space::two;
constexpr int cachedPictures = 4096;

/// A mark in the corner of a picture that no training will see.
void paintLeftOut(QPainter& painter, const QRect& cell) {
    constexpr int usual = 16;
    const int side = std::min(Theme::scaled(usual), cell.width() / 2);
    const QRect place(cell.topLeft() + QPoint(2, 2), QSize(side, side));
    painter.fillRect(place, Theme::current().colours().window);
    Theme::icon(QStringLiteral("eye-off")).paint(&painter, place);
}

} // namespace

ThumbnailGrid::ThumbnailGrid(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pictures(cachedPictures) {
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this); // before a picture is chosen there is no other sign
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Pictures of the dataset"));
    setWhatsThis(tr("Every picture of the dataset. Ctrl+wheel makes them larger or smaller; click one, or step with "
                    "the arrows, to see it large."));
    viewport()->setMouseTracking(true);
    connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ThumbnailGrid::setSource(PictureSource source) {
    m_source = std::move(source);
    m_pictures.clear();
    m_current = -1;
    m_hovered = -1;
    m_filter = -1;
    updateShown();
    Q_EMIT currentChanged(m_current);
}

void ThumbnailGrid::setClassFilter(int label) {
    m_filter = label;
    m_hovered = -1;
    updateShown();
    if (positionOf(m_current) >= 0)
        showPosition(positionOf(m_current));
}

void ThumbnailGrid::setThumbnailSize(int pixels) {
    const int fitted = std::clamp(pixels, smallest, largest);
    if (fitted == m_size)
        return;
    // What stands at the top stays there, so that the eye does not lose its place.
    const std::int64_t top = positionAt(QPoint(border, 0));
    m_size = fitted;
    updateScrollBar();
    if (top >= 0)
        verticalScrollBar()->setValue(static_cast<int>(top / columns()) * pitch());
    viewport()->update();
    Q_EMIT thumbnailSizeChanged(m_size);
}

void ThumbnailGrid::setCurrent(std::int64_t index) {
    if (index == m_current)
        return;
    m_current = index;
    if (const std::int64_t position = positionOf(index); position >= 0)
        showPosition(position);
    viewport()->update();
    Q_EMIT currentChanged(m_current);
}

void ThumbnailGrid::updateShown() {
    m_shown.clear();
    for (std::int64_t i = 0; i < m_source.count; ++i) {
        if (m_filter < 0 || m_source.label(i) == m_filter)
            m_shown.push_back(i);
    }
    updateScrollBar();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

int ThumbnailGrid::rowWidth() const {
    return std::max(m_size, viewport()->width() - 2 * border) + gap;
}

/// As many as bring a cell nearest to the chosen size; together they fill the row.
int ThumbnailGrid::columns() const {
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(rowWidth()) / (m_size + gap))));
}

int ThumbnailGrid::cellSize() const {
    return rowWidth() / columns() - gap;
}

int ThumbnailGrid::pitch() const {
    return cellSize() + gap;
}

QRect ThumbnailGrid::cellRect(std::int64_t position) const {
    const auto row = static_cast<int>(position / columns());
    const auto column = static_cast<int>(position % columns());
    return {border + column * rowWidth() / columns(), border + row * pitch() - verticalScrollBar()->value(), cellSize(),
            cellSize()};
}

std::int64_t ThumbnailGrid::positionAt(const QPoint& point) const {
    const int column = (point.x() - border) * columns() / rowWidth();
    const int y = point.y() + verticalScrollBar()->value() - border;
    if (point.x() < border || column >= columns() || y < -border)
        return -1;
    const std::int64_t position = static_cast<std::int64_t>(std::max(y, 0) / pitch()) * columns() + column;
    return position < shownCount() ? position : -1;
}

std::int64_t ThumbnailGrid::positionOf(std::int64_t index) const {
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), index); // ascending by construction
    return found != m_shown.end() && *found == index ? found - m_shown.begin() : -1;
}

void ThumbnailGrid::updateScrollBar() {
    const std::int64_t rows = (shownCount() + columns() - 1) / columns();
    const std::int64_t height = 2 * border + std::max<std::int64_t>(rows, 0) * pitch() - gap;
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<std::int64_t>(0, height - viewport()->height())));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(pitch() / 2);
}

const QImage& ThumbnailGrid::picture(std::int64_t index) {
    if (const QImage* known = m_pictures.object(index))
        return *known;
    auto* read = new QImage(m_source.picture(index)); // the cache owns it
    m_pictures.insert(index, read);
    return *read;
}

void ThumbnailGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const int offset = verticalScrollBar()->value() - border;
    const std::int64_t firstRow = std::max(0, event->rect().top() + offset) / pitch();
    const std::int64_t lastRow = std::max(0, event->rect().bottom() + offset) / pitch();
    const std::int64_t end = std::min(shownCount(), (lastRow + 1) * columns());
    for (std::int64_t position = firstRow * columns(); position < end; ++position)
        paintCell(painter, position);
}

void ThumbnailGrid::paintCell(QPainter& painter, std::int64_t position) {
    const Colours& colours = Theme::current().colours();
    const std::int64_t index = m_shown[static_cast<std::size_t>(position)];
    const QRect cell = cellRect(position);
    const bool leftOut = isLeftOut(index);
    painter.setOpacity(leftOut ? leftOutOpacity : 1.0);
    paintPicture(painter, cell, picture(index));
    painter.setOpacity(1.0);
    if (leftOut)
        paintLeftOut(painter, cell);
    const bool selected = index == m_current;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(selected ? colours.accent : (position == m_hovered ? colours.text : colours.line), selected ? 2 : 1));
    painter.drawRect(selected ? cell.adjusted(-2, -2, 1, 1) : cell.adjusted(-1, -1, 0, 0));
    if (const int label = m_source.label(index); label >= 0) {
        painter.fillRect(QRect(cell.left(), cell.bottom() - 2, cell.width(), 3), Theme::current().classColour(label));
    }
}

void ThumbnailGrid::resizeEvent(QResizeEvent*) {
    updateScrollBar();
}

void ThumbnailGrid::scrollContentsBy(int, int) {
    viewport()->update();
}

void ThumbnailGrid::select(std::int64_t position) {
    if (position < 0 || position >= shownCount())
        return;
    setCurrent(m_shown[static_cast<std::size_t>(position)]);
}

void ThumbnailGrid::showPosition(std::int64_t position) {
    const QRect cell = cellRect(position);
    QScrollBar* bar = verticalScrollBar();
    if (cell.top() < border)
        bar->setValue(bar->value() + cell.top() - border);
    const int below = cell.top() + cell.height() + border - viewport()->height();
    if (below > 0)
        bar->setValue(bar->value() + below);
}

void ThumbnailGrid::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const std::int64_t position = positionAt(event->pos());
    select(position);
    m_pressedAt.reset();
    if (position >= 0)
        m_pressedAt = event->pos();
}

void ThumbnailGrid::mouseReleaseEvent(QMouseEvent*) {
    m_pressedAt.reset();
}

void ThumbnailGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && positionAt(event->pos()) >= 0)
        enlarge(m_current);
}

void ThumbnailGrid::enlarge(std::int64_t index) {
    if (index >= 0)
        showLarge(this, m_source.picture(index), m_source.name(index));
}

void ThumbnailGrid::mouseMoveEvent(QMouseEvent* event) {
    if (const std::int64_t position = positionAt(event->pos()); position != m_hovered) {
        m_hovered = position;
        viewport()->update();
    }
    const bool dragging = m_pressedAt && m_source.dragged && event->buttons().testFlag(Qt::LeftButton) &&
                          (event->pos() - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!dragging)
        return;
    m_pressedAt.reset();
    dragPicture(this, m_source.dragged(m_current));
}

void ThumbnailGrid::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::int64_t position = byKey ? positionOf(m_current) : positionAt(event->pos());
    if (position < 0)
        return event->ignore();
    select(position);
    const std::int64_t index = m_current;
    QMenu* menu = makePictureMenu(this, m_source.picture(index), m_source.name(index));
    if (m_source.dragged)
        addPictureUses(*menu, this, m_source.dragged(index));
    if (const QString file = m_source.file ? m_source.file(index) : QString(); !file.isEmpty()) {
        menu->addSeparator();
        menu->addAction(tr("Open the original"), this,
                        [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
        menu->addAction(Theme::icon(QStringLiteral("folder")), tr("Show its folder"), this,
                        [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath())); });
    }
    addLeaveOut(*menu, index);
    menu->popup(byKey ? viewport()->mapToGlobal(cellRect(position).center()) : event->globalPos());
}

bool ThumbnailGrid::isLeftOut(std::int64_t index) const {
    return m_source.isLeftOut && m_source.isLeftOut(index);
}

void ThumbnailGrid::toggleLeftOut(std::int64_t index) {
    if (m_source.isLeftOut && index >= 0)
        Q_EMIT leaveOutWanted(index, !isLeftOut(index));
}

void ThumbnailGrid::addLeaveOut(QMenu& menu, std::int64_t index) {
    if (!m_source.isLeftOut)
        return;
    menu.addSeparator();
    QAction* action = menu.addAction(isLeftOut(index) ? tr("Take it in again") : tr("Leave it out of trainings"), this,
                                     [this, index] { toggleLeftOut(index); });
    action->setIcon(Theme::icon(isLeftOut(index) ? QStringLiteral("eye") : QStringLiteral("eye-off")));
    action->setShortcut(Qt::Key_Delete); // shown; the grid itself listens
}

void ThumbnailGrid::leaveEvent(QEvent*) {
    m_hovered = -1;
    viewport()->update();
}

void ThumbnailGrid::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    const int step = std::max(4, m_size / 8);
    setThumbnailSize(m_size + (event->angleDelta().y() > 0 ? step : -step));
    event->accept();
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event) {
    const std::int64_t at = positionOf(m_current);
    const std::int64_t page = static_cast<std::int64_t>(std::max(1, viewport()->height() / pitch())) * columns();
    const std::int64_t last = shownCount() - 1;
    const auto move = [&](std::int64_t by) { select(at < 0 ? 0 : std::clamp<std::int64_t>(at + by, 0, last)); };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1);
    case Qt::Key_Right:
        return move(1);
    case Qt::Key_Up:
        return move(-columns());
    case Qt::Key_Down:
        return move(columns());
    case Qt::Key_PageUp:
        return move(-page);
    case Qt::Key_PageDown:
        return move(page);
    case Qt::Key_Home:
        return select(0);
    case Qt::Key_End:
        return select(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return enlarge(m_current);
    case Qt::Key_Delete:
        return toggleLeftOut(m_current);
    case Qt::Key_Plus:
        return setThumbnailSize(m_size + 16);
    case Qt::Key_Minus:
        return setThumbnailSize(m_size - 16);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool ThumbnailGrid::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::int64_t position = positionAt(help->pos());
        if (position < 0) {
            QToolTip::hideText();
        } else {
            const std::int64_t index = m_shown[static_cast<std::size_t>(position)];
            const QString name = m_source.name(index).toHtmlEscaped();
            QToolTip::showText(help->globalPos(), isLeftOut(index) ? tr("%1 (left out of trainings)").arg(name) : name,
                               viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace studio::ui
