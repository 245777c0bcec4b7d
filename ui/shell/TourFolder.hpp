// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio::ui {

/// Makes a small folder of pictures as people have them: of several sizes, some transparent, one class far larger than
/// the others, one picture twice, one that is none, and what another system left among them. Returns whether it could
/// be written. A folder that was made before stays as it is: a project made of it would find its sources changed.
bool makeTourFolder(const QString& folder);

/// Copies a file with several arrays to `file`.
bool makeTourArrays(const QString& file);

} // namespace studio::ui
