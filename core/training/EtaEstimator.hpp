// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace studio::training {

/// What a run still has to do.
struct WorkLeft {
    double steps = 0.0;
    double validated = 0.0; ///< samples that validations will look at
    double grids = 0.0;
    double checkpoints = 0.0;
};

/// Says how long the rest of a training will take from what its parts took so far. Steps count by a mean that forgets,
/// so that a slow beginning, or another program that came or went, is made up for; the parts between the steps count by
/// what they took themselves.
class EtaEstimator {
public:
    /// `plannedSteps` of the session: the mean of the steps looks back over a twentieth of them.
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
    double m_keep;            ///< share of the old mean that a step leaves
    std::int64_t m_steps = 0; ///< seen
    double m_weight = 0.0;
    double m_seconds = 0.0; ///< weighted as m_weight
    double m_first = 0.0;
    double m_validated = 0.0; ///< seconds a sample; 0: none yet
    double m_grid = 0.0;
    double m_checkpoint = 0.0;
};

} // namespace studio::training
