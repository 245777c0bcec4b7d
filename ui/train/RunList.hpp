// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QListView;

namespace studio::ui {

class EmptyState;
class RunListModel;
class Session;

/// The runs with what can be done to the selected one: pause or go on, stop, resume, delete.
class RunList : public QWidget {
    Q_OBJECT

public:
    explicit RunList(Session& session, QWidget* parent = nullptr);

    RunListModel* model() const noexcept { return m_model; }
    QString selectedRun() const;
    void select(const QString& run);

Q_SIGNALS:
    void selected(const QString& run); ///< empty: none

private:
    void makeActions();
    void updateActions();
    void togglePause();
    void resumeTraining();
    void remove();

    Session& m_session;
    RunListModel* m_model;
    QListView* m_view;
    EmptyState* m_empty;
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_resume;
    QAction* m_delete;
    QString m_wanted; ///< to select when its row appears
};

} // namespace studio::ui
