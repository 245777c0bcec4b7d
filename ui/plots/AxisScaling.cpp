// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/AxisScaling.hpp"

#include <algorithm>
#include <cmath>

namespace studio::ui {

namespace {

constexpr double margin = 0.05;

/// QCustomPlot sets powers of ten as such where their exponent begins with "e"; some languages say "E".
template<class Ticker>
class PowersOfTen : public Ticker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        return Ticker::getTickLabel(tick, locale, format, precision).replace(QLatin1Char('E'), QLatin1Char('e'));
    }
};

} // namespace

void scaleAxis(QCPAxis& axis, AxisScale scale) {
    const bool logarithmic = scale == AxisScale::Logarithmic;
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new PowersOfTen<QCPAxisTickerLog>)
                               : QSharedPointer<QCPAxisTicker>(new PowersOfTen<QCPAxisTicker>));
    axis.setNumberFormat(QStringLiteral("gb"));
    axis.setNumberPrecision(logarithmic ? 3 : 6); // 12500 steps stay 12500
}

QCPRange widened(double low, double high, AxisScale scale) {
    if (scale == AxisScale::Logarithmic) {
        const double factor = std::pow(std::max(high / low, 1.1), margin);
        return {low / factor, high * factor};
    }
    const double room = high > low ? (high - low) * margin : std::max(std::abs(high), 1.0) * margin;
    return {low - room, high + room};
}

} // namespace studio::ui
