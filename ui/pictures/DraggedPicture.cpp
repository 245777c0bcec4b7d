// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/DraggedPicture.hpp"

#include "ui/widgets/ToQImage.hpp"

#include <QDrag>
#include <QPixmap>
#include <QWidget>

namespace studio::ui {

PictureMimeData::PictureMimeData(DraggedPicture dragged)
    : m_dragged(std::move(dragged)) {
    setImageData(toQImage(m_dragged.picture));
}

std::optional<DraggedPicture> draggedPicture(const QMimeData* data) {
    const auto* ours = qobject_cast<const PictureMimeData*>(data);
    if (!ours)
        return std::nullopt;
    return ours->dragged();
}

void dragPicture(QWidget* source, const DraggedPicture& dragged) {
    constexpr int shown = 64;
    auto* drag = new QDrag(source); // deleted by Qt when it is dropped
    const QImage picture = toQImage(dragged.picture);
    drag->setMimeData(new PictureMimeData(dragged));
    drag->setPixmap(QPixmap::fromImage(picture.scaled(shown, shown, Qt::KeepAspectRatio)));
    drag->setHotSpot({shown / 2, shown / 2});
    drag->exec(Qt::CopyAction);
}

} // namespace studio::ui
