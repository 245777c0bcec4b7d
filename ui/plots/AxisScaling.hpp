// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/CurvePlot.hpp"

#include <qcustomplot.h>

namespace studio::ui {

/// Ticks and numbers of an axis that is linear or logarithmic.
void scaleAxis(QCPAxis& axis, AxisScale scale);

/// The range from `low` to `high` with some room at both ends; on a logarithmic axis both are above 0.
QCPRange widened(double low, double high, AxisScale scale);

} // namespace studio::ui
