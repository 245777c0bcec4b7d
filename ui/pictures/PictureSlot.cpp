// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureSlot.hpp"

#include "ui/pictures/PictureFiles.hpp"

#include <QDragEnterEvent>

namespace studio::ui {

PictureSlot::PictureSlot(QWidget* parent)
    : UsablePicture(parent) {
    setDropEnabled(true);
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
    UsablePicture::dragEnterEvent(event);
}

void PictureSlot::dropEvent(QDropEvent* event) {
    const std::optional<DraggedPicture> dragged = draggedPicture(event->mimeData());
    if (!dragged)
        return UsablePicture::dropEvent(event);
    event->acceptProposedAction();
    Q_EMIT pictureDropped(*dragged);
}

} // namespace studio::ui
