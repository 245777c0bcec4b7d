// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace studio::ui {

class Session;

/// Everything that can be done to one run, as actions for a list, a menu and the palette. What needs a form or a field
/// is asked for by a signal.
class RunActions : public QObject {
    Q_OBJECT

public:
    /// `window` is asked for confirmations.
    RunActions(Session& session, QWidget* window);

    /// The run that they are for; empty: none.
    void setRun(const QString& run);
    QString run() const { return m_run; }

    QAction* further() const noexcept { return m_further; }
    QList<QAction*> frequent() const { return {m_pause, m_stop, m_resume}; }
    /// In groups, with separators between them.
    QList<QAction*> all() const noexcept { return m_all; }
    QMenu* menu() const noexcept { return m_menu; }

Q_SIGNALS:
    void furtherRequested(const QString& run);
    void againRequested(const QString& run);
    void renameRequested(const QString& run);
    void notesRequested(const QString& run);

private:
    template<class Slot>
    QAction* make(const QString& icon, const QString& text, const QString& help, Slot slot);
    void makeActions();
    void group();
    void update();
    void togglePause();
    void stop();
    void resume();
    void showInFolder();
    void remove();
    QStringList dependents() const;

    Session& m_session;
    QWidget* m_window;
    QString m_run;
    QMenu* m_menu;
    QList<QAction*> m_all;
    QAction* m_pause = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_resume = nullptr;
    QAction* m_further = nullptr;
    QAction* m_again = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_notes = nullptr;
    QAction* m_folder = nullptr;
    QAction* m_delete = nullptr;
};

} // namespace studio::ui
