// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"

#include <QString>

namespace studio::ui {

/// "Sneaker, no. 123" with labels, "no. 123" without, in the window's language.
QString pictureName(const Project& project, std::int64_t index);

/// A name that was given in another language of the studio, in the window's; any other text as it is.
QString retoldName(const Project& project, const QString& name);

/// The file that picture `index` was read from, where it still lies beside its sources; empty for one out of an archive
/// or a table, and where it is gone.
QString originalFile(const Project& project, std::int64_t index);

} // namespace studio::ui
