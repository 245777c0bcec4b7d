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

protected:
    /// Where there is little room the project's name is cut, so that the run's stays.
    QSize minimumSizeHint() const override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString textFor(const QString& project) const;
    void refresh();
    void fill();

    Session& m_session;
    QMenu* m_menu;
    QString m_shownProject;
    QString m_shownRun;
};

} // namespace studio::ui
