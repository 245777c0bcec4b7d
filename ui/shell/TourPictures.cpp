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

namespace studio::ui {

namespace {

constexpr int diffuseRoom = 3; ///< its place on the rail

} // namespace

void Tour::addWorkspaces() {
    for (const bool dark : {true, false}) {
        add(QStringLiteral("theme"), [this, dark] {
            m_probe.begin("switching");
            Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        });
        addRoom(QStringLiteral("data"), 0, QStringLiteral("vae"), dark);
        addRoom(QStringLiteral("train"), 1, QStringLiteral("vae"), dark);
        addRoom(QStringLiteral("explore"), 2, QStringLiteral("vae"), dark);
        addDiffusion(dark);
        addRoom(QStringLiteral("diffuse-train"), diffuseRoom, QStringLiteral("vae"), dark);
        addRoom(QStringLiteral("compare"), 4, QStringLiteral("vae"), dark);
    }
}

void Tour::addRoom(const QString& name, int index, const QString& run, bool dark) {
    addPicture(name, dark, [this, index, run] {
        m_session.setCurrentRun(run);
        m_window.showWorkspace(index);
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
    add(QStringLiteral("picture of ") + name, [this, name, dark] {
        m_probe.end(); // saving a picture is the tour's own work
        shoot(name, dark);
    });
}

void Tour::addDiffusion(bool dark) {
    const auto room = [this] { return qobject_cast<DiffuseWorkspace*>(m_window.workspace(diffuseRoom)); };
    addRoom(QStringLiteral("diffuse"), diffuseRoom, diffusionRun(), dark);
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
