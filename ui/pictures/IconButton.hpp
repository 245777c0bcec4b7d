// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace studio::ui {

/// A quiet button of an icon alone; what it does is its tool tip and its name for screen readers.
QToolButton* iconButton(const QString& icon, const QString& purpose, QWidget* parent);

} // namespace studio::ui
