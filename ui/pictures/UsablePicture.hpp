// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"
#include "ui/widgets/ImageView.hpp"

#include <functional>
#include <optional>

namespace studio::ui {

/// A single picture that can be dragged elsewhere, and whose menu has every use of it: see addPictureUses. It is used
/// as it is shown, under its accessible name, where setSource does not know more.
class UsablePicture : public ImageView {
    Q_OBJECT

public:
    /// What is shown now, with its latent where it has one; nothing while it cannot be used.
    using Source = std::function<std::optional<DraggedPicture>()>;

    explicit UsablePicture(QWidget* parent = nullptr);
    void setSource(Source source) { m_source = std::move(source); }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void addToMenu(QMenu& menu, const NamedPicture& about) override;

private:
    std::optional<DraggedPicture> shown() const;

    Source m_source;
    QPoint m_pressedAt;
};

} // namespace studio::ui
