// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunActions.hpp"

#include "ui/session/Session.hpp"
#include "ui/session/ShowFolder.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ActionSearch.hpp"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace studio::ui {

namespace {

template<class Request>
Request asBefore(const RunInfo& run) {
    Request request;
    request.name = run.name;
    request.seed = run.seed;
    request.resume = true;
    return request;
}

} // namespace

RunActions::RunActions(Session& session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_menu(new QMenu(window)) {
    makeActions();
    m_menu->addActions(m_all);
    connect(&session, &Session::runsChanged, this, &RunActions::update);
    connect(&session, &Session::ticked, this, &RunActions::update);
    update();
}

template<class Slot>
QAction* RunActions::make(const QString& icon, const QString& text, const QString& help, Slot slot) {
    auto* action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(Theme::icon(icon));
    action->setToolTip(help.isEmpty() ? text : help);
    connect(action, &QAction::triggered, this, slot);
    m_all << action;
    return action;
}

void RunActions::makeActions() {
    const auto asking = [this](void (RunActions::*ask)(const QString&)) {
        return [this, ask] { Q_EMIT(this->*ask)(m_run); };
    };
    m_pause = make(QStringLiteral("pause"), tr("Pause the run"), {}, &RunActions::togglePause);
    m_stop = make(QStringLiteral("stop"), tr("Stop the run with a checkpoint"), {}, &RunActions::stop);
    m_resume = make(QStringLiteral("reset"), tr("Resume the run from its checkpoint"), {}, &RunActions::resume);
    group();
    m_further = make(QStringLiteral("plus"), tr("Train further..."), tr("Some more steps, from where the run ended"),
                     asking(&RunActions::furtherRequested));
    m_again = make(QStringLiteral("train"), tr("New run with these settings..."),
                   tr("A form filled in with the settings of this run"), asking(&RunActions::againRequested));
    group();
    m_rename = make(QStringLiteral("pencil"), tr("Rename the run"), {}, asking(&RunActions::renameRequested));
    m_notes = make({}, tr("Write notes on the run"), {}, asking(&RunActions::notesRequested));
    m_folder = make(QStringLiteral("folder"), tr("Show the run's folder"), {}, &RunActions::showInFolder);
    group();
    m_delete = make(QStringLiteral("trash"), tr("Delete the run..."), {}, &RunActions::remove);
    setDestructive(m_delete);
    m_rename->setShortcut(QKeySequence(Qt::Key_F2));
    m_delete->setShortcut(QKeySequence::Delete);
    for (QAction* action : {m_rename, m_delete})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // of the list: the keys mean other things elsewhere
}

void RunActions::group() {
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    m_all << separator;
}

void RunActions::setRun(const QString& run) {
    m_run = run;
    update();
}

void RunActions::update() {
    const auto job = m_session.jobOf(m_run);
    const bool paused = job && job->snapshot().state == JobState::Paused;
    m_pause->setEnabled(job && job->snapshot().pausable);
    m_pause->setIcon(Theme::icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setText(paused ? tr("Let the run go on") : tr("Pause the run"));
    m_stop->setEnabled(job != nullptr);
    const auto info = m_session.findRun(m_run);
    const bool writable = info && m_session.project() && !m_session.project()->readOnly();
    const bool idle = writable && !job;
    const bool whole =
        info && (info->kind == RunKind::Autoencoder || m_session.findRun(QString::fromStdString(info->autoencoder)));
    m_resume->setEnabled(idle && info->state != RunState::Finished && info->state != RunState::New);
    m_further->setEnabled(idle && whole && info->hasWeights);
    m_again->setEnabled(writable && whole);
    m_rename->setEnabled(idle);
    m_notes->setEnabled(writable);
    m_folder->setEnabled(info.has_value());
    m_delete->setEnabled(writable);
}

void RunActions::togglePause() {
    const auto job = m_session.jobOf(m_run);
    if (!job)
        return;
    if (job->snapshot().state == JobState::Paused) {
        job->resume();
    } else {
        job->pause();
    }
}

void RunActions::stop() {
    if (const auto job = m_session.jobOf(m_run))
        job->stop();
}

void RunActions::resume() {
    const auto info = m_session.findRun(m_run);
    if (!info)
        return;
    if (info->kind == RunKind::Diffusion) {
        auto request = asBefore<DiffuseRequest>(*info);
        request.autoencoder = info->autoencoder;
        request.conditional = info->conditional;
        return m_session.diffuse(request);
    }
    auto request = asBefore<TrainRequest>(*info);
    request.model = info->model;
    m_session.train(request);
}

void RunActions::showInFolder() {
    if (!m_session.findRun(m_run))
        return;
    const auto folder = m_session.project()->runFolder(m_run.toStdString());
    showFolder(m_session, QString::fromStdU16String(folder.u16string()));
}

void RunActions::remove() {
    if (!m_session.findRun(m_run))
        return;
    // The one thing here that cannot be undone, so it asks.
    QStringList going = dependents();
    QMessageBox question(QMessageBox::Question, tr("Delete a run"),
                         tr("Delete \"%1\" with its weights and pictures? This cannot be undone.").arg(m_run),
                         QMessageBox::Cancel, m_window);
    if (!going.isEmpty()) {
        question.setInformativeText(
            tr("These draw with its decoder and go with it: %1", nullptr, static_cast<int>(going.size()))
                .arg(going.join(QStringLiteral(", "))));
    }
    going << m_run; // last: what depends on it is never left alone
    auto* all = question.addButton(going.size() == 1 ? tr("Delete")
                                                     : tr("Delete all %n", nullptr, static_cast<int>(going.size())),
                                   QMessageBox::DestructiveRole);
    all->setObjectName(QStringLiteral("deleteRuns"));
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() != all)
        return;
    for (const QString& run : going)
        m_session.removeRun(run);
}

/// The diffusion runs that decode with the run, by name.
QStringList RunActions::dependents() const {
    QStringList names;
    for (const std::string& run : m_session.project()->childrenOf(m_run.toStdString()))
        names << QString::fromStdString(run);
    return names;
}

} // namespace studio::ui
