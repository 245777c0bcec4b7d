// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/TrainingEstimates.hpp"

#include <algorithm>

namespace studio {

namespace {

/// LibTorch, OpenCV and the program itself, before there is a network.
constexpr double programBytes = 170e6;
/// Weights, gradients, two moments and the average; a copy while the average is in use; and what a checkpoint is before
/// it is on the disk: four of them as tensors and as bytes.
constexpr double copiesOfWeights = 5.0 + 1.0 + 8.0;
/// Beside the values that wait for the way back: their gradients while they are made, and room that convolutions need.
constexpr double withGradients = 1.6;
constexpr double bytesEach = sizeof(float);

double picturesValues(const DatasetFacts& facts) {
    return static_cast<double>(facts.channels) * facts.width * facts.height;
}

/// Of a diffusion run: all latents as they are encoded, and split into training and validation, standardised.
double latentBytes(const Project& project, const LatentShape& latent) {
    return 3.0 * bytesEach * static_cast<double>(project.facts().count) * static_cast<double>(latent.size());
}

std::int64_t stepsAhead(const RunPlan& plan) {
    switch (plan.mode) {
    case RunMode::Fresh:
        return plan.run.totalSteps;
    case RunMode::Resumed:
        return std::max<std::int64_t>(plan.run.totalSteps - plan.run.step, 0);
    case RunMode::Extended:
        return plan.run.totalSteps - plan.run.extendedAt;
    }
    return 0;
}

} // namespace

TrainingEstimate estimateOf(const Project& project, const RunPlan& plan, const models::NetworkCost& network,
                            const LatentShape& latent) {
    const DatasetFacts& facts = project.facts();
    TrainingEstimate estimate;
    estimate.steps = stepsAhead(plan);
    const std::int64_t training = project.trainingCount();
    estimate.batchSize = std::min(plan.run.parameters.integer("batch_size"), training);
    const auto batch = static_cast<double>(estimate.batchSize);
    estimate.epochs =
        static_cast<double>(estimate.steps) * batch / static_cast<double>(std::max<std::int64_t>(training, 1));
    estimate.parameterCount = static_cast<std::int64_t>(network.parameters);
    estimate.latent = latent;
    estimate.compression = picturesValues(facts) / static_cast<double>(std::max<std::int64_t>(latent.size(), 1));
    double bytes = programBytes + network.parameters * bytesEach * copiesOfWeights +
                   batch * network.activations * bytesEach * withGradients;
    if (plan.run.kind == RunKind::Diffusion)
        bytes += latentBytes(project, latent);
    estimate.memoryBytes = static_cast<std::uint64_t>(bytes);
    return estimate;
}

} // namespace studio
