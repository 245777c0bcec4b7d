// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Progress.hpp"
#include "core/studio/Job.hpp"
#include "core/studio/Types.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace studio {

struct DemoOptions {
    std::filesystem::path folder; ///< made by the demo; must not hold anything yet
    bool quick = false;           ///< about two minutes on two cores instead of about ten
    std::uint64_t seed = 0;
    DeviceChoice device = DeviceChoice::Auto;
};

struct DemoResult {
    std::filesystem::path folder;
    std::filesystem::path page;    ///< index.html: the summary on one page
    std::filesystem::path metrics; ///< metrics.json
    std::string dataset;           ///< "Fashion-MNIST" or "Shapes"
    double seconds = 0.0;
};

/// The main job from end to end: imports Fashion-MNIST (or draws the Shapes dataset where that is not installed),
/// trains ae, vae and vqvae, then a diffusion model in the latents of the vae. Leaves in `folder`:
///
///     project/                 the project, which the window opens
///     pictures/*.png, *.gif    reconstructions, walks, samples, the denoising filmstrip
///     metrics/RUN.csv          the training curves
///     metrics.json, index.html
///
/// Training lengths are counted in steps, not in seconds, so that a seed gives the same result everywhere.
/// `progress` follows the stages, `training` the training within a stage. Throws BadInput when the folder holds
/// something, and what the stages throw; Cancelled leaves what is finished, with checkpoints.
DemoResult runDemo(const DemoOptions& options, std::stop_token stop = {}, const ProgressFn& progress = {},
                   const std::function<void(const JobSnapshot&)>& training = {});

/// "latent-studio-demo" within `parent`, with a number when that is taken.
std::filesystem::path freeDemoFolder(const std::filesystem::path& parent);

} // namespace studio
