// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EtaEstimator.hpp"

#include <algorithm>
#include <numeric>

namespace studio::training {

namespace {

/// A step goes forwards and backwards, which costs three times as much as forwards alone.
constexpr double passesPerStep = 3.0;
/// Of two durations of the same part, the later one tells more: the first makes buffers too.
constexpr double newShare = 0.7;

double blended(double old, double fresh) {
    return old > 0.0 ? (1.0 - newShare) * old + newShare * fresh : fresh;
}

} // namespace

EtaEstimator::EtaEstimator(std::int64_t plannedSteps, std::int64_t batchSize, double gridEvaluations)
    : m_batchSize(static_cast<double>(std::max<std::int64_t>(batchSize, 1)))
    , m_gridEvaluations(gridEvaluations)
    , m_longest(static_cast<std::size_t>(std::clamp<std::int64_t>(plannedSteps / 10, 10, 500))) {}

void EtaEstimator::stepTook(double seconds) {
    ++m_steps;
    m_seconds.push_back(seconds);
    const std::size_t counted = std::clamp<std::size_t>(m_steps / 3, 1, m_longest);
    while (m_seconds.size() > counted)
        m_seconds.pop_front();
}

void EtaEstimator::validationTook(double seconds, std::int64_t samples) {
    if (samples > 0)
        m_validated = blended(m_validated, seconds / static_cast<double>(samples));
}

void EtaEstimator::gridTook(double seconds) {
    m_grid = blended(m_grid, seconds);
}

void EtaEstimator::checkpointTook(double seconds) {
    m_checkpoint = blended(m_checkpoint, seconds);
}

std::optional<double> EtaEstimator::secondsFor(const WorkLeft& left) const {
    if (m_steps == 0)
        return std::nullopt;
    return left.steps * secondsPerStep() + left.validated * secondsPerValidated() + left.grids * secondsPerGrid() +
           left.checkpoints * m_checkpoint;
}

double EtaEstimator::secondsPerStep() const {
    return std::accumulate(m_seconds.begin(), m_seconds.end(), 0.0) / static_cast<double>(m_seconds.size());
}

double EtaEstimator::secondsPerValidated() const {
    const double forwards = secondsPerStep() / m_batchSize / passesPerStep;
    // Looking costs less than learning: what took longer was a beginning.
    return m_validated > 0.0 ? std::min(m_validated, 2.0 * forwards) : forwards;
}

double EtaEstimator::secondsPerGrid() const {
    return m_grid > 0.0 ? m_grid : m_gridEvaluations * secondsPerStep() / m_batchSize / passesPerStep;
}

} // namespace studio::training
