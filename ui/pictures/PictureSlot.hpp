// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"
#include "ui/widgets/ImageView.hpp"

#include <functional>

namespace studio::ui {

/// A picture that takes another one by drop, from this program or as a file, and can be dragged elsewhere itself.
class PictureSlot : public ImageView {
    Q_OBJECT

public:
    using DragSource = std::function<std::optional<DraggedPicture>()>;

    explicit PictureSlot(QWidget* parent = nullptr);
    void setDragSource(DragSource source) { m_dragSource = std::move(source); }

Q_SIGNALS:
    void pictureDropped(const studio::ui::DraggedPicture& dragged);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    DragSource m_dragSource;
    QPoint m_pressedAt;
};

} // namespace studio::ui
