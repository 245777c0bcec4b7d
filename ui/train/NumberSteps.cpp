// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/NumberSteps.hpp"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

bool isWhole(const ParameterSpec& spec) {
    return std::holds_alternative<std::int64_t>(spec.fallback);
}

/// Of a number of this size; downwards from a power of ten the smaller one: 1000 becomes 990.
double stepAt(double value, int direction, bool whole) {
    constexpr double first = 0.01; // from 0
    const double size = std::abs(value);
    if (size == 0.0)
        return whole ? 1.0 : first;
    const double towardsZero = direction * value < 0.0 ? 1.0 - 1e-9 : 1.0 + 1e-9;
    const double step = std::pow(10.0, std::floor(std::log10(size * towardsZero)) - 1.0);
    return whole ? std::max(1.0, step) : step;
}

} // namespace

bool hasSteps(const ParameterSpec& spec) {
    return spec.choices.empty() && (isWhole(spec) || std::holds_alternative<double>(spec.fallback));
}

QString stepped(const ParameterSpec& spec, const QString& plain, int direction) {
    bool isNumber = false;
    double value = QLocale::c().toDouble(plain, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(QString::fromStdString(toText(spec.fallback)));
    const double step = stepAt(value, direction, isWhole(spec));
    // On the grid of the steps, whatever the digits behind: 6050 goes up to 6100.
    const double on = direction > 0 ? std::floor(value / step + 1e-9) + 1.0 : std::ceil(value / step - 1e-9) - 1.0;
    constexpr int digits = 12;
    return QString::number(std::clamp(on * step, spec.minimum, spec.maximum), 'g', digits);
}

} // namespace studio::ui
