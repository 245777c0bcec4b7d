// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureUse.hpp"

#include "ui/theme/Theme.hpp"

#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace studio::ui {

namespace {

struct Known {
    PictureUse use;
    const char* icon;
    const char* text;
};

constexpr Known uses[]{
    {PictureUse::StartWalk, "explore", QT_TRANSLATE_NOOP("PictureUse", "Explore from it")},
    {PictureUse::SetA, "", QT_TRANSLATE_NOOP("PictureUse", "Take it as A")},
    {PictureUse::SetB, "", QT_TRANSLATE_NOOP("PictureUse", "Take it as B")},
    {PictureUse::StartDiffusion, "diffuse", QT_TRANSLATE_NOOP("PictureUse", "Draw anew from it, by diffusion")}};

} // namespace

PictureUseEvent::PictureUseEvent(PictureUse use, DraggedPicture picture)
    : QEvent(eventType())
    , m_use(use)
    , m_picture(std::move(picture)) {}

QEvent::Type PictureUseEvent::eventType() {
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

void addPictureUses(QMenu& menu, QWidget* owner, const DraggedPicture& picture) {
    menu.addSeparator();
    for (const Known& known : uses) {
        QAction* action = menu.addAction(QCoreApplication::translate("PictureUse", known.text), owner,
                                         [use = known.use, owner, picture] {
                                             PictureUseEvent event(use, picture);
                                             QCoreApplication::sendEvent(owner->window(), &event);
                                         });
        if (*known.icon)
            action->setIcon(Theme::icon(QLatin1String(known.icon)));
    }
}

} // namespace studio::ui
