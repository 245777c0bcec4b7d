// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/UsablePicture.hpp"

#include "ui/pictures/PictureFiles.hpp"
#include "ui/pictures/PictureUse.hpp"

#include <QApplication>
#include <QMouseEvent>

namespace studio::ui {

UsablePicture::UsablePicture(QWidget* parent)
    : ImageView(parent) {}

std::optional<DraggedPicture> UsablePicture::shown() const {
    if (m_source)
        return m_source();
    if (image().isNull())
        return std::nullopt;
    return DraggedPicture{fromQImage(image()), {}, {}, accessibleName()};
}

void UsablePicture::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->pos();
    ImageView::mousePressEvent(event);
    event->accept(); // moves with the button down come here only when the press was taken
}

void UsablePicture::mouseMoveEvent(QMouseEvent* event) {
    ImageView::mouseMoveEvent(event);
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!far || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (const std::optional<DraggedPicture> picture = shown())
        dragPicture(this, *picture);
}

void UsablePicture::addToMenu(QMenu& menu, const NamedPicture&) {
    if (const std::optional<DraggedPicture> picture = shown())
        addPictureUses(menu, this, *picture);
}

} // namespace studio::ui
