// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Device.hpp"

#include <QList>
#include <QString>

#include <utility>

/// Brings what Settings say into force.
namespace studio::ui {

/// What a setting may be, and how a person reads it.
using SettingChoices = QList<std::pair<QString, QString>>;

SettingChoices themeChoices();
/// Each language by its own name, so that whoever cannot read the present one finds a way out.
SettingChoices languageChoices();

void useTheme();
/// Speaks setting::language from now on: words, plurals, and how numbers are written. What is on the screen keeps its
/// words: make the window anew afterwards.
void useLanguage();
/// As Theme::setTextSize(): make the window anew afterwards.
void useTextSize();
/// What begins from now on computes on setting::cores.
void useCores();

/// Where new projects go: setting::projectsFolder, or a folder in Documents.
QString projectsFolder();
/// setting::device, for what is begun now.
DeviceChoice preferredDevice();
/// setting::checkpointMinutes, in seconds.
double preferredCheckpointSeconds();

} // namespace studio::ui
