// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/RunRecorder.hpp"
#include "core/studio/RunStore.hpp"
#include "core/studio/TorchErrors.hpp"
#include "core/training/Trainer.hpp"

#include <array>
#include <cstdio>

namespace studio {

namespace {

std::string gridName(std::int64_t step) {
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "step-%06lld.png", static_cast<long long>(step));
    return name.data();
}

void noteSmallBatch(const RunPlan& plan, const training::TrainerConfig& config, JobContext& context) {
    if (config.batchSize >= plan.run.parameters.integer("batch_size"))
        return;
    context.update([&](JobSnapshot& snapshot) {
        snapshot.notices.push_back("There are fewer pictures than a batch holds: the batch shrinks to " +
                                   std::to_string(config.batchSize) + ".");
    });
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

training::TrainResult::End train(const Project& project, const RunPlan& plan, RunRecorder& recorder,
                                 const MakeWork& makeWork, JobContext& context) {
    const std::filesystem::path folder = project.runFolder(plan.run.name);
    project.requireSoundPictures(context.stopToken());
    RunWork work = makeWork(plan.run, context);
    training::TrainerConfig config = trainerConfigOf(plan, work.task->trainingSamples());
    config.folder = folder;
    noteSmallBatch(plan, config, context);
    recorder.started(work, config.totalSteps, context);
    training::TrainerHooks hooks = recorder.hooks(context);
#ifdef STUDIO_IMAGE_CODECS
    hooks.onSampleGrid = [&folder](std::int64_t step, const Image& grid) {
        io::writeAtomically(folder / "samples" / gridName(step), io::encodePng(grid));
    };
#endif
    training::Trainer trainer(*work.task, config, std::move(hooks));
    const training::TrainResult result = trainer.run();
    recorder.finished(result, context);
    if (result.end == training::TrainResult::End::Finished)
        measureFinished(work, recorder, context);
    return result.end;
}

/// The body of the job: runs on the training lane. However it ends, status.json says so.
void trainRun(const Project& project, const RunPlan& plan, RunRecorder& recorder, const MakeWork& makeWork,
              JobContext& context) {
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    try {
        if (train(project, plan, recorder, makeWork, context) == training::TrainResult::End::Finished)
            return;
    } catch (const Cancelled&) {
        recorder.stopped();
        throw;
    } catch (...) {
        const Error error = asError(std::current_exception());
        recorder.failed();
        throw error;
    }
    throw Cancelled{}; // with a checkpoint: the job ends as stopped
}

/// While it lives, the project knows that a job of this process is about to train the run, or does.
class LiveMark {
public:
    LiveMark(std::shared_ptr<Project> project, std::string run)
        : m_project(std::move(project))
        , m_run(std::move(run)) {
        m_project->setLive(m_run, true);
    }
    ~LiveMark() { m_project->setLive(m_run, false); }
    LiveMark(const LiveMark&) = delete;
    LiveMark& operator=(const LiveMark&) = delete;

private:
    std::shared_ptr<Project> m_project;
    std::string m_run;
};

/// A name whose first write failed is free again.
void writeNewRun(Project& project, const RunInfo& run) {
    const auto folder = project.makeRunFolder(run.name);
    try {
        runstore::writeConfig(folder, run);
        runstore::writeStatus(folder, run);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        throw;
    }
}

void writeExtension(const Project& project, const RunInfo& run) {
    RunInfo stopped = run;
    stopped.state = RunState::Stopped;
    runstore::writeConfig(project.runFolder(run.name), stopped);
    runstore::writeStatus(project.runFolder(run.name), stopped);
}

} // namespace

TrainingJob startRun(std::shared_ptr<Project> project, RunPlan plan, MakeWork makeWork) {
    if (plan.mode == RunMode::Fresh)
        writeNewRun(*project, plan.run);
    if (plan.mode == RunMode::Extended)
        writeExtension(*project, plan.run);
    auto recorder = std::make_shared<RunRecorder>(project, plan.run);
    const std::string name = plan.run.name;
    const auto work = [project, plan = std::move(plan), recorder, makeWork = std::move(makeWork),
                       mark = std::make_shared<const LiveMark>(project, name)](JobContext& context) {
        context.update([](JobSnapshot& snapshot) {
            snapshot.unit = "step";
            snapshot.pausable = true;
        });
        trainRun(*project, plan, *recorder, makeWork, context);
    };
    auto job = std::make_shared<Job>(name, name, work);
    return {std::move(job), std::move(recorder), name};
}

} // namespace studio
