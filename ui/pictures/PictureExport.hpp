// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/FilmOptions.hpp"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace studio::ui {

class Session;

/// What to write: the work that makes the frames runs on the inference lane and may encode, decode or tile.
struct PictureExport {
    QString title;         ///< of the file dialog
    QString suggestedName; ///< without suffix
    int columns = 0;       ///< of the PNG; 0: one row
    std::function<std::vector<Image>()> frames;
    /// What GIF and MP4 play; without it there is a PNG only.
    std::function<std::vector<Image>()> animation;
    QSize animationSize; ///< of a frame, px
    int animationFrames = 0;
    FilmOptions film = {.scale = 0};
};

/// Asks how a film is to be written, where to save, and then writes. The window goes on meanwhile.
void exportPictures(Session& session, QWidget* parent, PictureExport request);

/// Writes to `path` (GIF or MP4 by its suffix, else PNG) on the lane; the session says how it ended. Small pictures are
/// enlarged by a whole factor so that other programs show them at a usable size.
void writePictures(Session& session, const QString& path, const PictureExport& request);

} // namespace studio::ui
