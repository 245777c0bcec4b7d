// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QVBoxLayout;

namespace studio::ui {

/// The column at the left: one checkable action a workspace, icon over label.
class Rail : public QFrame {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);
    void addAction(QAction* action);
    /// Below the stretch: help and settings.
    void addFooter(QAction* action);

private:
    QVBoxLayout* m_top;
    QVBoxLayout* m_bottom;
};

} // namespace studio::ui
