// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureName.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace studio::ui {

QString pictureName(const Project& project, std::int64_t index) {
    const int label = project.label(index);
    const std::vector<ClassCount>& classes = project.facts().classes;
    const QString number = QLocale().toString(qint64{index + 1}); // as the inspector counts them
    if (label < 0 || static_cast<std::size_t>(label) >= classes.size())
        return QCoreApplication::translate("PictureName", "no. %1").arg(number);
    return QCoreApplication::translate("PictureName", "%1, no. %2")
        .arg(QString::fromStdString(classes[static_cast<std::size_t>(label)].name), number);
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
