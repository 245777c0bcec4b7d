// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped on MainWindow, or named on the command line, and where it goes.
#include "ui/shell/MainWindow.hpp"

#include "core/studio/Recipe.hpp"
#include "ui/data/ImportPage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/pictures/PictureUse.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/DropOverlay.hpp"
#include "ui/shell/FloatingBanner.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>

namespace studio::ui {

namespace {

bool isProject(const QString& path) {
    return QFileInfo::exists(path + QStringLiteral("/project.json"));
}

} // namespace

void MainWindow::openPaths(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    for (const QString& path : paths) {
        if (isProject(path))
            return openProject(path);
        if (QFileInfo(path).fileName() == QLatin1String("project.json"))
            return openProject(QFileInfo(path).path());
    }
    const bool single = paths.size() == 1 && paths.front().endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    if (m_session.project() && single)
        return openPicture(paths.front());
    openPictures(paths);
}

/// A saved sample brings its recipe back, whatever room is visible.
void MainWindow::openPicture(const QString& path) {
    ask(
        m_session.lane(), QStringLiteral("window.drop"), this,
        [path](std::stop_token) { return readRecipe(std::filesystem::path(path.toStdU16String())).has_value(); },
        [this, path](Answer<bool> answer) {
            const bool* hasRecipe = std::get_if<bool>(&answer);
            if (m_session.project() && hasRecipe && *hasRecipe)
                showRoom(Room::Diffuse);
            openPictures({path}); // a room, or the import, says what is wrong with a file that cannot be read
        });
}

void MainWindow::openPictures(const QStringList& paths) {
    const bool inRoom = m_session.project() && m_pages->currentIndex() >= FirstWorkspace;
    if (inRoom && workspace(m_current)->acceptPaths(paths))
        return;
    m_banner->hide();
    m_import->setSources(paths);
    showImport(true);
}

bool MainWindow::event(QEvent* event) {
    if (event->type() != PictureUseEvent::eventType())
        return QMainWindow::event(event);
    usePicture(*static_cast<PictureUseEvent*>(event));
    return true;
}

/// What a picture's menu asks for, whatever room it stands in. Where a run lacks, the room says so and how to get one.
void MainWindow::usePicture(const PictureUseEvent& request) {
    if (request.use() == PictureUse::StartDiffusion) {
        showRoom(Room::Diffuse);
        return qobject_cast<DiffuseWorkspace*>(workspace(Room::Diffuse))->startFrom(request.picture());
    }
    showRoom(Room::Explore);
    qobject_cast<ExploreWorkspace*>(workspace(Room::Explore))->use(request.use(), request.picture());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_overlay->showFor(isProject(paths.first()) ? tr("Drop to open this project") : tr("Drop to use these images"));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_overlay->hide();
    event->acceptProposedAction();
    openPaths(localPaths(event->mimeData()));
}

} // namespace studio::ui
