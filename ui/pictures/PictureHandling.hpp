// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/DraggedPicture.hpp"

#include <QObject>
#include <QPoint>

#include <functional>
#include <optional>

namespace studio::ui {

/// Gives a widget that draws pictures in places of its own what every picture of the window has: a menu with its uses,
/// a drag to elsewhere and a double click that shows it large. Sees the widget's events before the widget does, and
/// keeps from it only those that became a menu or a drag.
class PictureHandling : public QObject {
    Q_OBJECT

public:
    /// What is shown at a position of the widget, if a picture is.
    using Finder = std::function<std::optional<DraggedPicture>(QPoint position)>;
    /// Where the picture stands whose menu is asked for with the keyboard, if any does.
    using KeyboardPlace = std::function<std::optional<QPoint>()>;
    enum class Drag {
        Anywhere,    ///< begins as soon as the pointer has left the place of the press
        OutOfWidget, ///< where a drag inside has another meaning: begins when the pointer leaves above or below
    };

    PictureHandling(QWidget* widget, Finder pictureAt, Drag drag = Drag::Anywhere);
    /// Whether the menu offers what the studio does with pictures of a project; at first it does.
    void setUses(bool uses) { m_uses = uses; }
    void setKeyboardPlace(KeyboardPlace place) { m_keyboardPlace = std::move(place); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool drag(QPoint position);
    bool showMenu(std::optional<QPoint> position, QPoint global);

    QWidget* m_widget;
    Finder m_pictureAt;
    Drag m_drag;
    KeyboardPlace m_keyboardPlace;
    bool m_uses = true;
    std::optional<QPoint> m_pressedAt; ///< on a picture, until it is dragged
};

} // namespace studio::ui
