// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QMenu;

namespace studio::ui {

class Session;

/// Project > run: shows what Explore, Diffuse and Compare work on, and picks another.
class RunPicker : public QToolButton {
    Q_OBJECT

public:
    explicit RunPicker(Session& session, QWidget* parent = nullptr);

private:
    void refresh();
    void fill();

    Session& m_session;
    QMenu* m_menu;
};

} // namespace studio::ui
