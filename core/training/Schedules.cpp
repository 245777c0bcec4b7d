// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Schedules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace studio::training {

namespace {

std::vector<std::int64_t> ascendingOnce(std::vector<std::int64_t> steps) {
    std::ranges::sort(steps);
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

} // namespace

std::int64_t stepsForEpochs(double epochs, std::int64_t samples, std::int64_t batchSize) {
    const auto batch = static_cast<double>(std::min(batchSize, samples));
    return std::max<std::int64_t>(std::llround(std::ceil(epochs * static_cast<double>(samples) / batch)), 1);
}

double learningRateAt(std::int64_t step, std::int64_t totalSteps, double peak, std::int64_t warmup) {
    const double rise = warmup > 0 ? std::min(1.0, static_cast<double>(step + 1) / static_cast<double>(warmup)) : 1.0;
    const double share = static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(totalSteps, 1));
    return peak * rise * 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(share, 1.0)));
}

double emaDecayAt(std::int64_t step, double decay) {
    return std::min(decay, static_cast<double>(1 + step) / static_cast<double>(10 + step));
}

std::vector<std::int64_t> evenSteps(std::int64_t totalSteps, int count) {
    const std::int64_t parts = std::max(count - 1, 1);
    std::vector<std::int64_t> steps;
    for (std::int64_t i = 0; i <= parts; ++i)
        steps.push_back(totalSteps * i / parts);
    return ascendingOnce(std::move(steps));
}

std::vector<std::int64_t> earlyDenseSteps(std::int64_t totalSteps, int count) {
    auto steps = evenSteps(totalSteps, count / 2);
    const int decades = count - count / 2;
    for (int i = 1; i <= decades; ++i)
        steps.push_back(std::llround(std::pow(static_cast<double>(totalSteps), static_cast<double>(i) / decades)));
    return ascendingOnce(std::move(steps));
}

} // namespace studio::training
