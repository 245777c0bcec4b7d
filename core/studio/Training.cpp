// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Training.hpp"

#include "core/base/Error.hpp"
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/Augmenting.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/TorchErrors.hpp"
#include "core/studio/TrainingEstimates.hpp"
#include "core/training/AutoencoderTask.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/TrainingProbe.hpp"

namespace studio {

namespace {

models::PictureShape pictureShape(const Project& project) {
    const DatasetFacts& facts = project.facts();
    return {facts.channels, facts.height, facts.width};
}

/// A run that begins with another's weights has its settings too, unless told otherwise.
Parameters defaultsFor(const Project& project, const TrainRequest& request) {
    if (request.startFrom.empty())
        return autoencoderParameters(project, request.model, request.preset);
    const RunInfo from = project.run(request.startFrom);
    if (from.kind != RunKind::Autoencoder)
        throw Error(ErrorCode::WrongUsage, "\"" + from.name + "\" is a diffusion run",
                    "Name an autoencoder to begin with its weights.");
    if (from.model != request.model)
        throw Error(ErrorCode::Mismatch,
                    "\"" + from.name + "\" is of the model " + from.model + ", and " + request.model + " was asked for",
                    "Train with --model " + from.model + ", or without --from.");
    return from.parameters;
}

RunPlan planTraining(const Project& project, const TrainRequest& request) {
    const RunMode mode = modeOf(request);
    RunPlan plan = planRun(project, {.kind = RunKind::Autoencoder,
                                     .model = request.model,
                                     .name = request.name,
                                     .defaults = mode == RunMode::Fresh ? defaultsFor(project, request) : Parameters(),
                                     .settings = request.settings,
                                     .epochs = request.epochs,
                                     .steps = request.steps,
                                     .seed = request.seed,
                                     .mode = mode,
                                     .startFrom = request.startFrom});
    plan.precision =
        models::chosenPrecision(plan.run.parameters.text("precision"), training::chosenDevice(request.device));
    plan.checkpointSeconds = request.checkpointSeconds;
    return plan;
}

std::unique_ptr<training::Task> autoencoderTask(const Project& project, const RunInfo& run, torch::Device device,
                                                std::shared_ptr<models::Autoencoder> autoencoder) {
    autoencoder->to(device);
    return std::make_unique<training::AutoencoderTask>(
        std::move(autoencoder), training::picturesOf(project.dataset()),
        data::Split{project.trainingIndices(run.leftOut), measuredPictures(project, run.leftOut)},
        training::autoencoderTaskConfig(run.parameters, run.seed, device));
}

/// The weights of the run that `run` began with, unless it has some of its own by now. Throws Mismatch with the shapes.
void takeWeights(const Project& project, const RunInfo& run, models::Autoencoder& autoencoder) {
    if (run.startedFrom.empty() || run.hasWeights)
        return;
    const auto from = loadAutoencoder(project, project.run(run.startedFrom));
    models::loadStateDict(autoencoder, models::stateDict(*from.network), "run " + run.startedFrom);
}

RunWork autoencoderWork(const Project& project, const RunInfo& run, torch::Device device) {
    auto autoencoder = buildAutoencoder(project, run);
    takeWeights(project, run, *autoencoder);
    RunWork work{nullptr, models::parameterCount(*autoencoder), latentShapeOf(*autoencoder)};
    work.task = autoencoderTask(project, run, device, std::move(autoencoder));
    return work;
}

/// Diffusion runs of old that do not say which weights of the run they go with are to stay with those of now.
void keepChildren(const Project& project, const std::string& run, JobContext& context) {
    for (std::string& notice : pinChildren(project, run))
        context.update([&](JobSnapshot& snapshot) { snapshot.notices.push_back(std::move(notice)); });
}

TrainingEstimate autoencoderEstimate(const Project& project, const RunPlan& plan) {
    const RunInfo& run = plan.run;
    const auto config = models::autoencoderConfig(run.model, run.parameters, pictureShape(project));
    return estimateOf(project, plan, models::autoencoderCost(run.model, run.parameters, pictureShape(project)),
                      latentShapeOf(config));
}

} // namespace

std::vector<Choice> autoencoderModels() {
    std::vector<Choice> choices;
    for (const auto& each : models::bottlenecks())
        choices.push_back({each.id, each.name, each.description, each.source});
    return choices;
}

Parameters autoencoderParameters(const std::string& model, Preset preset) {
    return models::autoencoderPreset(model, preset);
}

Parameters autoencoderParameters(const Project& project, const std::string& model, Preset preset) {
    return withAugmentation(models::autoencoderPreset(model, preset, pictureShape(project), project.trainingCount()),
                            project.trainingCount(), project.facts().options);
}

TrainingEstimate estimateTraining(const Project& project, const TrainRequest& request) {
    return autoencoderEstimate(project, planTraining(project, request));
}

TrainingEstimate measureTraining(const std::shared_ptr<Project>& project, const TrainRequest& request,
                                 std::stop_token stop) {
    const RunPlan plan = planTraining(*project, request);
    TrainingEstimate measured = autoencoderEstimate(*project, plan);
    if (measured.steps == 0)
        return measured;
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    try {
        auto autoencoder = buildAutoencoder(*project, plan.run); // fresh weights take as long as trained ones
        const auto task =
            autoencoderTask(*project, plan.run, training::chosenDevice(request.device), std::move(autoencoder));
        const auto config = trainerConfigOf(plan, task->trainingSamples());
        measured.seconds =
            training::probedSeconds(*task, config, config.totalSteps - measured.steps, stop).value_or(0.0);
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        throw asError(std::current_exception());
    }
    return measured;
}

TrainingJob prepareTraining(std::shared_ptr<Project> project, const TrainRequest& request) {
    RunPlan plan = planTraining(*project, request);
    // Refuses settings that do not go together, and weights that do not fit, before there is a folder.
    const auto trial = buildAutoencoder(*project, plan.run);
    takeWeights(*project, plan.run, *trial);
    const torch::Device device = training::chosenDevice(request.device);
    const bool goesOn = plan.mode != RunMode::Fresh;
    return startRun(project, std::move(plan), [project, device, goesOn](const RunInfo& run, JobContext& context) {
        if (goesOn)
            keepChildren(*project, run.name, context);
        return autoencoderWork(*project, run, device);
    });
}

} // namespace studio
