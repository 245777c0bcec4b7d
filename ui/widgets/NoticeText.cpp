// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/NoticeText.hpp"

#include "ui/widgets/Banner.hpp"

#include <QRegularExpression>
#include <QStringList>

namespace studio::ui {

QString noticesText(const std::vector<std::string>& notices) {
    static const QRegularExpression option(QStringLiteral("\\s*\\([^()]*--[a-z][^()]*\\)"));
    QStringList lines;
    for (const std::string& notice : notices)
        lines << coreText(notice).remove(option);
    return lines.join(QLatin1Char('\n'));
}

} // namespace studio::ui
