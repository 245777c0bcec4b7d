// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace studio::ui {

/// A filled dot that stands for a run or a class.
QIcon swatchIcon(const QColor& colour);

} // namespace studio::ui
