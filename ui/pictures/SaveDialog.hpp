// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pictures/FilmOptions.hpp"

#include <QString>

#include <functional>

class QWidget;

namespace studio::ui {

/// Asks where a file of this format is to be; opens in the folder of the last one. `name` is suggested, without suffix.
void askWhereToSave(QWidget* parent, const QString& title, const QString& name, FilmFormat format,
                    std::function<void(const QString& path)> save);

/// By the suffix of a file's name; PNG where it says neither.
FilmFormat formatOf(const QString& path);

} // namespace studio::ui
