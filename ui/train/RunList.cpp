// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunList.hpp"

#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunDelegate.hpp"
#include "ui/train/RunListModel.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/Heading.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QListView>
#include <QMessageBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace studio::ui {

RunList::RunList(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RunListModel(session, this))
    , m_view(new QListView(this))
    , m_empty(new EmptyState(QStringLiteral("train"), this)) {
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RunDelegate(m_view));
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusProxy(m_view);
    m_view->setAccessibleName(tr("Runs"));
    m_view->setWhatsThis(
        tr("The models trained in this project. The eye shows or hides a run's curves; Space does too."));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setText(tr("No runs yet"), tr("Choose a model above; what it learns will be drawn here."));
    makeActions();

    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(new Heading(tr("Runs"), this));
    top->addStretch(1);
    for (QAction* action : {m_pause, m_stop, m_resume, m_delete}) {
        auto* button = new QToolButton(this);
        button->setProperty("look", "ghost");
        button->setDefaultAction(action);
        button->setIconSize({16, 16});
        button->setAccessibleName(action->text());
        top->addWidget(button);
        m_view->addAction(action);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::one, space::one, space::one);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateActions();
        Q_EMIT selected(selectedRun());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { select(m_wanted); });
    connect(&session, &Session::runsChanged, this, &RunList::updateActions);
    connect(&session, &Session::ticked, this, &RunList::updateActions);
    updateActions();
}

void RunList::makeActions() {
    const auto make = [this](const QString& icon, const QString& text, auto slot) {
        auto* action = new QAction(Theme::icon(icon), text, this);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_pause = make(QStringLiteral("pause"), tr("Pause the run"), &RunList::togglePause);
    m_stop = make(QStringLiteral("stop"), tr("Stop the run with a checkpoint"), [this] {
        if (const auto job = m_session.jobOf(selectedRun()))
            job->stop();
    });
    m_resume = make(QStringLiteral("reset"), tr("Resume the run from its checkpoint"), &RunList::resumeTraining);
    m_delete = make(QStringLiteral("trash"), tr("Delete the run..."), &RunList::remove);
    m_delete->setShortcut(QKeySequence::Delete);
    m_delete->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

QString RunList::selectedRun() const {
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? index.data(RunListModel::RunRole).toString() : QString();
}

void RunList::select(const QString& run) {
    m_wanted = run;
    const int row = m_model->rowOf(run);
    if (row >= 0) {
        m_view->setCurrentIndex(m_model->index(row));
    } else if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid()) {
        m_view->setCurrentIndex(m_model->index(0));
    }
}

void RunList::updateActions() {
    m_empty->setVisible(m_model->rowCount() == 0);
    m_view->setVisible(m_model->rowCount() > 0);
    const QString run = selectedRun();
    const auto job = m_session.jobOf(run);
    const bool paused = job && job->snapshot().state == JobState::Paused;
    m_pause->setEnabled(job && job->snapshot().pausable);
    m_pause->setIcon(Theme::icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setText(paused ? tr("Let the run go on") : tr("Pause the run"));
    m_stop->setEnabled(job != nullptr);
    const auto info = m_session.findRun(run);
    const bool writable = m_session.project() && !m_session.project()->readOnly();
    m_resume->setEnabled(writable && info && !job && info->state != RunState::Finished && info->state != RunState::New);
    m_delete->setEnabled(writable && info);
}

void RunList::togglePause() {
    const auto job = m_session.jobOf(selectedRun());
    if (!job)
        return;
    if (job->snapshot().state == JobState::Paused) {
        job->resume();
    } else {
        job->pause();
    }
}

void RunList::resumeTraining() {
    const auto info = m_session.findRun(selectedRun());
    if (!info)
        return;
    if (info->kind == RunKind::Diffusion) {
        DiffuseRequest request;
        request.autoencoder = info->autoencoder;
        request.name = info->name;
        request.seed = info->seed;
        request.conditional = info->conditional;
        request.resume = true;
        return m_session.diffuse(request);
    }
    TrainRequest request;
    request.model = info->model;
    request.name = info->name;
    request.seed = info->seed;
    request.resume = true;
    m_session.train(request);
}

void RunList::remove() {
    const QString run = selectedRun();
    if (run.isEmpty())
        return;
    // The one thing here that cannot be undone, so it asks.
    const auto answer = QMessageBox::question(
        this, tr("Delete a run"), tr("Delete \"%1\" with its weights and pictures? This cannot be undone.").arg(run),
        QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer == QMessageBox::Yes)
        m_session.removeRun(run);
}

} // namespace studio::ui
