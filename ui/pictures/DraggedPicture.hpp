// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QMimeData>
#include <QString>

#include <optional>

class QWidget;

namespace studio::ui {

/// A picture under the mouse on its way from one view to another: its latent too, when it was decoded from one of
/// `run`.
struct DraggedPicture {
    Image picture;
    Latent latent; ///< empty for a picture of the dataset
    QString run;   ///< that the latent belongs to
    QString name;
};

/// Carries a DraggedPicture within the program and a plain picture to others.
class PictureMimeData : public QMimeData {
    Q_OBJECT

public:
    explicit PictureMimeData(DraggedPicture dragged);
    const DraggedPicture& dragged() const noexcept { return m_dragged; }

private:
    DraggedPicture m_dragged;
};

/// What is dragged, when it comes from this program.
std::optional<DraggedPicture> draggedPicture(const QMimeData* data);

/// Starts dragging from `source`, the picture under the pointer. Returns when it was dropped.
void dragPicture(QWidget* source, const DraggedPicture& dragged);

} // namespace studio::ui
