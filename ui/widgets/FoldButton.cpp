// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FoldButton.hpp"

#include "ui/theme/Theme.hpp"

namespace studio::ui {

FoldButton::FoldButton(const QString& text, QWidget* parent)
    : QToolButton(parent) {
    const auto showState = [this](bool open) {
        setIcon(Theme::icon(open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
    };
    setProperty("look", "ghost");
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setText(text);
    setCheckable(true);
    showState(false);
    connect(this, &QToolButton::toggled, this, showState);
}

} // namespace studio::ui
