// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"

#include <QString>

namespace studio::ui {

/// A choice of a parameter as people say it: "sum of squared errors" for sum_squared. Of what is not known the
/// underscores become spaces.
QString choiceName(const std::string& choice);

/// A number as core writes it, "0.002", as the language does: "0,002". What is no number stays.
QString shownNumber(const QString& plain);

/// The reverse of shownNumber for what a person typed; either decimal sign is understood, as long as it can only be
/// one.
QString plainNumber(const QString& typed);

/// The value of a parameter as the window shows it: choices by name, numbers as the language writes them, yes and no;
/// the unit behind.
QString parameterText(const ParameterSpec& spec, const ParameterValue& value);

} // namespace studio::ui
