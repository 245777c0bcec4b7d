// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

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
    bool animated = false; ///< offers GIF beside PNG: PNG is all frames side by side, GIF plays them
    int columns = 0;       ///< of the PNG; 0: one row
    int millisecondsPerFrame = 80;
    std::function<std::vector<Image>()> frames;
};

/// Asks where to save and then writes. The window goes on meanwhile.
void exportPictures(Session& session, QWidget* parent, PictureExport request);

/// Writes to `path` (GIF by its suffix, else PNG) on the lane; the session says how it ended. Small pictures are
/// enlarged by a whole factor so that other programs show them at a usable size.
void writePictures(Session& session, const QString& path, const PictureExport& request);

} // namespace studio::ui
