// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace studio::ui {

/// Lowest and highest y in each of a number of equal columns of x; columns without a point are left out.
struct Band {
    std::vector<double> x; ///< middle of the column
    std::vector<double> low;
    std::vector<double> high;
};

/// Of the points with `left` <= x <= `right`; `x` ascends, values of y that are not finite do not count.
Band bandOf(std::span<const double> x, std::span<const double> y, double left, double right, int columns);

/// How many x lie in [left, right]; `x` ascends.
std::ptrdiff_t countWithin(std::span<const double> x, double left, double right);

} // namespace studio::ui
