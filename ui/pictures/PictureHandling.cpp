// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureHandling.hpp"

#include "ui/pictures/PictureUse.hpp"
#include "ui/widgets/PictureMenu.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>

namespace studio::ui {

PictureHandling::PictureHandling(QWidget* widget, Finder pictureAt, Drag drag)
    : QObject(widget)
    , m_widget(widget)
    , m_pictureAt(std::move(pictureAt))
    , m_drag(drag) {
    widget->installEventFilter(this);
}

bool PictureHandling::eventFilter(QObject* watched, QEvent* event) {
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    const bool left = mouse && mouse->button() == Qt::LeftButton;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_pressedAt.reset();
        if (left && m_pictureAt(mouse->pos()))
            m_pressedAt = mouse->pos();
        break;
    case QEvent::MouseMove:
        if (m_pressedAt && mouse->buttons().testFlag(Qt::LeftButton))
            return drag(mouse->pos());
        break;
    case QEvent::MouseButtonRelease:
        m_pressedAt.reset();
        break;
    case QEvent::MouseButtonDblClick:
        if (const auto picture = left ? m_pictureAt(mouse->pos()) : std::nullopt)
            showLarge(m_widget, toQImage(picture->picture), picture->name);
        break;
    case QEvent::ContextMenu: {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        if (asked->reason() != QContextMenuEvent::Keyboard)
            return showMenu(asked->pos(), asked->globalPos());
        const auto place = m_keyboardPlace ? m_keyboardPlace() : std::nullopt;
        return showMenu(place, m_widget->mapToGlobal(place.value_or(QPoint())));
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool PictureHandling::drag(QPoint position) {
    const QPoint way = position - *m_pressedAt;
    const QRect inside = m_widget->rect();
    const bool out = position.y() < inside.top() || position.y() > inside.bottom();
    if (way.manhattanLength() < QApplication::startDragDistance() || (m_drag == Drag::OutOfWidget && !out))
        return false;
    QPoint from = *m_pressedAt;
    if (m_drag == Drag::OutOfWidget) // where the hand went sideways before it left
        from.setX(std::clamp(position.x(), inside.left(), inside.right()));
    m_pressedAt.reset();
    const auto picture = m_pictureAt(from);
    if (picture)
        dragPicture(m_widget, *picture);
    return picture.has_value();
}

bool PictureHandling::showMenu(std::optional<QPoint> position, QPoint global) {
    const auto picture = position ? m_pictureAt(*position) : std::nullopt;
    if (!picture)
        return false;
    QMenu* menu = makePictureMenu(m_widget, toQImage(picture->picture), picture->name);
    if (m_uses)
        addPictureUses(*menu, m_widget, *picture);
    menu->popup(global);
    return true;
}

} // namespace studio::ui
