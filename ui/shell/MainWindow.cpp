// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.hpp"

#include "ui/compare/CompareWorkspace.hpp"
#include "ui/data/DataWorkspace.hpp"
#include "ui/data/ImportPage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/session/ShowFolder.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/DropOverlay.hpp"
#include "ui/shell/FloatingBanner.hpp"
#include "ui/shell/ImportProgressPage.hpp"
#include "ui/shell/InspectorPane.hpp"
#include "ui/shell/JobBar.hpp"
#include "ui/shell/Rail.hpp"
#include "ui/shell/SettingsDialog.hpp"
#include "ui/shell/StartPage.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/toy/ToyPage.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/PageStack.hpp"
#include "ui/widgets/PaneSplitter.hpp"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace studio::ui {

namespace {

constexpr QSize firstSize(1360, 860);
constexpr int closePollMs = 30;

QFrame* line(const char* look, QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setProperty("look", look);
    return frame;
}

} // namespace

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_rail(new Rail(this))
    , m_banner(new FloatingBanner(this))
    , m_pages(new PageStack(this))
    , m_start(new StartPage(this))
    , m_import(new ImportPage(session, this))
    , m_progress(new ImportProgressPage(session, this))
    , m_toy(new ToyPage(session, this))
    , m_inspectors(new InspectorPane(this))
    , m_splitter(new PaneSplitter(this))
    , m_jobs(new JobBar(session, this))
    , m_overlay(new DropOverlay(this))
    , m_palette(new CommandPalette(this))
    , m_rooms(new QActionGroup(this)) {
    m_rooms->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    setWindowTitle(QGuiApplication::applicationDisplayName());
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_import);
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_toy);
    layOut();
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    addWorkspace(new DataWorkspace(session));
    addWorkspace(new TrainWorkspace(session));
    addWorkspace(new ExploreWorkspace(session));
    auto* diffuse = new DiffuseWorkspace(session);
    connect(diffuse, &DiffuseWorkspace::toyRequested, this, &MainWindow::showToy);
    addWorkspace(diffuse);
    auto* compare = new CompareWorkspace(session);
    connect(compare, &CompareWorkspace::diffusionWanted, this, &MainWindow::offerDiffusion);
    addWorkspace(compare);
    makeRunMenu();
    makeHelpMenu();
    makeFinds();
    connectSession();
    restoreWindow();
    showProjectOrStart();
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut() {
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    m_splitter->setObjectName(QStringLiteral("inspector"));
    m_splitter->addWidget(middle);
    m_banner->setHost(middle);
    m_splitter->addWidget(m_inspectors);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setPaneWidth(Settings::value(setting::inspectorWidth).toInt());
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { Settings::set(setting::inspectorWidth, m_splitter->paneWidth()); });

    auto* rooms = new QHBoxLayout;
    rooms->setContentsMargins(0, 0, 0, 0);
    rooms->setSpacing(0);
    rooms->addWidget(m_rail);
    rooms->addWidget(line("vline", this));
    rooms->addWidget(m_splitter, 1);
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line("line", this));
    layout->addLayout(rooms, 1);
    layout->addWidget(line("line", this));
    layout->addWidget(m_jobs);
    setCentralWidget(central);
}

void MainWindow::addWorkspace(Workspace* workspace) {
    const int index = workspaceCount();
    m_workspaces.push_back(workspace);
    m_pages->addWidget(workspace);
    m_inspectors->add(workspace);
    auto* action = new QAction(Theme::icon(workspace->iconName()), workspace->title(), this);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
    action->setToolTip(
        QStringLiteral("%1 (%2)").arg(workspace->title(), action->shortcut().toString(QKeySequence::NativeText)));
    m_rooms->addAction(action);
    m_rail->addAction(action);
    m_goMenu->addAction(action);
    connect(action, &QAction::triggered, this, [this, index] { showWorkspace(index); });
    connect(workspace, &Workspace::roomRequested, this, &MainWindow::showRoom);
    connect(workspace, &Workspace::inspectorChanged, this, [this] {
        if (!m_inspectorAction->isChecked())
            setInspectorShown(true); // somebody asked for what it shows now
    });
}

void MainWindow::connectSession() {
    connect(&m_session, &Session::projectChanged, this, &MainWindow::onProjectChanged);
    connect(&m_session, &Session::failed, m_banner, &Banner::showError);
    connect(&m_session, &Session::noticed, m_banner, &Banner::showNotice);
    connect(&m_session, &Session::saved, this, [this](const QString& path) {
        m_banner->showNotice(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
        m_banner->offer(tr("Show in folder"), [this, path] { showFolder(m_session, path); });
    });
    connect(m_import, &ImportPage::cancelled, this, [this] { showImport(false); });
    connect(m_import, &ImportPage::accepted, this,
            [this](const QString& folder, const QStringList& sources, const ImportOptions& options) {
                importFrom(sources, folder, options);
            });
    connect(m_progress, &ImportProgressPage::abandoned, this, [this] { showImport(!m_import->sources().isEmpty()); });
    connect(m_start, &StartPage::exampleRequested, this, &MainWindow::openExample);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_start, &StartPage::folderRequested, this, &MainWindow::chooseFolder);
    connect(m_start, &StartPage::filesRequested, this, &MainWindow::chooseFiles);
    connect(m_start, &StartPage::projectRequested, this, &MainWindow::openProject);
    connect(m_start, &StartPage::toyRequested, this, &MainWindow::showToy);
    connect(m_toy, &ToyPage::backRequested, this, &MainWindow::showProjectOrStart);
    connect(m_jobs, &JobBar::availabilityChanged, this, [this](bool canPause, bool canStop) {
        m_pauseAction->setEnabled(canPause);
        m_stopAction->setEnabled(canStop);
    });
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, [this] { m_session.jobs().stopAll(); }); // logout
}

void MainWindow::restoreWindow() {
    const bool restored = restoreGeometry(Settings::value(setting::geometry).toByteArray());
    const QSize room = screen() ? screen()->availableSize() : firstSize;
    resize(restored ? size().boundedTo(room) : firstSize.boundedTo(room * 0.95));
    setInspectorShown(Settings::value(setting::inspectorShown).toBool());
    m_current = std::clamp(Settings::value(setting::workspace).toInt(), 0, workspaceCount() - 1);
    if (const QString trouble = Settings::trouble(); !trouble.isEmpty())
        m_banner->showNotice(trouble);
}

void MainWindow::continueFrom(MainWindow& before) {
    onProjectChanged();
    m_importing = before.m_importing;
    if (m_importing)
        m_import->continueFrom(*before.m_import);
    for (int i = 0; i < workspaceCount(); ++i)
        workspace(i)->recall(before.workspace(i)->memory());
    showWorkspace(before.m_current);
    switch (before.m_pages->currentIndex()) {
    case ImportIndex:
        showImport(true);
        break;
    case ProgressIndex:
        m_progress->follow(before.m_progress->job());
        showPage(ProgressIndex);
        break;
    case ToyIndex:
        showToy();
        break;
    default:
        break;
    }
    if (before.findChild<SettingsDialog*>())
        showSettings();
}

void MainWindow::showPage(int page) {
    m_pages->setCurrentIndex(page);
    const bool room = page >= FirstWorkspace;
    const std::optional<int> lit = room ? page - FirstWorkspace : page == ToyIndex ? std::optional<int>() : 0;
    for (int i = 0; i < workspaceCount(); ++i) // pictures come in by Data; points on a plane belong to no room
        m_rooms->actions().at(i)->setChecked(lit == i);
    if (room)
        m_inspectors->setCurrentIndex(page - FirstWorkspace);
    unfoldInspector(room && m_inspectorAction->isChecked() && m_inspectors->hasContent(page - FirstWorkspace));
    m_inspectorAction->setEnabled(room);
}

void MainWindow::unfoldInspector(bool unfolded) {
    if (unfolded != m_inspectors->isHidden())
        return;
    m_splitter->setPaneShown(unfolded);
}

void MainWindow::showWorkspace(int index) {
    m_current = index;
    if (index == static_cast<int>(Room::Data) && (m_importing || !m_session.project()))
        return showImport(m_importing);
    showPage(FirstWorkspace + index);
    workspace(index)->activate();
}

void MainWindow::showRoom(Room room) {
    showWorkspace(static_cast<int>(room));
}

void MainWindow::showProjectOrStart() {
    if (m_session.project())
        return showWorkspace(m_current);
    m_start->refresh();
    showPage(StartIndex);
    m_start->setFocus();
}

/// What waits to be imported does so in Data until it is accepted or cancelled.
void MainWindow::showImport(bool wanted) {
    m_importing = wanted;
    wanted ? showPage(ImportIndex) : showProjectOrStart();
}

void MainWindow::offerDiffusion() {
    showRoom(Room::Diffuse);
    qobject_cast<DiffuseWorkspace*>(workspace(Room::Diffuse))->offerTraining();
}

void MainWindow::showToy() {
    showPage(ToyIndex);
    m_toy->setFocus();
}

void MainWindow::onProjectChanged() {
    const auto& project = m_session.project();
    m_importing = false;
    m_closeProject->setEnabled(project != nullptr);
    if (!project) {
        setWindowTitle(QGuiApplication::applicationDisplayName());
        return showProjectOrStart();
    }
    if (isOpen(m_importedTo)) // and not where nothing could be made
        Settings::set(setting::projectsFolder, QFileInfo(m_importedTo).path());
    m_importedTo.clear();
    setWindowTitle(QStringLiteral("%1 \u2013 %2")
                       .arg(QString::fromStdString(project->name()), QGuiApplication::applicationDisplayName()));
    Settings::addRecentProject(QString::fromStdU16String(project->folder().u16string()));
    m_banner->hide();
    if (project->readOnly()) {
        m_banner->showNotice(
            tr("This project is open in another window or cannot be written: you can look, but not train."));
    }
    if (project->runs().empty())
        m_current = 0; // a new project starts with its pictures
    showWorkspace(m_current);
}

void MainWindow::setInspectorShown(bool shown) {
    m_inspectorAction->setChecked(shown);
    showPage(m_pages->currentIndex());
}

void MainWindow::importFrom(const QStringList& sources, const QString& folder, const ImportOptions& options) {
    if (!mayStopTraining())
        return;
    m_importing = false;
    m_importedTo = folder;
    m_banner->hide();
    m_progress->follow(m_session.createProject(folder, sources, options));
    showPage(ProgressIndex);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Settings::set(setting::geometry, saveGeometry());
    Settings::set(setting::workspace, m_current);
    if (m_session.jobs().idle())
        return QMainWindow::closeEvent(event);
    event->ignore();
    stopThenClose();
}

void MainWindow::stopThenClose() {
    if (m_closing)
        return;
    m_closing = true;
    m_session.jobs().stopAll();
    m_banner->showNotice(tr("Saving a checkpoint before closing..."));
    auto* poll = new QTimer(this);
    connect(poll, &QTimer::timeout, this, [this, poll] {
        if (!m_session.jobs().idle())
            return;
        poll->stop();
        close();
    });
    poll->start(closePollMs);
}

} // namespace studio::ui
