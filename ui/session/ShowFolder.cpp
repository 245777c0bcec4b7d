// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/ShowFolder.hpp"

#include "ui/session/Session.hpp"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace studio::ui {

void showFolder(Session& session, const QString& path) {
    const QFileInfo info(path);
    const QString folder = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        return;
    Q_EMIT session.noticed(QCoreApplication::translate("ShowFolder", "No program here shows folders. It is %1")
                               .arg(QDir::toNativeSeparators(folder)));
}

} // namespace studio::ui
