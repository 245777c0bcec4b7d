// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureSlot.hpp"

#include "ui/pictures/PictureFiles.hpp"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMouseEvent>

namespace studio::ui {

PictureSlot::PictureSlot(QWidget* parent)
    : ImageView(parent) {
    setDropEnabled(true);
}

void PictureSlot::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->pos();
    ImageView::mousePressEvent(event);
    event->accept(); // moves with the button down come here only when the press was taken
}

void PictureSlot::mouseMoveEvent(QMouseEvent* event) {
    ImageView::mouseMoveEvent(event);
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragSource || !far || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (const std::optional<DraggedPicture> dragged = m_dragSource())
        dragPicture(this, *dragged);
}

void PictureSlot::dragEnterEvent(QDragEnterEvent* event) {
    if (event->source() == this)
        return;
    if (draggedPicture(event->mimeData())) {
        event->acceptProposedAction();
        return;
    }
    const QStringList paths = localPaths(event->mimeData());
    if (paths.size() != 1 || !isPictureFile(paths.front()))
        return event->ignore(); // folders, archives and many files are for the window, which makes a project of them
    ImageView::dragEnterEvent(event);
}

void PictureSlot::dropEvent(QDropEvent* event) {
    const std::optional<DraggedPicture> dragged = draggedPicture(event->mimeData());
    if (!dragged)
        return ImageView::dropEvent(event);
    event->acceptProposedAction();
    Q_EMIT pictureDropped(*dragged);
}

} // namespace studio::ui
