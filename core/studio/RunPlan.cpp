// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/RunPlan.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/RunRecorder.hpp"
#include "core/studio/RunStore.hpp"
#include "core/training/Trainer.hpp"

#include <array>
#include <cstdio>

namespace studio {

namespace {

void refuseChanges(const RunRequest& request) {
    if (!request.settings.empty() || request.epochs || request.steps)
        throw Error(ErrorCode::WrongUsage, "a resumed run keeps the settings that it began with",
                    "Leave out --set, --epochs and --steps, or train a new run.");
    if (request.name.empty())
        throw Error(ErrorCode::WrongUsage, "which run should go on?", "Name it with --name.");
}

RunPlan planResume(const Project& project, const RunRequest& request) {
    refuseChanges(request);
    RunPlan plan{project.run(request.name), std::nullopt, true};
    if (plan.run.kind != request.kind)
        throw Error(ErrorCode::WrongUsage, "the run \"" + request.name + "\" is of another kind",
                    request.kind == RunKind::Diffusion ? "Resume it with: train --resume"
                                                       : "Resume it with: diffuse --resume");
    if (project.readOnly())
        throw Error(ErrorCode::ReadOnly, project.folder().string() + " can only be read");
    if (plan.run.totalSteps > 0)
        plan.steps = plan.run.totalSteps;
    return plan;
}

Parameters settled(const RunRequest& request) {
    Parameters parameters = request.defaults;
    for (const auto& [key, text] : request.settings)
        parameters.setFromText(key, text);
    if (request.epochs)
        parameters.set("epochs", *request.epochs);
    return parameters;
}

std::string gridName(std::int64_t step) {
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "step-%06lld.png", static_cast<long long>(step));
    return name.data();
}

/// The run has its weights: whatever happens here costs a figure, not the run.
void measureFinished(const RunWork& work, RunRecorder& recorder, JobContext& context) {
    if (!work.measure)
        return;
    try {
        recorder.measured(work.measure(recorder.info(), context));
    } catch (const Cancelled&) {
    } catch (const Error& error) {
        context.update([&](JobSnapshot& snapshot) { snapshot.notices.push_back(error.message()); });
    }
}

/// The body of the job: runs on the training lane.
void trainRun(const Project& project, const RunPlan& plan, RunRecorder& recorder, const MakeWork& makeWork,
              JobContext& context) {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const std::filesystem::path folder = project.runFolder(plan.run.name);
    RunWork work = makeWork(plan.run, context);
    training::TrainerConfig config =
        training::trainerConfig(plan.run.parameters, work.task->trainingSamples(), plan.steps);
    config.folder = folder;
    config.resume = plan.resume;
    config.precision = plan.precision;
    config.seed = plan.run.seed;
    if (project.facts().training < plan.run.parameters.integer("batch_size"))
        context.update([&](JobSnapshot& snapshot) {
            snapshot.notices.push_back("There are fewer pictures than a batch holds: the batch shrinks to " +
                                       std::to_string(config.batchSize) + ".");
        });
    recorder.started(work, config.totalSteps);
    training::TrainerHooks hooks = recorder.hooks(context);
#ifdef STUDIO_IMAGE_CODECS
    hooks.onSampleGrid = [&folder](std::int64_t step, const Image& grid) {
        io::writeAtomically(folder / "samples" / gridName(step), io::encodePng(grid));
    };
#endif
    try {
        training::Trainer trainer(*work.task, config, std::move(hooks));
        const training::TrainResult result = trainer.run();
        recorder.finished(result);
        if (result.end == training::TrainResult::End::Finished)
            return measureFinished(work, recorder, context);
    } catch (const Cancelled&) {
        recorder.setState(RunState::Stopped);
        throw;
    } catch (const Error&) {
        recorder.setState(RunState::Failed);
        throw;
    }
    throw Cancelled{}; // with a checkpoint: the job ends as stopped
}

} // namespace

RunPlan planRun(const Project& project, const RunRequest& request) {
    if (request.resume)
        return planResume(project, request);
    if (request.steps && *request.steps < 1)
        throw Error(ErrorCode::WrongUsage, "--steps must be at least 1");
    RunPlan plan;
    plan.run.kind = request.kind;
    plan.run.model = request.model;
    plan.run.autoencoder = request.autoencoder;
    plan.run.name = request.name.empty() ? project.freeRunName(request.model) : request.name;
    plan.run.parameters = settled(request);
    plan.run.seed = request.seed;
    plan.run.conditional = plan.run.parameters.contains("conditional") && plan.run.parameters.boolean("conditional");
    plan.run.colour = project.nextRunColour();
    plan.steps = request.steps;
    runstore::checkName(plan.run.name);
    return plan;
}

TrainingJob startRun(std::shared_ptr<Project> project, RunPlan plan, MakeWork makeWork) {
    if (!plan.resume) {
        const auto folder = project->makeRunFolder(plan.run.name);
        runstore::writeConfig(folder, plan.run);
        runstore::writeStatus(folder, plan.run);
    }
    auto recorder = std::make_shared<RunRecorder>(project, plan.run);
    const std::string name = plan.run.name;
    auto job = std::make_shared<Job>(
        name, name, [project, plan = std::move(plan), recorder, makeWork = std::move(makeWork)](JobContext& context) {
            context.update([](JobSnapshot& snapshot) {
                snapshot.unit = "step";
                snapshot.pausable = true;
            });
            trainRun(*project, plan, *recorder, makeWork, context);
        });
    return {std::move(job), std::move(recorder), name};
}

} // namespace studio
