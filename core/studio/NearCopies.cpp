// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/NearCopies.hpp"

#include "core/analysis/Memorisation.hpp"
#include "core/base/Seeds.hpp"
#include "core/base/Translate.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/TensorImages.hpp"

#include <algorithm>
#include <cmath>

namespace studio {

namespace {

constexpr std::int64_t smallSet = 5000;
constexpr std::int64_t mostSamples = 256;
constexpr std::int64_t fewestSamples = 32; // a share of fewer means nothing
constexpr int denoisingSteps = 12;         // where a sample ends up shows early
constexpr double shareOfRun = 0.04;
constexpr std::uint64_t samplesPurpose = 0xC091E5;

/// A step costs a pass forwards and one backwards, which takes twice as long.
std::int64_t affordableSamples(const RunInfo& run, std::int64_t training, int evaluations) {
    const auto batch = std::min(run.parameters.integer("batch_size"), training);
    const double all = 3.0 * static_cast<double>(batch * run.totalSteps);
    return std::min<std::int64_t>(mostSamples, std::llround(shareOfRun * all / evaluations));
}

/// At most so many of them, evenly spread, as rows [n, D] in standard deviations.
torch::Tensor rowsOf(const torch::Tensor& latents, std::vector<std::int64_t> indices, const torch::Tensor& deviation,
                     std::int64_t most) {
    const auto count = static_cast<std::int64_t>(indices.size());
    const auto taken = std::min(count, most);
    for (std::int64_t i = 0; i < taken; ++i)
        indices[static_cast<std::size_t>(i)] = indices[static_cast<std::size_t>(i * count / taken)];
    indices.resize(static_cast<std::size_t>(taken));
    return (latents.index_select(0, torch::tensor(indices, torch::kInt64)) / deviation).flatten(1);
}

torch::Tensor deviationOf(const RunInfo& run) {
    const auto deviation = torch::tensor(run.scale.deviation);
    return run.latent.isVector ? deviation : deviation.view({-1, 1, 1});
}

} // namespace

bool isSmallForDiffusion(const Project& project) {
    return project.trainingCount() < smallSet;
}

training::Metrics nearCopiesOf(const std::shared_ptr<Project>& project, const RunInfo& run,
                               const torch::Tensor& latents, torch::Device device, JobContext& context) {
    const auto engine =
        LatentEngine::load(project, run.name, device.is_cuda() ? DeviceChoice::Cuda : DeviceChoice::Cpu);
    SampleRequest request = engine->usualRequest();
    request.steps = denoisingSteps;
    request.seed = derivedSeed(run.seed, samplesPurpose);
    request.count = affordableSamples(run, project->trainingCount(), engine->evaluations(request));
    if (request.count < fewestSamples)
        return {};
    context.update([&](JobSnapshot& snapshot) { snapshot.stage = STUDIO_TR("looking for near copies"); });
    const auto samples = toTensor(engine->sampleLatents(request, context.stopToken()), run.latent);
    const auto deviation = deviationOf(run);
    const auto training = rowsOf(latents, project->trainingIndices(run.leftOut), deviation, smallSet);
    const auto heldOut = rowsOf(latents, project->validationIndices(run.leftOut), deviation, mostSamples);
    const auto found = analysis::memorisation((samples / deviation).flatten(1), training, heldOut);
    training::Metrics metrics{{"near_copies", found.nearCopies},
                              {"near_copies_of", static_cast<double>(found.samples)}};
    if (found.heldOut > 0)
        metrics.emplace_back("near_copies_held_out", found.nearCopiesHeldOut);
    return metrics;
}

} // namespace studio
