// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Types.hpp"

#include <QString>

#include <span>

namespace studio::ui {

/// How a run counts time: in timesteps 0..999, or from 0 to 1 as a flow does.
enum class TimeScale { Timesteps, Unit };

TimeScale timeScale(std::span<const DenoisingStep> steps);

/// "612", or "0.61".
QString timeText(double t, TimeScale scale);
/// Three figures: "14.6".
QString sigmaText(double sigma);
/// 10 log10(snr).
double decibels(double snr);
/// "-10.1 dB"; "∞" without noise.
QString snrText(double snr);

/// "t 612 · σ 3.21 · SNR -10.1 dB".
QString stepText(const DenoisingStep& step, TimeScale scale);

} // namespace studio::ui
