// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/Smoothing.hpp"

#include <cmath>

namespace studio::ui {

std::vector<double> smoothed(std::span<const double> values, double weight) {
    std::vector<double> result;
    result.reserve(values.size());
    double mean = 0.0;
    double left = 1.0; // w^i
    for (const double value : values) {
        if (!std::isfinite(value)) {
            result.push_back(value);
            continue;
        }
        mean = weight * mean + (1.0 - weight) * value;
        left *= weight;
        result.push_back(mean / (1.0 - left));
    }
    return result;
}

} // namespace studio::ui
