// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of MainWindow and what their actions do.
#include "ui/shell/MainWindow.hpp"

#include "core/studio/Project.hpp"
#include "ui/data/ImportPage.hpp"
#include "ui/data/ProjectFolderField.hpp"
#include "ui/session/LastFolder.hpp"
#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/FloatingBanner.hpp"
#include "ui/shell/ImportProgressPage.hpp"
#include "ui/shell/JobBar.hpp"
#include "ui/shell/KeyHelp.hpp"
#include "ui/shell/Keys.hpp"
#include "ui/shell/Rail.hpp"
#include "ui/shell/SettingsDialog.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/RunActions.hpp"
#include "ui/train/RunList.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/ActionSearch.hpp"
#include "ui/widgets/Banner.hpp"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QUndoStack>
#include <QWhatsThis>

#include <functional>
#include <map>

namespace studio::ui {

namespace {

constexpr int shapesCount = 10000;

template<class Receiver, class Slot>
QAction* add(QMenu* menu, const QString& icon, const QString& text, const QKeySequence& keys, Receiver* receiver,
             Slot slot) {
    QAction* action = menu->addAction(text, receiver, slot);
    if (!icon.isEmpty())
        action->setIcon(Theme::icon(icon));
    action->setShortcut(keys);
    return action;
}

/// A submenu of choices of which one holds, always the one that the settings say.
void addChoices(QMenu* parent, const QString& title, const Setting& setting, const SettingChoices& choices,
                const std::function<QString(const QVariant&)>& searchWords, const std::function<void()>& use) {
    QMenu* menu = parent->addMenu(title);
    auto* group = new QActionGroup(menu);
    for (const auto& [value, text] : choices) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
        setSearchWords(action, searchWords(value));
        QObject::connect(action, &QAction::triggered, menu, [&setting, value = value, use] {
            Settings::set(setting, value);
            use();
        });
    }
    const auto check = [group, &setting] {
        for (QAction* action : group->actions())
            action->setChecked(action->data() == Settings::value(setting));
    };
    check();
    QObject::connect(menu, &QMenu::aboutToShow, group, check);
}

} // namespace

void MainWindow::makeFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    add(menu, "folder", tr("New project from a &folder..."), QKeySequence::New, this, &MainWindow::chooseFolder);
    add(menu, "image", tr("New project from f&iles..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), this,
        &MainWindow::chooseFiles);
    add(menu, "star", tr("Open the trained &example"), {}, this, &MainWindow::openExample);
    if (fashionMnistFolder())
        add(menu, {}, tr("Open Fashion-&MNIST"), {}, this, &MainWindow::openSample);
    add(menu, {}, tr("Open the &Shapes sample"), {}, this, &MainWindow::openShapes);
    menu->addSeparator();
    add(menu, {}, tr("&Open project..."), QKeySequence::Open, this, &MainWindow::chooseProject);
    m_recentMenu = menu->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    m_closeProject = add(menu, {}, tr("&Close project"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), this, [this] {
        if (mayStopTraining())
            m_session.setProject(nullptr);
    });
    m_closeProject->setEnabled(false);
    menu->addSeparator();
    add(menu, {}, tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = m_session.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setIcon(Theme::icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    QAction* redo = m_session.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setIcon(Theme::icon(QStringLiteral("redo")));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addAction(undo);
    menu->addAction(redo);
    menu->addSeparator();
    add(menu, "search", tr("&Find an action..."), QKeySequence(Qt::CTRL | Qt::Key_K), m_palette, &CommandPalette::open);
    menu->addSeparator();
    QAction* settings = add(menu, "settings", tr("&Settings..."), QKeySequence(Qt::CTRL | Qt::Key_Comma), this,
                            &MainWindow::showSettings);
    settings->setMenuRole(QAction::PreferencesRole);
    settings->setToolTip(tr("Settings (Ctrl+,)"));
    setSearchWords(settings, tr("preferences options language theme font letters size threads cores device gpu folder "
                                "autosave checkpoint"));
    m_rail->addFooter(settings);
}

void MainWindow::makeViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    m_goMenu = menu; // the workspaces come first
    m_inspectorAction = new QAction(Theme::icon(QStringLiteral("inspector")), tr("&Inspector"), this);
    m_inspectorAction->setCheckable(true);
    m_inspectorAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_inspectorAction->setToolTip(tr("Show or hide the inspector (Ctrl+I)"));
    connect(m_inspectorAction, &QAction::triggered, this, [this](bool shown) {
        Settings::set(setting::inspectorShown, shown);
        setInspectorShown(shown);
    });
    m_rail->addFooter(m_inspectorAction);
}

void MainWindow::makeRunMenu() {
    m_goMenu->addSeparator();
    setSearchWords(add(m_goMenu, {}, tr("Diffusion on &points..."), {}, this, &MainWindow::showToy),
                   tr("toy try two dimensions learn example"));
    m_goMenu->addSeparator();
    m_goMenu->addAction(m_inspectorAction);
    addChoices(
        m_goMenu, tr("&Appearance"), setting::theme, themeChoices(),
        [](const QVariant&) { return tr("theme colours bright night mode"); }, &useTheme);
    addChoices(
        m_goMenu, tr("&Language"), setting::language, languageChoices(),
        [](const QVariant& code) { // by its name in the window's words too
            const std::map<QString, QString> names{{QStringLiteral("de"), tr("German")},
                                                   {QStringLiteral("en"), tr("English")}};
            const auto name = names.find(code.toString());
            return tr("language translation") + QLatin1Char(' ') + (name == names.end() ? QString() : name->second);
        },
        [this] {
            useLanguage();
            Q_EMIT remakeRequested();
        });
    QAction* full = add(m_goMenu, {}, tr("&Full screen"), QKeySequence(Qt::Key_F11), this,
                        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setCheckable(true);

    QMenu* menu = menuBar()->addMenu(tr("&Training"));
    QAction* diffusion = add(menu, "diffuse", tr("New run: &diffusion model"), keys::trainDiffusion(), this,
                             &MainWindow::offerDiffusion);
    setSearchWords(diffusion, tr("train start learn latents"));
    m_newRuns << diffusion;
    menu->addSeparator();
    m_pauseAction =
        add(menu, "pause", tr("&Pause or go on"), QKeySequence(Qt::CTRL | Qt::Key_P), m_jobs, &JobBar::togglePause);
    m_stopAction = add(menu, "stop", tr("&Stop with a checkpoint"), QKeySequence(Qt::CTRL | Qt::Key_Period), m_jobs,
                       &JobBar::stop);
    m_pauseAction->setEnabled(false);
    m_stopAction->setEnabled(false);
    menu->addSeparator();
    const auto* train = qobject_cast<TrainWorkspace*>(workspace(Room::Train));
    QMenu* run = menu->addMenu(tr("Selected &run"));
    run->addActions(train->runs()->actions().all());
}

void MainWindow::showSettings() {
    if (auto* open = findChild<SettingsDialog*>()) {
        open->raise();
        return open->activateWindow();
    }
    auto* dialog = new SettingsDialog(this);
    connect(dialog, &SettingsDialog::remakeRequested, this, &MainWindow::remakeRequested);
    dialog->show();
}

void MainWindow::makeHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    QAction* keys =
        add(menu, {}, tr("&Keys"), QKeySequence(Qt::Key_Question), this, [this] { (new KeyHelp(this))->show(); });
    keys->setIcon(Theme::icon(QStringLiteral("help")));
    keys->setToolTip(tr("List the keys (?)"));
    m_rail->addFooter(keys);
    add(menu, {}, tr("&What is this?"), QKeySequence::HelpContents, this, &MainWindow::explainFocused);
    menu->addSeparator();
    add(menu, {}, tr("&About Latent Studio"), {}, this, &MainWindow::about);
    add(menu, {}, tr("About &Qt"), {}, qApp, &QApplication::aboutQt);
}

void MainWindow::fillRecentMenu() {
    m_recentMenu->clear();
    for (const QString& folder : Settings::recentProjects()) {
        QString text = QDir::toNativeSeparators(folder);
        m_recentMenu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                                [this, folder] { openProject(folder); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("No projects yet"))->setEnabled(false);
}

bool MainWindow::mayStopTraining() {
    if (!m_session.isTraining())
        return true;
    const auto answer = QMessageBox::question(
        this, tr("A training is under way"), tr("It would be stopped, with a checkpoint to go on from later. Stop it?"),
        QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
    return answer == QMessageBox::Yes;
}

bool MainWindow::isOpen(const QString& folder) const {
    std::error_code unreadable;
    return m_session.project() &&
           std::filesystem::equivalent(folder.toStdU16String(), m_session.project()->folder(), unreadable);
}

/// The one that is open already is shown: opened anew it would be locked by itself.
void MainWindow::openProject(const QString& folder) {
    if (isOpen(folder))
        return showProjectOrStart();
    if (mayStopTraining())
        m_session.openProject(folder);
}

void MainWindow::chooseProject() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project"), projectsFolder());
    if (!folder.isEmpty())
        openProject(folder);
}

void MainWindow::chooseFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("A folder of images"), lastFolder(FolderFor::Data));
    rememberFolder(FolderFor::Data, folder);
    if (!folder.isEmpty())
        openPaths({folder});
}

void MainWindow::chooseFiles() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Images or archives"), lastFolder(FolderFor::Data),
        tr("Images and archives (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.zip *.tar *.tgz *.gz *.npy "
           "*.npz *-ubyte);;All files (*)"));
    rememberFolder(FolderFor::Data, files.value(0));
    openPaths(files);
}

/// One plays with it at once, so it opens where one does that.
void MainWindow::openExample() {
    const QString name = tr("Trained example");
    const QString earlier = QDir(projectsFolder()).filePath(name);
    if (isOpen(earlier))
        return showRoom(Room::Explore);
    if (!mayStopTraining())
        return;
    m_current = static_cast<int>(Room::Explore);
    if (QFileInfo::exists(earlier + QStringLiteral("/project.json")))
        return m_session.openProject(earlier);
    m_banner->hide();
    m_progress->follow(m_session.createExample(proposedProjectFolder(name)));
    showPage(ProgressIndex);
}

void MainWindow::openSample() {
    const auto fashion = fashionMnistFolder();
    if (!fashion)
        return openShapes();
    openSampleFrom(QString::fromStdU16String(fashion->u16string()), QStringLiteral("Fashion-MNIST"));
}

void MainWindow::openShapes() {
    openSampleFrom(QStringLiteral("shapes:%1").arg(shapesCount), QStringLiteral("Shapes"));
}

void MainWindow::openSampleFrom(const QString& source, const QString& name) {
    const QString earlier = QDir(projectsFolder()).filePath(name);
    if (QFileInfo::exists(earlier + QStringLiteral("/project.json")))
        return openProject(earlier);
    importFrom({source}, proposedProjectFolder(name), {});
}

void MainWindow::explainFocused() {
    // The nearest text counts: a control without its own is explained by the panel that it stands in.
    for (QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        QString text = widget->whatsThis().isEmpty() ? widget->toolTip() : widget->whatsThis();
        if (text.isEmpty())
            continue;
        return QWhatsThis::showText(widget->mapToGlobal(QPoint(0, widget->height())), text, widget);
    }
    QWhatsThis::enterWhatsThisMode();
}

void MainWindow::about() {
    QMessageBox::about(
        this, tr("About Latent Studio"),
        tr("<h3>Latent Studio %1</h3><p>Train autoencoders and latent diffusion on your own images, and see "
           "what they learned.</p><p>Free software under the GNU General Public License, version 3 or later. "
           "With Qt, LibTorch, QCustomPlot and OpenCV.</p>")
            .arg(QStringLiteral(STUDIO_VERSION)));
}

} // namespace studio::ui
