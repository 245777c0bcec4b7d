// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QString>

namespace studio::ui {

/// A choice of a parameter as people say it: "sum of squared errors" for sum_squared. Of what is not known the
/// underscores become spaces.
QString choiceName(const std::string& choice);

/// The value of a parameter as the window shows it: choices by name, numbers as the language writes them, yes and no;
/// the unit behind.
QString parameterText(const ParameterSpec& spec, const ParameterValue& value);

} // namespace studio::ui
