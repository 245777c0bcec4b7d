// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/Settings.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>

#include <array>

namespace studio::ui {

namespace setting {

const Setting geometry{"window/geometry", QByteArray()};
const Setting workspace{"window/workspace", 0};
const Setting inspectorShown{"window/inspectorShown", true};
const Setting inspectorWidth{"window/inspectorWidth", 320};
const Setting theme{"window/theme", "system"};
const Setting language{"window/language", "system"};
const Setting textSize{"window/textSize", 100};
const Setting cores{"machine/cores", 0};
const Setting device{"machine/device", "auto"};
const Setting checkpointMinutes{"machine/checkpointMinutes", 1};
const Setting recentProjects{"projects/recent", QStringList()};
const Setting projectsFolder{"projects/folder", QString()};
const Setting picturesFolder{"pictures/folder", QString()};
const Setting dataFolder{"data/folder", QString()};
const Setting exportsFolder{"export/folder", QString()};
const Setting thumbnailSize{"data/thumbnailSize", 64};
const Setting smoothing{"train/smoothing", 0.6};
const Setting logarithmic{"train/logarithmic", false};
const Setting logarithmicX{"train/logarithmicX", false};
const Setting horizontalAxis{"train/horizontalAxis", "step"};
const Setting filmFormat{"film/format", "gif"};
const Setting filmScale{"film/scale", 4};
const Setting filmSpeed{"film/framesPerSecond", 12};
const Setting filmRepeats{"film/repeats", true};
const Setting filmReturns{"film/returns", false};

std::span<const Setting* const> all() {
    static const std::array table{
        &geometry,       &workspace,      &inspectorShown, &inspectorWidth, &theme,
        &language,       &textSize,       &cores,          &device,         &checkpointMinutes,
        &recentProjects, &projectsFolder, &picturesFolder, &dataFolder,     &exportsFolder,
        &thumbnailSize,  &smoothing,      &logarithmic,    &logarithmicX,   &horizontalAxis,
        &filmFormat,     &filmScale,      &filmSpeed,      &filmRepeats,    &filmReturns};
    return table;
}

} // namespace setting

namespace {

constexpr int recentCount = 10;

} // namespace

QVariant Settings::value(const Setting& setting) {
    const QVariant stored = QSettings().value(QLatin1String(setting.key));
    if (!stored.isValid())
        return setting.fallback;
    // A text file knows no types: what does not read back as the fallback's type is damaged.
    QVariant typed = stored;
    return typed.convert(setting.fallback.metaType()) ? typed : setting.fallback;
}

void Settings::set(const Setting& setting, const QVariant& value) {
    QSettings().setValue(QLatin1String(setting.key), value);
}

QString Settings::trouble() {
    QSettings settings;
    settings.sync();
    switch (settings.status()) {
    case QSettings::NoError:
        return {};
    case QSettings::AccessError:
        return QCoreApplication::translate(
                   "Settings", "The settings in %1 cannot be read or written; this window will be forgotten.")
            .arg(settings.fileName());
    case QSettings::FormatError:
        return QCoreApplication::translate("Settings", "The settings in %1 are damaged; the defaults are used.")
            .arg(settings.fileName());
    }
    return {};
}

void Settings::remember(QSplitter* splitter) {
    Q_ASSERT(!splitter->objectName().isEmpty());
    const QString key = QStringLiteral("splitters/") + splitter->objectName();
    splitter->restoreState(QSettings().value(key).toByteArray());
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter,
                     [splitter, key] { QSettings().setValue(key, splitter->saveState()); });
}

QStringList Settings::recentProjects() {
    return value(setting::recentProjects).toStringList();
}

void Settings::addRecentProject(const QString& folder) {
    QStringList recent = recentProjects();
    recent.removeAll(folder);
    recent.prepend(folder);
    set(setting::recentProjects, recent.mid(0, recentCount));
}

void Settings::forgetRecentProject(const QString& folder) {
    QStringList recent = recentProjects();
    recent.removeAll(folder);
    set(setting::recentProjects, recent);
}

} // namespace studio::ui
