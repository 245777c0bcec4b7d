// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace studio::ui {

/// Exponential moving average without the pull towards zero at the start (Kingma and Ba 2015, section 3):
///   m_i = w m_{i-1} + (1 - w) y_i,   s_i = m_i / (1 - w^i)
/// with `weight` w in [0, 1). Values that are not finite neither count nor change: they come back as they are.
std::vector<double> smoothed(std::span<const double> values, double weight);

} // namespace studio::ui
