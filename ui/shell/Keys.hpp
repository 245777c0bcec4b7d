// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

/// Keys that more than one place names.
namespace studio::ui::keys {

inline QKeySequence trainDiffusion() {
    return QKeySequence(Qt::CTRL | Qt::Key_D);
}

} // namespace studio::ui::keys
