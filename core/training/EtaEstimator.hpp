// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace studio::training {

/// What a run still has to do.
struct WorkLeft {
    double steps = 0.0;
    double validated = 0.0; ///< samples that validations will look at
    double grids = 0.0;
    double checkpoints = 0.0;
};

/// Says how long the rest of a training will take from what its parts took so far. Steps count by the mean of the last
/// third of them, and of no more than a tenth of the run, so that a slow beginning, or another program that came or
/// went, is made up for; the parts between the steps count by what they took themselves.
class EtaEstimator {
public:
    EtaEstimator(std::int64_t plannedSteps, std::int64_t batchSize, double gridEvaluations);

    void stepTook(double seconds);
    void validationTook(double seconds, std::int64_t samples);
    void gridTook(double seconds);
    void checkpointTook(double seconds);

    /// Absent before the first step.
    std::optional<double> secondsFor(const WorkLeft& left) const;

private:
    double secondsPerStep() const;
    double secondsPerValidated() const;
    double secondsPerGrid() const;

    double m_batchSize;
    double m_gridEvaluations;
    std::size_t m_longest;        ///< steps that the mean looks back over at most
    std::size_t m_steps = 0;      ///< seen
    std::deque<double> m_seconds; ///< of the last ones
    double m_validated = 0.0;     ///< seconds a sample; 0: none yet
    double m_grid = 0.0;
    double m_checkpoint = 0.0;
};

} // namespace studio::training
