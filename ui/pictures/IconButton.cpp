// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/IconButton.hpp"

#include "ui/theme/Theme.hpp"

#include <QToolButton>

namespace studio::ui {

QToolButton* iconButton(const QString& icon, const QString& purpose, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(Theme::icon(icon));
    button->setToolTip(purpose);
    button->setAccessibleName(purpose);
    button->setProperty("look", QStringLiteral("ghost"));
    return button;
}

} // namespace studio::ui
