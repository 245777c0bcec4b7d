// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/FilmOptions.hpp"
#include "ui/toy/ToyPainter.hpp"

#include <QFont>
#include <QImage>
#include <QStringList>

class QWidget;

namespace studio::ui {

class Session;

/// What a saved picture shows: values only, painted on the inference lane.
struct ToyScene {
    ToyModel::Points points;
    ToyModel::Runs runs;  ///< side by side
    QStringList captions; ///< under each
    double position = 0.0;
    ToyLayers layers;
    Colours colours;
    QFont font;
};

/// The sheets of all runs at `position`, each `side` pixels wide.
QImage toyPicture(const ToyScene& scene, double position, int side);

/// Asks how and where to save: PNG is the picture as it stands, GIF and MP4 are the whole flight.
void exportToy(Session& session, QWidget* parent, const ToyScene& scene);
/// Writes to `path` (GIF or MP4 by its suffix, else PNG) on the lane; the session says how it ended.
void writeToy(Session& session, const QString& path, const ToyScene& scene, FilmOptions film = {.scale = 1});

} // namespace studio::ui
