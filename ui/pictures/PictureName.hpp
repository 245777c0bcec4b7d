// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"

#include <QString>

namespace studio::ui {

/// "Sneaker #123" with labels, "#123" without.
QString pictureName(const Project& project, std::int64_t index);

/// The file that picture `index` was read from, where it still lies beside its sources; empty for one out of an archive
/// or a table, and where it is gone.
QString originalFile(const Project& project, std::int64_t index);

} // namespace studio::ui
