// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace studio::ui {

/// The keys of the studio: those of a window's actions, and what sliders, pictures, plots and films listen to.
class KeyList : public QScrollArea {
    Q_OBJECT

public:
    explicit KeyList(const QWidget& window, QWidget* parent = nullptr);
};

} // namespace studio::ui
