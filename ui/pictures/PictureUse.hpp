// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QEvent>

class QMenu;
class QWidget;

namespace studio::ui {

/// What the studio can do with a picture, wherever it is shown.
enum class PictureUse { StartWalk, SetA, SetB, StartDiffusion };

/// Asks the window that a picture stands in to use it: see MainWindow.
class PictureUseEvent : public QEvent {
public:
    PictureUseEvent(PictureUse use, DraggedPicture picture);
    static QEvent::Type eventType();

    PictureUse use() const noexcept { return m_use; }
    const DraggedPicture& picture() const noexcept { return m_picture; }

private:
    PictureUse m_use;
    DraggedPicture m_picture;
};

/// Adds every use of `picture` to the menu of one that `owner` shows.
void addPictureUses(QMenu& menu, QWidget* owner, const DraggedPicture& picture);

} // namespace studio::ui
