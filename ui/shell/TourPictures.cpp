// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms that Tour shows, and what it does in them before it takes a picture.
#include "ui/shell/Tour.hpp"

#include "ui/diffuse/ComparePage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/ErrorPane.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/MaskBrush.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/diffuse/SamplerErrorFeed.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/toy/ToyModel.hpp"
#include "ui/toy/ToyPage.hpp"
#include "ui/toy/ToyPlayer.hpp"

namespace studio::ui {

namespace {

constexpr QSize smallSize(1024, 700); ///< the smallest that everything has to fit

constexpr double farEnough = 0.7; ///< share of a flight after which a crowd of points shows where it is going

} // namespace

void Tour::addStartPictures() {
    for (const bool dark : {true, false}) {
        add(QStringLiteral("start window"), [this, dark] {
            Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
            window().showWorkspace(0); // without a project that is the start page
        });
        add(QStringLiteral("picture"), [this, dark] { shoot(QStringLiteral("start"), dark); });
        auto* toy = window().findChild<ToyPage*>();
        add(
            QStringLiteral("points"), [this] { window().showToy(); },
            [this, toy] { return toy->model().isSettled() && toy->player().steps() > 0 && isCalm(); });
        add(QStringLiteral("flight over the points"), [toy] {
            toy->player().pause();
            toy->player().setPosition(farEnough * toy->player().steps());
        });
        add(QStringLiteral("picture of points"), [this, dark] { shoot(QStringLiteral("points"), dark); });
    }
    add(QStringLiteral("back from the points"), [this] { window().showWorkspace(0); });
}

void Tour::addWorkspaces() {
    for (const bool dark : {true, false}) {
        add(QStringLiteral("theme"), [this, dark] {
            m_probe.begin("theme");
            Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        });
        addRoom(QStringLiteral("data"), Room::Data, QStringLiteral("vae"), dark);
        addRoom(QStringLiteral("train"), Room::Train, QStringLiteral("vae"), dark);
        addRoom(QStringLiteral("explore"), Room::Explore, QStringLiteral("vae"), dark);
        addDiffusion(dark);
        addDiffusionForm(dark);
        addRoom(QStringLiteral("compare"), Room::Compare, QStringLiteral("vae"), dark);
        addOwnPictures(dark);
    }
}

void Tour::addSmallPictures() {
    add(QStringLiteral("small window"), [this] {
        Theme::current().setChoice(ThemeChoice::Dark);
        window().resize(smallSize);
    });
    m_prefix = QStringLiteral("small-");
    const char* rooms[] = {"data", "train", "explore"};
    for (int i = 0; i < static_cast<int>(std::size(rooms)); ++i)
        addRoom(QLatin1String(rooms[i]), static_cast<Room>(i), QStringLiteral("vae"), true);
    addDiffusion(true);
    addDiffusionForm(true);
    addRoom(QStringLiteral("compare"), Room::Compare, QStringLiteral("vae"), true);
    addOwnPictures(true);
    m_prefix.clear();
    add(QStringLiteral("usual window"), [this] { window().resize(windowSize); });
}

void Tour::addRoom(const QString& name, Room room, const QString& run, bool dark) {
    addPicture(name, dark, [this, room, run] {
        m_session.setCurrentRun(run);
        window().showRoom(room);
    });
}

void Tour::addPicture(const QString& name, bool dark, std::function<void()> begin, std::function<bool()> isDone) {
    add(
        name,
        [this, begin = std::move(begin)] {
            m_probe.begin("switching");
            begin();
        },
        std::move(isDone), Seconds(120));
    add(QStringLiteral("picture of ") + name, [this, name = m_prefix + name, dark] {
        m_probe.end(); // saving a picture is the tour's own work
        shoot(name, dark);
    });
}

void Tour::addDiffusionForm(bool dark) {
    addPicture(QStringLiteral("diffuse-train"), dark, [this] {
        m_session.setCurrentRun(QStringLiteral("vae"));
        window().showRoom(Room::Diffuse);
        qobject_cast<DiffuseWorkspace*>(window().workspace(Room::Diffuse))->offerTraining();
    });
}

void Tour::addDiffusion(bool dark) {
    const auto room = [this] { return qobject_cast<DiffuseWorkspace*>(window().workspace(Room::Diffuse)); };
    addRoom(QStringLiteral("diffuse"), Room::Diffuse, diffusionRun(), dark);
    addPicture(QStringLiteral("diffuse-rows"), dark, [room] {
        FilmPane& film = room()->samplePage().film();
        film.setRowsShown(true);
        film.setCurrentStep(film.steps().size() / 2);
    });
    addPicture(QStringLiteral("diffuse-inpaint"), dark, [this, room] {
        SamplePage& page = room()->samplePage();
        page.film().setRowsShown(false);
        const Image picture = m_session.project()->image(0);
        Image mask = emptyMask(picture);
        stroke(mask, {0.4 * picture.width, BrushMode::Paint}, {0.3 * picture.width, 0.25 * picture.height},
               {0.7 * picture.width, 0.35 * picture.height});
        page.guide().setPicture(picture, pictureName(*m_session.project(), 0));
        page.guide().setMask(mask);
        page.setMasking(true);
    });
    addPicture(
        QStringLiteral("diffuse-samplers"), dark,
        [room] {
            room()->samplePage().guide().removePicture();
            room()->comparePage().errors().feed().setReferenceSteps(200); // enough for a picture of the curves
            room()->setMode(DiffuseWorkspace::Mode::Compare);
        },
        [this, room] { return !room()->comparePage().errors().plot().curves().empty() && isCalm(); });
    add(QStringLiteral("samples again"), [room] { room()->setMode(DiffuseWorkspace::Mode::Samples); });
}

} // namespace studio::ui
