// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/LastFolder.hpp"

#include "ui/session/Settings.hpp"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace studio::ui {

namespace {

const Setting& settingOf(FolderFor purpose) {
    switch (purpose) {
    case FolderFor::Pictures:
        return setting::picturesFolder;
    case FolderFor::Data:
        return setting::dataFolder;
    case FolderFor::Exports:
        break;
    }
    return setting::exportsFolder;
}

} // namespace

QString lastFolder(FolderFor purpose) {
    const QStringList places{Settings::value(settingOf(purpose)).toString(),
                             QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)};
    for (const QString& place : places) {
        if (!place.isEmpty() && QFileInfo(place).isDir())
            return QDir(place).absolutePath();
    }
    return QDir::homePath();
}

void rememberFolder(FolderFor purpose, const QString& answer) {
    if (!answer.isEmpty())
        Settings::set(settingOf(purpose), QFileInfo(answer).absolutePath());
}

} // namespace studio::ui
