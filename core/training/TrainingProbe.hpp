// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Task.hpp"
#include "core/training/TrainerConfig.hpp"

#include <optional>
#include <stop_token>

namespace studio::training {

/// Seconds that a training from `step` on would take on this machine, from some steps of it computed now: at most
/// about two seconds long and a twentieth of the run. Changes the task's module, so give it one of its own; touches no
/// file. Absent for a run of so few steps that measuring would cost as much. Throws Cancelled.
std::optional<double> probedSeconds(Task& task, const TrainerConfig& config, std::int64_t step, std::stop_token stop);

} // namespace studio::training
