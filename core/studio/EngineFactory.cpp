// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/EngineFactory.hpp"

#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/Convolution.hpp"
#include "core/studio/LatentEngineState.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/TrainerConfig.hpp"

namespace studio {

namespace {

RunWeights bestWeights(const Project& project, const RunInfo& run) {
    const training::CheckpointStore store(project.runFolder(run.name));
    std::string said;
    const auto checkpoint =
        store.loadBest([&](const std::string& notice) { said += (said.empty() ? "" : " ") + notice; });
    if (!checkpoint)
        throw Error(ErrorCode::NotFound, "the run \"" + run.name + "\" has no weights yet",
                    "Train it for some steps first.");
    return {training::inferenceWeights(checkpoint->content), checkpoint->sha256,
            checkpoint->isSubstitute ? said : std::string()};
}

} // namespace

std::shared_ptr<models::Autoencoder> buildAutoencoder(const Project& project, const RunInfo& run) {
    const DatasetFacts& facts = project.facts();
    return models::makeAutoencoder(run.model, run.parameters, {facts.channels, facts.height, facts.width}, run.seed);
}

Error damagedWeights(const std::string& run, const std::string& damage) {
    return {ErrorCode::Corrupt, "the best weights of the run \"" + run + "\" are damaged: " + damage,
            "Restore its folder from a copy, or train the run again."};
}

LatentShape latentShapeOf(const models::Autoencoder& autoencoder) {
    return latentShapeOf(autoencoder.config());
}

LatentShape latentShapeOf(const models::AutoencoderConfig& config) {
    const auto sizes = models::latentSizesOf(config);
    if (sizes.size() == 1)
        return {sizes[0], 1, 1, true};
    return {sizes.at(0), sizes.at(1), sizes.at(2), false};
}

TrainedAutoencoder loadAutoencoder(const Project& project, const RunInfo& run) {
    const RunWeights weights = bestWeights(project, run);
    if (!weights.damage.empty())
        throw damagedWeights(run.name, weights.damage);
    auto network = buildAutoencoder(project, run);
    models::loadStateDict(*network, weights.tensors, "run " + run.name);
    network->eval();
    return {std::move(network), weights.sha256};
}

std::shared_ptr<diffusion::LatentDiffusion> buildDiffusion(const Project& project, const RunInfo& run,
                                                           const models::Autoencoder& autoencoder) {
    const auto classes = run.conditional ? static_cast<std::int64_t>(project.facts().classes.size()) : 0;
    return diffusion::makeLatentDiffusion(run.parameters, autoencoder.latentSizes(), classes, run.seed);
}

std::shared_ptr<const LatentEngine> engineFor(std::shared_ptr<const Project> project, RunInfo run,
                                              const RunWeights& weights, torch::Device device) {
    auto state = std::make_unique<LatentEngine::State>();
    if (run.kind == RunKind::Diffusion) {
        state->autoencoder = loadAutoencoder(*project, project->run(run.autoencoder)).network;
        state->diffusion = buildDiffusion(*project, run, *state->autoencoder);
        models::loadStateDict(*state->diffusion, weights.tensors, "run " + run.name);
        state->diffusion->to(device);
        state->diffusion->freeze();
    } else {
        state->autoencoder = buildAutoencoder(*project, run);
        models::loadStateDict(*state->autoencoder, weights.tensors, "run " + run.name);
    }
    state->autoencoder->to(device);
    models::freeze(*state->autoencoder);
    state->weights = weights.sha256;
    state->damage = weights.damage;
    state->device = device;
    state->shape = latentShapeOf(*state->autoencoder);
    state->run = std::move(run);
    state->project = std::move(project);
    return std::make_shared<const LatentEngine>(std::move(state));
}

std::shared_ptr<const LatentEngine> LatentEngine::load(const std::shared_ptr<const Project>& project,
                                                       const std::string& run, DeviceChoice device) {
    const RunInfo info = project->run(run);
    return engineFor(project, info, bestWeights(*project, info), training::chosenDevice(device));
}

} // namespace studio
