// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/TrainWorkspace.hpp"

#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/FurtherPanel.hpp"
#include "ui/train/GridScrubber.hpp"
#include "ui/train/MetricBoard.hpp"
#include "ui/train/ModelCards.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/RunActions.hpp"
#include "ui/train/RunInspector.hpp"
#include "ui/train/RunList.hpp"
#include "ui/train/TrainMemory.hpp"
#include "ui/widgets/PageStack.hpp"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

TrainWorkspace::TrainWorkspace(Session& shared, QWidget* parent)
    : Workspace(shared, parent)
    , m_cards(new ModelCards(autoencoderModels(), this))
    , m_runs(new RunList(shared, this))
    , m_board(new MetricBoard(shared, m_runs->model(), this))
    , m_scrubber(new GridScrubber(shared, this))
    , m_inspector(new PageStack(this))
    , m_runInspector(new RunInspector(shared, &m_runs->actions(), m_inspector))
    , m_newRun(new NewRunPanel(shared, m_inspector))
    , m_further(new FurtherPanel(shared, m_inspector)) {
    m_inspector->addWidget(m_runInspector);
    m_inspector->addWidget(m_newRun);
    m_inspector->addWidget(m_further);
    layOut();
    connectActions();
    connect(m_cards, &ModelCards::newRunRequested, this, &TrainWorkspace::offerNewRun);
    const auto showTheRun = [this] {
        m_inspector->setCurrentWidget(m_runInspector);
        if (isVisible())
            m_runs->setFocus(); // not the notes, where the next key would write
    };
    connect(m_newRun, &NewRunPanel::started, this, showTheRun);
    connect(m_newRun, &NewRunPanel::cancelled, this, showTheRun);
    connect(m_further, &FurtherPanel::started, this, showTheRun);
    connect(m_further, &FurtherPanel::cancelled, this, showTheRun);
    connect(m_runInspector, &RunInspector::renamed, this, [this] { m_runs->setFocus(); });
    connect(m_runInspector, &RunInspector::nextRequested, this, &TrainWorkspace::goOn);
    connect(&shared, &Session::runsChanged, this, &TrainWorkspace::updateCards);
    connect(m_runs, &RunList::selected, this, &TrainWorkspace::showRun);
    connect(m_runs, &RunList::picturesWanted, this, [this] { Q_EMIT roomRequested(Room::Data); });
    connect(m_scrubber, &GridScrubber::stepShown, m_board, &MetricBoard::setMarker);
    connect(m_board, &MetricBoard::stepClicked, m_scrubber, &GridScrubber::showNearest);
    connect(&shared, &Session::trainingStarted, m_runs, &RunList::select);
    connect(&shared, &Session::currentRunChanged, this, &TrainWorkspace::showCurrentRun);
    connect(&shared, &Session::projectChanged, this, &TrainWorkspace::updateAvailability);
    updateAvailability();
}

void TrainWorkspace::layOut() {
    m_charts = new QSplitter(Qt::Vertical, this);
    m_charts->setObjectName(QStringLiteral("train/pictures"));
    m_charts->addWidget(m_board);
    m_charts->addWidget(m_scrubber);
    m_charts->setStretchFactor(0, 2);
    m_charts->setStretchFactor(1, 3);
    m_charts->setSizes({280, 420}); // the pictures say more than the curves
    Settings::remember(m_charts);
    auto* columns = new QSplitter(Qt::Horizontal, this);
    columns->setObjectName(QStringLiteral("train/columns"));
    columns->addWidget(m_runs);
    columns->addWidget(m_charts);
    columns->setStretchFactor(1, 1);
    columns->setSizes({250, 700});
    Settings::remember(columns);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::two, space::two, space::two, space::one);
    top->addWidget(m_cards);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(columns, 1);
}

void TrainWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    m_cards->setRoomHeight(height());
}

QWidget* TrainWorkspace::inspector() {
    return m_inspector;
}

void TrainWorkspace::connectActions() {
    RunActions& actions = m_runs->actions();
    connect(&actions, &RunActions::furtherRequested, this, &TrainWorkspace::offerFurtherTraining);
    connect(&actions, &RunActions::againRequested, this, &TrainWorkspace::offerRunLike);
    connect(&actions, &RunActions::renameRequested, this, [this] {
        Q_EMIT roomRequested(Room::Train); // the command may come from another room
        showForm(m_runInspector);
        m_runInspector->startRenaming();
    });
    connect(&actions, &RunActions::notesRequested, this, [this] {
        Q_EMIT roomRequested(Room::Train);
        showForm(m_runInspector);
        m_runInspector->startNotes();
    });
}

void TrainWorkspace::activate() {
    updateCards();
    showCurrentRun();
    if (session().runs().empty())
        return m_cards->takeFocus();
    m_runs->setFocus();
}

void TrainWorkspace::offerNewRun(const QString& model) {
    const auto models = autoencoderModels();
    const auto found = std::ranges::find(models, model.toStdString(), &Choice::id);
    if (found == models.end())
        return;
    m_newRun->setModel(*found);
    showForm(m_newRun);
}

void TrainWorkspace::offerRunLike(const QString& run) {
    const auto info = session().findRun(run);
    if (!info)
        return;
    Q_EMIT roomRequested(Room::Train);
    m_newRun->setRun(*info);
    showForm(m_newRun);
}

void TrainWorkspace::offerFurtherTraining(const QString& run) {
    const auto info = session().findRun(run);
    if (!info)
        return;
    Q_EMIT roomRequested(Room::Train);
    showForm(m_further);
    m_further->setRun(*info);
}

std::any TrainWorkspace::memory() const {
    TrainMemory memory;
    memory.run = m_runs->selectedRun();
    if (m_inspector->currentWidget() == m_newRun)
        memory.newRun = m_newRun->memory();
    if (m_inspector->currentWidget() == m_further)
        memory.further = TrainMemory::Further{QString::fromStdString(m_further->run()), m_further->steps()};
    return memory;
}

void TrainWorkspace::recall(const std::any& memory) {
    const auto* before = std::any_cast<TrainMemory>(&memory);
    if (!before)
        return;
    m_runs->select(before->run);
    if (before->newRun) {
        m_newRun->recall(*before->newRun);
        showForm(m_newRun);
    }
    const auto run = before->further ? session().findRun(before->further->run) : std::nullopt;
    if (run) {
        showForm(m_further);
        m_further->setRun(*run);
        m_further->setSteps(before->further->steps);
    }
}

void TrainWorkspace::goOn() {
    const auto run = session().findRun(m_runs->selectedRun());
    if (!run)
        return;
    session().setCurrentRun(QString::fromStdString(run->name));
    Q_EMIT roomRequested(run->kind == RunKind::Diffusion ? Room::Diffuse : Room::Explore);
}

void TrainWorkspace::showForm(QWidget* form) {
    m_inspector->setCurrentWidget(form);
    Q_EMIT inspectorChanged();
}

void TrainWorkspace::updateAvailability() {
    updateCards();
    m_inspector->setCurrentWidget(m_runInspector);
}

/// What a model is stands large until there is a run; then the room belongs to its curves and pictures.
void TrainWorkspace::updateCards() {
    const auto& project = session().project();
    m_cards->setCompact(!session().runs().empty());
    m_charts->setVisible(!session().runs().empty());
    const bool writable = project && !project->readOnly();
    m_cards->setEnabledFor(writable && project->facts().count > 0, writable
                                                                       ? tr("There are no pictures to train on.")
                                                                       : tr("This project can only be looked at."));
}

void TrainWorkspace::showRun(const QString& run) {
    m_scrubber->setRun(run);
    m_runInspector->setRun(run);
    m_inspector->setCurrentWidget(m_runInspector);
    // What is looked at here is what the other workspaces should show, once it can answer.
    const auto info = session().findRun(run);
    if (info && (info->hasWeights || session().liveRun(run)))
        session().setCurrentRun(run);
}

void TrainWorkspace::showCurrentRun() {
    const QString run = session().currentRun();
    if (!run.isEmpty() && run != m_runs->selectedRun())
        m_runs->select(run);
}

} // namespace studio::ui
