// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/NewRunPanel.hpp"

#include <QString>

#include <optional>

namespace studio::ui {

/// What Train shows, for a room that takes its place.
struct TrainMemory {
    struct Further {
        QString run;
        int steps = 0;
    };
    QString run; ///< that is selected
    std::optional<NewRunPanel::Memory> newRun;
    std::optional<Further> further;
};

} // namespace studio::ui
