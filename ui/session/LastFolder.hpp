// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// What a file dialog is for: each purpose has a folder of its own, in which it was last answered.
enum class FolderFor { Pictures, Data, Exports };

/// Where a file dialog begins: the folder of the last answer while it exists, else the desktop's pictures, else the
/// home folder. Ends without a separator.
QString lastFolder(FolderFor purpose);

/// Keeps the folder that `answer`, a file or a folder, was chosen in.
void rememberFolder(FolderFor purpose, const QString& answer);

} // namespace studio::ui
