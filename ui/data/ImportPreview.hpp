// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QImage>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace studio::ui {

/// The first `count` pictures of some files, folders or archives as they are, at most 512 px. Blocks: call it on a
/// lane. What cannot be read is left out; throws Cancelled, and Error when an archive or array cannot be read at all.
std::vector<QImage> firstPictures(const QStringList& sources, int count, std::stop_token stop);

/// What the import will make of a picture: cropped or fitted to a square, resized, grey. Quick enough for the window
/// thread.
QImage importPreview(const QImage& original, const ImportOptions& options);

} // namespace studio::ui
