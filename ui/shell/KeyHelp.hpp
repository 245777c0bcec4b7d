// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace studio::ui {

/// The list of keys (`?`): every action of the window that has a shortcut, by menu, and the keys that views know.
class KeyHelp : public QDialog {
    Q_OBJECT

public:
    explicit KeyHelp(QWidget* window);
};

} // namespace studio::ui
