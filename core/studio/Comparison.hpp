// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Progress.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Project.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace studio {

struct ComparisonOptions {
    std::vector<std::string> runs; ///< empty: every run that has weights
    int inputs = 10;               ///< validation pictures to reconstruct
    int frames = 10;               ///< of the interpolation
    int samples = 20;
    int steps = 30;             ///< of the sampler, for diffusion runs
    std::int64_t scored = 2000; ///< validation pictures behind PSNR and SSIM; 0: all
    std::uint64_t seed = 0;
    DeviceChoice device = DeviceChoice::Auto;
};

/// What one run made of the common inputs, endpoints and seeds.
struct ComparedRun {
    RunInfo run;
    ReconstructionScore score;
    std::vector<Image> reconstructions; ///< of Comparison::inputs
    std::vector<Image> path;            ///< from inputs[0] to inputs[1]
    std::vector<Image> samples;
    std::string sampledFrom; ///< "diffusion, flow-heun, 30 steps, guidance 2.5" or "Gaussian fitted to the latents"
};

struct Comparison {
    std::vector<Image> inputs;
    std::vector<ComparedRun> runs;
    ComparisonOptions options;
};

using TellFn = std::function<void(const std::string& notice)>;

/// Drives every run with the same inputs, the same two endpoints and the same seeds. A diffusion run is shown with the
/// reconstructions of its autoencoder. Throws NotFound for an unknown run, BadInput when there is nothing to compare or
/// no picture to compare on, Cancelled. `tell` is given at once what loading a run changed, whatever follows.
Comparison compareRuns(const std::shared_ptr<const Project>& project, const ComparisonOptions& options,
                       std::stop_token stop = {}, const ProgressFn& progress = {}, const TellFn& tell = {});

/// The comparison as one HTML page that needs no other file: pictures are inlined, every name is escaped.
std::string comparisonPage(const Project& project, const Comparison& comparison);

} // namespace studio
