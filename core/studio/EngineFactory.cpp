// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/EngineFactory.hpp"

#include "core/base/Translate.hpp"
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
                    STUDIO_TR("Train it for some steps first."));
    return {training::inferenceWeights(checkpoint->content), checkpoint->sha256,
            checkpoint->isSubstitute ? said : std::string(), checkpoint->step};
}

std::string atStep(const WeightPin& pin) {
    return "step " + std::to_string(pin.step) + " (SHA-256 = " + pin.sha256.substr(0, 12) + ")";
}

/// As a sentence's subject: the weights that are missing.
std::string weightsOf(const RunInfo& run) {
    return "the weights of \"" + run.autoencoder + "\" at " + atStep(run.parent) + ", which the run \"" + run.name +
           "\" was trained on,";
}

std::string restoring(const RunInfo& run) {
    return "Restore the folder of \"" + run.autoencoder + "\" from a copy, or train the diffusion model again.";
}

TrainedAutoencoder exactAutoencoder(const Project& project, const RunInfo& parent, const RunInfo& run) {
    std::optional<training::LoadedCheckpoint> checkpoint;
    try {
        checkpoint =
            training::CheckpointStore(project.runFolder(parent.name)).loadExact(run.parent.sha256, run.parent.step);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Corrupt)
            throw;
        throw Error(ErrorCode::Corrupt, weightsOf(run) + " are damaged: " + error.message(), restoring(run));
    }
    if (!checkpoint)
        throw Error(ErrorCode::NotFound, weightsOf(run) + " are gone", restoring(run));
    auto network = buildAutoencoder(project, parent);
    models::loadStateDict(*network, training::inferenceWeights(checkpoint->content), "run " + parent.name);
    network->eval();
    return {std::move(network), run.parent.sha256, run.parent.step};
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
    return {std::move(network), weights.sha256, weights.step};
}

PinnedAutoencoder loadParent(const Project& project, const RunInfo& asked) {
    const RunInfo run = project.run(asked.name); // it may have been pinned since
    if (!project.hasRun(run.autoencoder))
        throw Error(ErrorCode::NotFound,
                    "the run \"" + run.name + "\" was trained on \"" + run.autoencoder +
                        "\", which is not in the project",
                    STUDIO_TR("Restore that run's folder from a copy, or train the diffusion model again."));
    const RunInfo parent = project.run(run.autoencoder);
    if (!run.parent.sha256.empty())
        return {exactAutoencoder(project, parent, run), run.parent, {}};
    PinnedAutoencoder pinned{loadAutoencoder(project, parent), {}, {}};
    pinned.pin = {pinned.trained.sha256, pinned.trained.step};
    if (project.readOnly())
        return pinned;
    project.pinParent(run.name, pinned.pin);
    pinned.notice = "The run \"" + run.name + "\" did not say which weights of \"" + parent.name +
                    "\" it was trained on: from now on it keeps to those of " + atStep(pinned.pin) + ".";
    return pinned;
}

std::vector<std::string> pinChildren(const Project& project, const std::string& autoencoder) {
    std::vector<std::string> notices;
    for (const auto& each : project.runs())
        if (each.autoencoder == autoencoder && each.parent.sha256.empty() && each.hasWeights)
            if (auto notice = loadParent(project, each).notice; !notice.empty())
                notices.push_back(std::move(notice));
    return notices;
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
        auto parent = loadParent(*project, run);
        state->autoencoder = std::move(parent.trained.network);
        state->decoder = parent.pin;
        state->notice = std::move(parent.notice);
        run.parent = std::move(parent.pin);
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
