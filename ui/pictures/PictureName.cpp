// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureName.hpp"

#include <QDir>
#include <QFileInfo>

namespace studio::ui {

QString pictureName(const Project& project, std::int64_t index) {
    const int label = project.label(index);
    const std::vector<ClassCount>& classes = project.facts().classes;
    if (label < 0 || static_cast<std::size_t>(label) >= classes.size())
        return QStringLiteral("#%1").arg(index);
    return QStringLiteral("%1 #%2")
        .arg(QString::fromStdString(classes[static_cast<std::size_t>(label)].name))
        .arg(index);
}

QString originalFile(const Project& project, std::int64_t index) {
    const QString name = QString::fromStdString(project.imageName(index));
    if (name.isEmpty())
        return {};
    for (const std::string& text : project.facts().sources) {
        const QFileInfo source(QString::fromStdString(text));
        const QFileInfo file = source.isDir() ? QFileInfo(QDir(source.filePath()), name) : source;
        const bool same = source.isDir() || source.fileName() == QFileInfo(name).fileName();
        if (same && file.isFile())
            return file.absoluteFilePath();
    }
    return {};
}

} // namespace studio::ui
