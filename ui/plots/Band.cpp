// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/Band.hpp"

#include <algorithm>
#include <cmath>

namespace studio::ui {

std::ptrdiff_t countWithin(std::span<const double> x, double left, double right) {
    return std::max<std::ptrdiff_t>(0, std::ranges::upper_bound(x, right) - std::ranges::lower_bound(x, left));
}

Band bandOf(std::span<const double> x, std::span<const double> y, double left, double right, int columns) {
    Band band;
    if (columns < 1 || !(right > left))
        return band;
    const double width = (right - left) / columns;
    int last = -1;
    for (auto i = static_cast<std::size_t>(std::ranges::lower_bound(x, left) - x.begin()); i < x.size(); ++i) {
        if (x[i] > right)
            break;
        if (!std::isfinite(y[i]))
            continue;
        const int column = std::min(columns - 1, static_cast<int>((x[i] - left) / width));
        if (column != last) {
            last = column;
            band.x.push_back(left + (column + 0.5) * width);
            band.low.push_back(y[i]);
            band.high.push_back(y[i]);
            continue;
        }
        band.low.back() = std::min(band.low.back(), y[i]);
        band.high.back() = std::max(band.high.back(), y[i]);
    }
    return band;
}

} // namespace studio::ui
