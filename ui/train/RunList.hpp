// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;

namespace studio::ui {

class EmptyState;
class RunActions;
class RunListModel;
class Session;

/// The runs with what can be done to the selected one.
class RunList : public QWidget {
    Q_OBJECT

public:
    explicit RunList(Session& session, QWidget* parent = nullptr);

    RunListModel* model() const noexcept { return m_model; }
    RunActions& actions() const noexcept { return *m_actions; }
    QString selectedRun() const;
    void select(const QString& run);

Q_SIGNALS:
    void selected(const QString& run); ///< empty: none
    void picturesWanted();             ///< there is no project

private:
    QWidget* makeTop();
    void showRuns();

    Session& m_session;
    RunListModel* m_model;
    QListView* m_view;
    EmptyState* m_empty;
    RunActions* m_actions;
    QString m_wanted; ///< to select when its row appears
};

} // namespace studio::ui
