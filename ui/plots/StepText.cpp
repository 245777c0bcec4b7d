// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/StepText.hpp"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace studio::ui {

TimeScale timeScale(std::span<const DenoisingStep> steps) {
    const bool whole = std::ranges::any_of(steps, [](const DenoisingStep& step) { return step.t > 1.0; });
    return whole ? TimeScale::Timesteps : TimeScale::Unit;
}

QString timeText(double t, TimeScale scale) {
    return QLocale().toString(t, 'f', scale == TimeScale::Timesteps ? 0 : 2);
}

QString sigmaText(double sigma) {
    return QLocale().toString(sigma, 'g', 3);
}

double decibels(double snr) {
    return 10.0 * std::log10(snr);
}

QString snrText(double snr) {
    if (std::isinf(snr))
        return QStringLiteral("\u221E");
    if (!(snr > 0.0))
        return QStringLiteral("\u2212\u221E dB");
    return QStringLiteral("%1 dB").arg(QLocale().toString(decibels(snr), 'f', 1));
}

QString stepText(const DenoisingStep& step, TimeScale scale) {
    return QCoreApplication::translate("StepText", "t %1 · σ %2 · SNR %3")
        .arg(timeText(step.t, scale), sigmaText(step.sigma), snrText(step.snr));
}

} // namespace studio::ui
