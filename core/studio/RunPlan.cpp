// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/RunPlan.hpp"

#include "core/base/Error.hpp"
#include "core/studio/RunStore.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/DataOrder.hpp"
#include "core/training/Schedules.hpp"

#include <algorithm>
#include <chrono>

namespace studio {

namespace {

void refuseSettings(const RunRequest& request) {
    if (!request.settings.empty())
        throw Error(ErrorCode::WrongUsage, "a resumed run keeps the settings that it began with",
                    "Leave out --set, or train a new run.");
    if (request.name.empty())
        throw Error(ErrorCode::WrongUsage, "which run should go on?", "Name it with --name.");
}

/// A run that goes on, whether to its planned end or beyond.
RunInfo existingRun(const Project& project, const RunRequest& request) {
    refuseSettings(request);
    RunInfo run = project.run(request.name);
    if (run.kind != request.kind)
        throw Error(ErrorCode::WrongUsage, "the run \"" + request.name + "\" is of another kind",
                    request.kind == RunKind::Diffusion ? "Resume it with: train --resume"
                                                       : "Resume it with: diffuse --resume");
    if (project.readOnly())
        throw Error(ErrorCode::ReadOnly, project.folder().string() + " can only be read");
    return run;
}

RunPlan planResume(const Project& project, const RunRequest& request) {
    if (request.epochs || request.steps)
        throw Error(ErrorCode::WrongUsage, "a resumed run goes on to the end that it was planned with",
                    "Leave out --epochs and --steps, or train it further than that.");
    return {existingRun(project, request), RunMode::Resumed};
}

std::int64_t chosenSteps(const RunRequest& request, const Parameters& parameters, std::int64_t trainingPictures) {
    RunRequest longer = request;
    longer.defaults = parameters;
    return settledParameters(longer, trainingPictures).integer("steps");
}

RunPlan planExtension(const Project& project, const RunRequest& request) {
    if (!request.epochs && !request.steps)
        throw Error(ErrorCode::WrongUsage, "how much further should \"" + request.name + "\" be trained?",
                    "Say --steps N or --epochs N.");
    RunPlan plan{existingRun(project, request), RunMode::Extended};
    RunInfo& run = plan.run;
    if (run.state == RunState::Training || run.state == RunState::Paused)
        throw Error(ErrorCode::WrongUsage, "the run \"" + run.name + "\" is being trained", "Stop it first.");
    const auto begin = training::CheckpointStore(project.runFolder(run.name)).latestStep();
    if (!begin)
        throw Error(ErrorCode::NotFound, "the run \"" + run.name + "\" has no weights to go on from",
                    "Begin it with --resume alone.");
    run.extendedAt = *begin;
    run.leftOut = project.leftOut();
    run.parameters.set("steps", *begin + chosenSteps(request, run.parameters, project.trainingCount()));
    run.totalSteps = run.parameters.integer("steps");
    return plan;
}

/// Read as a parameter is, so that a refusal says the same.
double epochsFrom(const std::string& text) {
    const ParameterSpec epochs{"epochs", "", "", "", 1.0, 0.001, 1e6};
    Parameters parameters(ParameterSpecs{epochs});
    parameters.setFromText("epochs", text);
    return parameters.real("epochs");
}

} // namespace

Parameters settledParameters(const RunRequest& request, std::int64_t trainingPictures) {
    Parameters parameters = request.defaults;
    std::optional<double> epochs = request.epochs;
    for (const auto& [key, text] : request.settings) {
        if (key == "epochs")
            epochs = request.epochs.value_or(epochsFrom(text));
        else
            parameters.setFromText(key, text);
    }
    if (epochs)
        parameters.set("steps", training::stepsForEpochs(epochsFrom(toText(*epochs)), trainingPictures,
                                                         parameters.integer("batch_size")));
    if (request.steps)
        parameters.set("steps", *request.steps);
    return parameters;
}

RunPlan planRun(const Project& project, const RunRequest& request) {
    if (request.mode == RunMode::Resumed)
        return planResume(project, request);
    if (request.mode == RunMode::Extended)
        return planExtension(project, request);
    RunPlan plan;
    plan.run.kind = request.kind;
    plan.run.model = request.model;
    plan.run.autoencoder = request.autoencoder;
    plan.run.name = request.name.empty() ? project.freeRunName(request.model) : request.name;
    plan.run.parameters = settledParameters(request, project.trainingCount());
    plan.run.totalSteps = plan.run.parameters.integer("steps");
    plan.run.seed = request.seed;
    plan.run.startedFrom = request.startFrom;
    plan.run.conditional = plan.run.parameters.contains("conditional") && plan.run.parameters.boolean("conditional");
    plan.run.leftOut = project.leftOut();
    plan.run.colour = project.nextRunColour();
    plan.run.created =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    runstore::checkNewName(plan.run.name);
    return plan;
}

std::vector<std::int64_t> measuredPictures(const Project& project, const std::vector<std::int64_t>& leftOut) {
    std::vector<std::int64_t> ascending = project.validationIndices(leftOut);
    if (ascending.empty())
        ascending = project.trainingIndices(leftOut);
    const auto count = static_cast<std::int64_t>(ascending.size());
    if (count == 0)
        return {};
    std::vector<std::int64_t> shuffled;
    for (const auto position : training::DataOrder(count, count, project.facts().options.seed).batch(0))
        shuffled.push_back(ascending[static_cast<std::size_t>(position)]);
    return shuffled;
}

training::TrainerConfig trainerConfigOf(const RunPlan& plan, std::int64_t samples) {
    training::TrainerConfig config = training::trainerConfig(plan.run.parameters, samples, plan.run.extendedAt);
    config.resume = plan.mode != RunMode::Fresh;
    config.precision = plan.precision;
    config.checkpointSeconds = plan.checkpointSeconds;
    config.seed = plan.run.seed;
    return config;
}

} // namespace studio
