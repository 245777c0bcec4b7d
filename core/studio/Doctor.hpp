// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"

#include <vector>

/// Plain words about what is wrong with a dataset or a training, and what to do about it.
namespace studio {

/// Of the pictures themselves: damaged since the import, changed at their source, one class dominates, all pictures are
/// equal, the same picture on both sides of the split. Reads every pixel; throws Cancelled.
std::vector<Finding> examineData(const Project& project, std::stop_token stop = {});

/// Of what a training is about to do: too few steps for the pictures there are.
std::vector<Finding> examinePlan(const Project& project, const TrainingEstimate& estimate);

/// Of a run by its curves: too few steps, memorising, nothing held out. Empty while there is nothing to say.
std::vector<Finding> examineRun(const Project& project, const std::string& run);

} // namespace studio
