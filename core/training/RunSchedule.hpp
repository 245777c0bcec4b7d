// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/EtaEstimator.hpp"
#include "core/training/Task.hpp"
#include "core/training/TrainerConfig.hpp"

#include <cstdint>
#include <vector>

namespace studio::training {

/// When a run validates, draws and logs, settled before it begins: shares of its length that never cost much of it. In
/// a run that is trained further they are spread over the new part.
class RunSchedule {
public:
    RunSchedule(const Task& task, const TrainerConfig& config);

    bool validatesAt(std::int64_t step) const;
    bool drawsAt(std::int64_t step) const;
    bool logsAt(std::int64_t step) const;
    /// Where the task keeps an early copy; -1: never.
    std::int64_t earlyStep() const noexcept { return m_earlyStep; }
    /// Samples that a validation on the way looks at.
    std::int64_t validationLimit() const noexcept { return m_validationLimit; }
    /// Samples that the last validation looks at.
    std::int64_t heldOut() const noexcept { return m_heldOut; }

    /// From the moment before `step`'s validation, grid and batch on.
    WorkLeft leftFrom(std::int64_t step) const;

private:
    std::int64_t m_begin;
    std::int64_t m_end;
    std::int64_t m_heldOut;
    std::int64_t m_validationLimit;
    std::vector<std::int64_t> m_validations;
    std::vector<std::int64_t> m_grids;
    std::int64_t m_earlyStep;
    std::int64_t m_logEvery;
};

} // namespace studio::training
