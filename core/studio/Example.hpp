// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Project.hpp"

namespace studio {

/// Makes the project that is trained already, so that the first minute can be play: the built-in Shapes with the runs
/// that lie in `runs`, one folder each with config.json, status.json, metrics.csv, samples and weights.safetensors. The
/// last holds half-precision averages of the weights alone (packaging/example.py writes them); here it becomes a whole
/// checkpoint, from which one can train further with a fresh optimiser.
/// Throws what Project::create does, and NotFound or Corrupt for `runs`; then nothing is left behind.
std::shared_ptr<Project> createExample(const std::filesystem::path& folder, const std::filesystem::path& runs,
                                       std::stop_token stop = {}, const ProgressFn& progress = {});

} // namespace studio
