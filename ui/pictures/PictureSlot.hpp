// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/UsablePicture.hpp"

namespace studio::ui {

/// A picture that takes another one by drop, from this program or as a file.
class PictureSlot : public UsablePicture {
    Q_OBJECT

public:
    explicit PictureSlot(QWidget* parent = nullptr);

Q_SIGNALS:
    void pictureDropped(const studio::ui::DraggedPicture& dragged);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
};

} // namespace studio::ui
