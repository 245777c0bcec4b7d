// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureName.hpp"

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

} // namespace studio::ui
