// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/Preferences.hpp"

#include "core/base/Parallel.hpp"
#include "ui/session/Settings.hpp"
#include "ui/theme/Theme.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int smallestText = 100;
constexpr int largestText = 200;

/// The system's own locale: QLocale() is the chosen one once a language was used.
const QLocale& systemLocale() {
    static const QLocale locale = QLocale::system();
    return locale;
}

void install(const QLocale& language, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(qApp);
    if (translator->load(language, name, QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

SettingChoices themeChoices() {
    return {{QStringLiteral("system"), QCoreApplication::translate("Preferences", "As the system")},
            {QStringLiteral("dark"), QCoreApplication::translate("Preferences", "Dark")},
            {QStringLiteral("light"), QCoreApplication::translate("Preferences", "Light")}};
}

SettingChoices languageChoices() {
    return {{QStringLiteral("system"), QCoreApplication::translate("Preferences", "The system's language")},
            {QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

void useTheme() {
    const QString name = Settings::value(setting::theme).toString();
    ThemeChoice choice = ThemeChoice::System;
    if (name == QLatin1String("dark"))
        choice = ThemeChoice::Dark;
    if (name == QLatin1String("light"))
        choice = ThemeChoice::Light;
    Theme::current().setChoice(choice);
}

void useLanguage() {
    const QLocale system = systemLocale();
    const QString chosen = Settings::value(setting::language).toString();
    const QLocale locale = chosen == QLatin1String("system") ? system : QLocale(chosen);
    QLocale::setDefault(locale);
    for (auto* before : qApp->findChildren<QTranslator*>(Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(before);
        delete before;
    }
    // English plurals first: translators that come later are asked first.
    install(QLocale(QLocale::English), QStringLiteral("latent-studio"), QStringLiteral(":/i18n"));
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("latent-studio"), QStringLiteral(":/i18n"));
}

void useTextSize() {
    Theme::current().setTextSize(std::clamp(Settings::value(setting::textSize).toInt(), smallestText, largestText));
}

void useCores() {
    limitCores(Settings::value(setting::cores).toInt());
}

QString projectsFolder() {
    const QString chosen = Settings::value(setting::projectsFolder).toString();
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Latent Studio");
}

DeviceChoice preferredDevice() {
    const QString name = Settings::value(setting::device).toString();
    if (name == QLatin1String("cpu"))
        return DeviceChoice::Cpu;
    return name == QLatin1String("cuda") ? DeviceChoice::Cuda : DeviceChoice::Auto;
}

double preferredCheckpointSeconds() {
    return 60.0 * std::max(1, Settings::value(setting::checkpointMinutes).toInt());
}

} // namespace studio::ui
