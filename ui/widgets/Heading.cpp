// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Heading.hpp"

#include "ui/theme/Theme.hpp"

namespace studio::ui {

Heading::Heading(const QString& text, QWidget* parent)
    : QLabel(text, parent) {
    setFont(Theme::font(FontRole::Heading));
}

SecondaryLabel::SecondaryLabel(const QString& text, QWidget* parent)
    : QLabel(text, parent) {
    setProperty("look", "secondary");
    setWordWrap(true);
}

} // namespace studio::ui
