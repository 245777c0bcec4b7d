// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/NoticeText.hpp"

#include "ui/widgets/Banner.hpp"

#include <QRegularExpression>
#include <QStringList>

namespace studio::ui {

QString noticeText(const std::string& notice) {
    static const QRegularExpression clause(QStringLiteral("\\s*[;(][^;()]*--[a-z][^;()]*\\)?"));
    static const QRegularExpression example(QStringLiteral("(, for instance| with) --[a-z]+( [A-Z0-9.]*[A-Z0-9])?"));
    return coreText(QString::fromStdString(notice).remove(clause).remove(example).toStdString());
}

QString noticesText(const std::vector<std::string>& notices) {
    QStringList lines;
    for (const std::string& notice : notices)
        lines << noticeText(notice);
    return lines.join(QLatin1Char('\n'));
}

} // namespace studio::ui
