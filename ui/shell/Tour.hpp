// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/StallProbe.hpp"

#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariant>

#include <chrono>
#include <deque>
#include <functional>

namespace studio::ui {

enum class Room;
class MainWindow;
class Session;
class WindowHost;

/// Shows every workspace on a small trained project, and the way of own pictures into one, dark and light; saves a
/// picture of each into a folder
/// ("explore-dark-1x.png"), some once more in the smallest window ("small-explore-dark-1x.png"), in German
/// ("german-...") and with letters of 150 % ("large-..."), what opens over the window too, and measures how responsive
/// the window is, idle and while a training runs. Pictures at twice the density come from a second process,
/// since icons and text only then are really drawn so.
///
/// The project in DIR/project is made and trained at the first tour (about a minute) and reused afterwards. The figures
/// go to standard output and DIR/tour.json. Ends the application, with exit code 0 when every step was reached in time.
class Tour : public QObject {
    Q_OBJECT

public:
    Tour(WindowHost& host, Session& session, const QString& folder, QObject* parent = nullptr);
    enum class Part {
        Whole,
        States ///< what is shown of the open project besides its rooms: see TourStates.cpp
    };
    void start(Part part = Part::Whole);
    static constexpr QSize windowSize{1360, 860};
    static QString diffusionRun() { return QStringLiteral("vae-diffusion"); }

private:
    using Seconds = std::chrono::seconds;
    /// Something to do, and how to see that it is done. Steps follow each other; a step out of time fails the tour.
    struct Step {
        QString name;
        std::function<void()> begin;
        std::function<bool()> isDone;
        Seconds limit;
    };
    void add(const QString& name, std::function<void()> begin, std::function<bool()> isDone = {},
             Seconds limit = Seconds(30));
    void addStartPictures();
    void addProject();
    void addTraining();
    void addWorkspaces();
    void addRoom(const QString& name, Room room, const QString& run, bool dark);
    void addDiffusion(bool dark);
    void addDiffusionForm(bool dark);
    void addOwnPictures(bool dark);
    void addForm(bool dark);
    void addSmallPictures();
    void addStates();
    void addOverlays(bool dark);
    void addOverlay(const QString& name, bool dark, std::function<void()> open);
    void addAfterTraining();
    void addRoundTrip(const QString& prefix, bool dark, std::function<void()> before);
    void useWindow(const QString& language, int textSize, QSize size);
    void restoreSettings();
    void addPicture(const QString& name, bool dark, std::function<void()> begin, std::function<bool()> isDone = {});
    void addProbe();
    void addDrag(const std::string& phase);
    void addDenserPictures();

    void poll();
    void next();
    void fail(const QString& reason);
    void finish();
    MainWindow& window(); ///< the present one: a change of language makes another
    bool isCalm();
    bool isOpen(const QString& project) const;
    void drag();
    void shoot(const QString& name, bool dark);
    QString report() const;

    WindowHost& m_host;
    Session& m_session;
    QString m_folder;
    QString m_prefix; ///< of the pictures that are being added
    std::deque<Step> m_steps;
    QTimer m_poll;
    QTimer m_drag;
    StallProbe m_probe;
    std::chrono::steady_clock::time_point m_begun;
    std::chrono::steady_clock::time_point m_calmSince;
    QStringList m_pictures;
    QVariant m_language; ///< as it was set before the tour
    QVariant m_textSize;
    int m_dragged = 0;
    int m_exitCode = 0;
};

} // namespace studio::ui
