// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// A line around a widget that paints no focus of its own, while a key has brought the focus there. A child that lies
/// over it and lets the mouse through.
class FocusRing : public QWidget {
    Q_OBJECT

public:
    explicit FocusRing(QWidget* around);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace studio::ui
