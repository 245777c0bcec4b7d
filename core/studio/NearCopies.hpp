// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Job.hpp"
#include "core/studio/Project.hpp"
#include "core/training/Task.hpp"

#include <memory>

namespace studio {

/// Whether a training set is so small that a diffusion model may learn it by heart: fewer than 5,000 pictures.
bool isSmallForDiffusion(const Project& project);

/// What share of a finished diffusion run's samples are near copies of training pictures, told by their latents
/// (analysis::nearCopies): near_copies, near_copies_of (how many samples were looked at, at most 256) and
/// near_copies_held_out, the same share of held-out pictures. `latents` [N,...] are those of all pictures, unscaled.
/// Takes a twentieth of the run's time at most; empty for a run too short to afford 32 samples. Throws Cancelled.
training::Metrics nearCopiesOf(const std::shared_ptr<Project>& project, const RunInfo& run,
                               const torch::Tensor& latents, torch::Device device, JobContext& context);

} // namespace studio
