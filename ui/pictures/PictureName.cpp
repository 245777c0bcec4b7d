// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureName.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>

namespace studio::ui {

namespace {

/// The ways in which the studio's languages name a picture by its number, which takes the last place.
QStringList namePatterns() {
    const char* const sources[] = {"%1, no. %2", "no. %1"};
    QStringList patterns;
    for (const QString& language : QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("latent-studio_*.qm")})) {
        QTranslator translator;
        if (!translator.load(QStringLiteral(":/i18n/") + language))
            continue;
        for (const char* source : sources) {
            const QString translated = translator.translate("PictureName", source);
            patterns << (translated.isEmpty() ? QString::fromLatin1(source) : translated);
        }
    }
    return patterns;
}

} // namespace

QString pictureName(const Project& project, std::int64_t index) {
    const int label = project.label(index);
    const std::vector<ClassCount>& classes = project.facts().classes;
    const QString number = QLocale().toString(qint64{index + 1}); // as the inspector counts them
    if (label < 0 || static_cast<std::size_t>(label) >= classes.size())
        return QCoreApplication::translate("PictureName", "no. %1").arg(number);
    return QCoreApplication::translate("PictureName", "%1, no. %2")
        .arg(QString::fromStdString(classes[static_cast<std::size_t>(label)].name), number);
}

QString retoldName(const Project& project, const QString& name) {
    static const QRegularExpression notADigit(QStringLiteral("\\D"));
    for (const QString& pattern : namePatterns()) {
        QString expression = QRegularExpression::escape(pattern);
        expression.replace(QRegularExpression::escape(QStringLiteral("%1")), QStringLiteral("(.+)"));
        expression.replace(QRegularExpression::escape(QStringLiteral("%2")), QStringLiteral("([\\d.,\\s]+)"));
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(name);
        if (!match.hasMatch())
            continue;
        QString number = match.captured(match.lastCapturedIndex());
        const qint64 index = number.remove(notADigit).toLongLong() - 1;
        if (index >= 0 && index < project.facts().count)
            return pictureName(project, index);
    }
    return name;
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
