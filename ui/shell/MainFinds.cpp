// SPDX-License-Identifier: GPL-3.0-or-later
// What the palette finds besides the menus: controls of the rooms, and other words for actions.
#include "core/studio/Project.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/ActionSearch.hpp"
#include "ui/widgets/Banner.hpp"

#include <QAbstractButton>

#include <array>

namespace studio::ui {

namespace {

/// A control of a room that has no menu entry: a button is pressed, anything else gets the keyboard.
struct Find {
    Room room;
    const char* control; ///< its object name
    const char* text;
    const char* words;
};

constexpr std::array finds{
    Find{Room::Train, "smoothing", QT_TRANSLATE_NOOP("Find", "Smooth the curves"),
         QT_TRANSLATE_NOOP("Find", "smoothing moving average loss plot")},
    Find{Room::Train, "exportCurves", QT_TRANSLATE_NOOP("Find", "Export the curves..."),
         QT_TRANSLATE_NOOP("Find", "save csv png svg pdf plot loss table")},
    Find{Room::Explore, "reroll", QT_TRANSLATE_NOOP("Find", "Other random samples in Explore"),
         QT_TRANSLATE_NOOP("Find", "seed dice roll random")},
    Find{Room::Explore, "sampleSeed", QT_TRANSLATE_NOOP("Find", "Seed of the random samples"),
         QT_TRANSLATE_NOOP("Find", "random number")},
    Find{Room::Explore, "prior", QT_TRANSLATE_NOOP("Find", "Where random samples are drawn from"),
         QT_TRANSLATE_NOOP("Find", "prior normal gaussian distribution")},
    Find{Room::Explore, "saveSamples", QT_TRANSLATE_NOOP("Find", "Save the random samples..."),
         QT_TRANSLATE_NOOP("Find", "export png picture image")},
    Find{Room::Explore, "exportStrip", QT_TRANSLATE_NOOP("Find", "Export the strip from A to B..."),
         QT_TRANSLATE_NOOP("Find", "save gif animation png interpolation morph film video")},
    Find{Room::Explore, "randomise", QT_TRANSLATE_NOOP("Find", "Random directions"),
         QT_TRANSLATE_NOOP("Find", "sliders latent shuffle")},
    Find{Room::Explore, "resetAll", QT_TRANSLATE_NOOP("Find", "Reset all directions"),
         QT_TRANSLATE_NOOP("Find", "sliders latent zero")},
    Find{Room::Diffuse, "rerollSeed", QT_TRANSLATE_NOOP("Find", "Draw other samples by diffusion"),
         QT_TRANSLATE_NOOP("Find", "seed dice roll random noise")},
    Find{Room::Diffuse, "sampler", QT_TRANSLATE_NOOP("Find", "Choose the sampler"),
         QT_TRANSLATE_NOOP("Find", "ddpm ddim heun euler dpm scheduler steps")},
    Find{Room::Diffuse, "exportFilm", QT_TRANSLATE_NOOP("Find", "Export the denoising film..."),
         QT_TRANSLATE_NOOP("Find", "save gif animation video png")},
    Find{Room::Diffuse, "exportSamples", QT_TRANSLATE_NOOP("Find", "Export the diffusion samples..."),
         QT_TRANSLATE_NOOP("Find", "save png picture image")},
    Find{Room::Diffuse, "chooseGuide", QT_TRANSLATE_NOOP("Find", "Start diffusion from a picture..."),
         QT_TRANSLATE_NOOP("Find", "img2img image to image inpainting mask")},
    Find{Room::Compare, "exportComparison", QT_TRANSLATE_NOOP("Find", "Export the comparison..."),
         QT_TRANSLATE_NOOP("Find", "save html png report table")},
};

} // namespace

void MainWindow::makeFinds() {
    auto* train = qobject_cast<TrainWorkspace*>(workspace(Room::Train));
    for (const Choice& model : autoencoderModels()) {
        auto* action = new QAction(tr("New run: %1").arg(coreText(model.name)), this);
        setSearchWords(action, QString::fromStdString(model.id) + QLatin1Char(' ') + tr("train start learn model"));
        connect(action, &QAction::triggered, this, [this, train, id = QString::fromStdString(model.id)] {
            showRoom(Room::Train);
            train->offerNewRun(id);
        });
        m_newRuns << action;
    }
    for (const Find& find : finds) {
        auto* action = new QAction(QCoreApplication::translate("Find", find.text), this);
        setSearchWords(action, QCoreApplication::translate("Find", find.words) + QLatin1Char(' ') +
                                   workspace(find.room)->title());
        connect(action, &QAction::triggered, this,
                [this, find] { useControl(find.room, QLatin1String(find.control)); });
        m_finds << action;
    }
    const auto update = [this] {
        const auto& project = m_session.project();
        for (QAction* action : m_newRuns)
            action->setEnabled(project && !project->readOnly() && project->facts().count > 0);
        for (QAction* action : m_finds)
            action->setEnabled(project != nullptr);
    };
    connect(&m_session, &Session::projectChanged, this, update);
    update();
}

void MainWindow::useControl(Room room, const QString& name) {
    showRoom(room);
    auto* control = workspace(room)->findChild<QWidget*>(name);
    if (!control || !control->isVisible() || !control->isEnabled())
        return; // the room says what it needs first
    control->setFocus(Qt::ShortcutFocusReason);
    if (auto* button = qobject_cast<QAbstractButton*>(control))
        button->click();
}

} // namespace studio::ui
