// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QHash>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace studio::ui {

class FindingsView;
class Heading;
class RunActions;
class RunNameField;
class Session;
struct RunFact;

/// The selected run: its name, what it reached, what the doctor says about it, the notes on it, and every parameter it
/// was made with.
class RunInspector : public QWidget {
    Q_OBJECT

public:
    /// `actions`: what can be done to the run from here; null: nothing.
    RunInspector(Session& session, RunActions* actions, QWidget* parent = nullptr);
    void setRun(const QString& run);
    void startRenaming();
    void startNotes();

Q_SIGNALS:
    /// What a trained run is for: an autoencoder is explored, a diffusion model draws.
    void nextRequested();
    void renamed(); ///< with Enter: what is typed next is not for the name

private:
    void layOut();
    void addActions(RunActions& actions);
    void refresh();
    void examine();
    void pollNotices();
    void showNext(const RunInfo* run);
    void showNotes(const QString& notes, bool writable);
    void showFacts(const RunInfo& run);
    void addFacts(QVBoxLayout* layout, const std::vector<RunFact>& facts);
    QLabel* addFact(QVBoxLayout* layout, const RunFact& fact);
    void showProgress();

    Session& m_session;
    QString m_run;
    QHash<QString, QStringList> m_notices; ///< by run: jobs forget theirs when the window moves on
    RunNameField* m_name;
    QLabel* m_sentence;
    QWidget* m_actions;
    QPushButton* m_next;
    FindingsView* m_findings;
    QLabel* m_doctor;
    QVBoxLayout* m_facts;
    QPointer<QLabel> m_steps; ///< how far it came, told anew while it trains
    QVBoxLayout* m_parameters;
    Heading* m_notesTitle;
    QPlainTextEdit* m_notesField;
    Heading* m_parametersTitle;
};

} // namespace studio::ui
