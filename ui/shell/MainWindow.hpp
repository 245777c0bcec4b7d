// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QMainWindow>

#include <vector>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace studio::ui {

enum class Room;

class FloatingBanner;
class CommandPalette;
class DropOverlay;
class ImportPage;
class ImportProgressPage;
class InspectorPane;
class JobBar;
class PaneSplitter;
class PictureUseEvent;
class Rail;
class Session;
class StartPage;
class ToyPage;
class Workspace;

/// The frame: rail, workspace, inspector, job bar, menus; takes drops and hands them on. See Workspace for a room of
/// it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);
    ~MainWindow() override;

    int workspaceCount() const { return static_cast<int>(m_workspaces.size()); }
    Workspace* workspace(int index) const { return m_workspaces[static_cast<std::size_t>(index)]; }
    Workspace* workspace(Room room) const { return workspace(static_cast<int>(room)); }
    void showWorkspace(int index);
    void showRoom(Room room);
    int currentWorkspace() const noexcept { return m_current; }

    /// What a drop or the command line gives: a project is opened, pictures go to the visible workspace or become a
    /// project after the import sheet.
    void openPaths(const QStringList& paths);
    /// Opens the sample as a project, importing it the first time.
    void openSample();
    void openShapes();
    /// Diffusion on points of the plane, with or without a project; Escape leads back.
    void showToy();
    void showSettings();
    /// The form of a diffusion model on the picked autoencoder, or on the one that the picked run draws with.
    void offerDiffusion();
    /// Stands where `before` stands, and shows what it shows: after a change of the language, say.
    void continueFrom(MainWindow& before);

Q_SIGNALS:
    /// Language or letters are others now; see WindowHost.
    void remakeRequested();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum Page { StartIndex, ImportIndex, ProgressIndex, ToyIndex, FirstWorkspace };

    void addWorkspace(Workspace* workspace);
    void layOut();
    void connectSession();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeRunMenu();
    void makeHelpMenu();
    void makeFinds();
    void useControl(Room room, const QString& name);
    void fillRecentMenu();
    void restoreWindow();

    void showPage(int page);
    void showProjectOrStart();
    void showImport(bool wanted);
    void onProjectChanged();
    void setInspectorShown(bool shown);
    void unfoldInspector(bool unfolded);
    void usePicture(const PictureUseEvent& request);
    void openPicture(const QString& path);
    void openPictures(const QStringList& paths);
    void importFrom(const QStringList& sources, const QString& folder, const ImportOptions& options);
    void openExample();
    void openSampleFrom(const QString& source, const QString& name);
    bool isOpen(const QString& folder) const;
    void openProject(const QString& folder);
    void chooseProject();
    void chooseFolder();
    void chooseFiles();
    bool mayStopTraining();
    void stopThenClose();
    void explainFocused();
    void about();

    Session& m_session;
    std::vector<Workspace*> m_workspaces;
    int m_current = 0;
    QString m_importedTo;     ///< the folder of the project that is being made
    bool m_importing = false; ///< pictures wait in m_import, whatever room is shown
    bool m_closing = false;
    Rail* m_rail;
    FloatingBanner* m_banner;
    QList<QAction*> m_finds;   ///< for the palette alone, and with a project only
    QList<QAction*> m_newRuns; ///< likewise, where one can train
    QStackedWidget* m_pages;
    StartPage* m_start;
    ImportPage* m_import;
    ImportProgressPage* m_progress;
    ToyPage* m_toy;
    InspectorPane* m_inspectors;
    PaneSplitter* m_splitter;
    JobBar* m_jobs;
    DropOverlay* m_overlay;
    CommandPalette* m_palette;
    QActionGroup* m_rooms;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_goMenu = nullptr;
    QAction* m_closeProject = nullptr;
    QAction* m_inspectorAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stopAction = nullptr;
};

} // namespace studio::ui
