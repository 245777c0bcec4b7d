// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QString>

namespace studio::ui {

/// Whether a parameter is a number that can be stepped up and down.
bool hasSteps(const ParameterSpec& spec);

/// The number that comes after `plain` (as core writes it) upwards, `direction` 1, or downwards, -1: one more or less
/// in its second digit that counts, so that 6000 becomes 6100 and 0.004 becomes 0.0041; whole numbers step by whole
/// ones. Within what the parameter allows; what is no number steps from the parameter's own value.
QString stepped(const ParameterSpec& spec, const QString& plain, int direction);

} // namespace studio::ui
