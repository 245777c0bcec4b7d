// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QString>

#include <vector>

namespace studio::ui {

/// One thing that is known of a run, as it is shown: in the window's language, with its unit.
struct RunFact {
    QString name;
    QString value;
    QString help = {};
    bool isProgress = false; ///< how many of its steps it has taken
};

/// "350 of 6,000"
QString progressText(std::int64_t step, std::int64_t totalSteps);

/// The figures that were measured on pictures.
std::vector<RunFact> measuredFacts(const RunInfo& run);
/// What it is and how far it came.
std::vector<RunFact> runFacts(const RunInfo& run);
/// The parameters that it was made with, those that made no difference left out.
std::vector<RunFact> parameterFacts(const RunInfo& run);

} // namespace studio::ui
