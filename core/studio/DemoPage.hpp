// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Comparison.hpp"
#include "core/studio/Demo.hpp"

namespace studio {

/// The denoising of one sample, and the sampler that made it.
struct Denoising {
    std::string sampler;
    std::vector<DenoisingStep> steps;
};

/// Traces the first sample of the last of `options.runs`, which is the diffusion run.
Denoising traceDenoising(const std::shared_ptr<const Project>& project, const ComparisonOptions& options,
                         std::stop_token stop, const ProgressFn& progress);

/// Writes pictures/, metrics/, metrics.json and index.html into the result's folder; the page last.
void writeDemoResults(const Project& project, const Comparison& comparison, const Denoising& denoising,
                      const DemoResult& result);

} // namespace studio
