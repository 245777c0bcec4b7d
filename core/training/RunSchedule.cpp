// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunSchedule.hpp"

#include "core/training/Schedules.hpp"

#include <algorithm>
#include <cmath>

namespace studio::training {

namespace {

/// Of the run's own passes, which validations and grids may add. A step is a pass forwards and one backwards, which
/// costs twice as much.
constexpr double validationShare = 0.1;
constexpr double gridShare = 0.04;

double passesOf(const TrainerConfig& config) {
    return 3.0 * static_cast<double>(config.batchSize * (config.totalSteps - config.beginStep));
}

/// Of `wanted`, as many as cost at most `share` of the run when each takes `each` passes; never under two.
int affordable(int wanted, double each, double share, const TrainerConfig& config) {
    const double most = share * passesOf(config) / std::max(each, 1.0);
    if (most >= wanted)
        return wanted;
    return std::max(static_cast<int>(most), std::min(wanted, 2));
}

std::vector<std::int64_t> shifted(std::vector<std::int64_t> steps, std::int64_t by) {
    for (auto& step : steps)
        step += by;
    return steps;
}

std::int64_t countFrom(const std::vector<std::int64_t>& steps, std::int64_t step, std::int64_t end) {
    return std::ranges::count_if(steps, [&](std::int64_t each) { return each >= step && each < end; });
}

} // namespace

RunSchedule::RunSchedule(const Task& task, const TrainerConfig& config)
    : m_begin(config.beginStep)
    , m_end(config.totalSteps)
    , m_heldOut(task.validationSamples())
    , m_validationLimit(m_heldOut > 0 ? std::min(config.validationLimit, m_heldOut) : config.validationLimit) {
    const std::int64_t length = m_end - m_begin;
    const int validations =
        affordable(config.validations, static_cast<double>(m_validationLimit), validationShare, config);
    m_validations = shifted(evenSteps(length, validations + 1), m_begin);
    const int grids = affordable(config.grids, static_cast<double>(task.gridEvaluations()), gridShare, config);
    m_grids = shifted(earlyDenseSteps(length, grids), m_begin);
    const double share = task.earlyShare();
    m_earlyStep = share > 0.0 ? m_begin + std::llround(share * static_cast<double>(length)) : -1;
    m_logEvery = std::max<std::int64_t>(1, length / std::max(config.metricRows, 1));
}

bool RunSchedule::validatesAt(std::int64_t step) const {
    return std::ranges::binary_search(m_validations, step);
}

bool RunSchedule::drawsAt(std::int64_t step) const {
    return std::ranges::binary_search(m_grids, step);
}

bool RunSchedule::logsAt(std::int64_t step) const {
    return (step - m_begin) % m_logEvery == 0;
}

WorkLeft RunSchedule::leftFrom(std::int64_t step) const {
    const auto validations = static_cast<double>(countFrom(m_validations, step, m_end));
    // The last validation selects as those on the way do, and then looks at everything.
    const auto last = static_cast<double>(m_heldOut > m_validationLimit ? m_validationLimit + m_heldOut : m_heldOut);
    return {.steps = static_cast<double>(m_end - step),
            .validated = validations * static_cast<double>(m_validationLimit) + last,
            .grids = static_cast<double>(countFrom(m_grids, step, m_end)) + 1.0,
            .checkpoints = validations + 1.0};
}

} // namespace studio::training
