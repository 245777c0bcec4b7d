// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

class Session;

/// Opens the folder that `path` is or lies in with the desktop's file manager. Where there is none, the session says
/// where it is.
void showFolder(Session& session, const QString& path);

} // namespace studio::ui
