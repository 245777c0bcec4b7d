// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.hpp"

#include <QImage>
#include <QString>

#include <filesystem>
#include <functional>

namespace studio::ui {

class Session;

/// Whether the suffix says that it is one picture: what a workspace takes for itself when it is dropped.
bool isPictureFile(const QString& path);

/// What a person may choose in a file dialog for pictures.
QString pictureFilter();

/// The reverse of toQImage; three channels.
Image fromQImage(const QImage& image);

/// Runs `write` with the file on the inference lane; the session then says that it was saved, or why not.
void writeFile(Session& session, const QString& path, std::function<void(const std::filesystem::path&)> write);

} // namespace studio::ui
