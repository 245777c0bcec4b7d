// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Precision.hpp"
#include "core/studio/Training.hpp"
#include "core/training/Task.hpp"
#include "core/training/TrainerConfig.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What training an autoencoder and training a diffusion model have in common: from a request to a run's folder and a
/// job.
namespace studio {

/// Whether a run begins, goes on to its planned end, or is trained further than that.
enum class RunMode { Fresh, Resumed, Extended };

template<class Request>
RunMode modeOf(const Request& request) {
    if (request.extend)
        return RunMode::Extended;
    return request.resume ? RunMode::Resumed : RunMode::Fresh;
}

struct RunRequest {
    RunKind kind = RunKind::Autoencoder;
    std::string model;
    std::string autoencoder = {};
    std::string name = {};
    Parameters defaults;
    std::map<std::string, std::string> settings;
    std::optional<double> epochs;
    std::optional<std::int64_t> steps;
    std::uint64_t seed = 0;
    RunMode mode = RunMode::Fresh;
    std::string startFrom = {};
};

struct RunPlan {
    RunInfo run; ///< its parameter "steps" is where the run ends
    RunMode mode = RunMode::Fresh;
    models::Precision precision = models::Precision::Float32;
    double checkpointSeconds = usualCheckpointSeconds;
};

/// The request's parameters: settings over the defaults, with steps and epochs ("epochs" is taken as a setting too)
/// turned into the parameter "steps". Throws WrongUsage.
Parameters settledParameters(const RunRequest& request, std::int64_t trainingPictures);

/// Settles name, parameters, colour and length. Throws WrongUsage (also for settings given to a resumed run: it keeps
/// its own), NotFound, ReadOnly. Makes nothing yet.
RunPlan planRun(const Project& project, const RunRequest& request);

/// What validation, selection, figures and grids look at: the held-out pictures, or the training ones where none are
/// held out, in an order that is the dataset's own, so that any first few of them are a fair sample of all.
std::vector<std::int64_t> measuredPictures(const Project& project, const std::vector<std::int64_t>& leftOut);

/// How the trainer is to train `samples` under this plan; without a folder.
training::TrainerConfig trainerConfigOf(const RunPlan& plan, std::int64_t samples);

/// What to train, made on the training thread.
struct RunWork {
    std::unique_ptr<training::Task> task;
    std::int64_t parameterCount = 0;
    LatentShape latent;
    LatentScale scale = {};
    /// What a finished run is measured by beside its validation; may be empty. Stopping it leaves the run finished.
    std::function<training::Metrics(const RunInfo& run, JobContext& context)> measure = {};
};
/// May take long (a diffusion model's latents are encoded here): looks at the context's stop token and reports.
using MakeWork = std::function<RunWork(const RunInfo& run, JobContext& context)>;

/// Makes the run's folder and config.json and returns the job that trains it.
TrainingJob startRun(std::shared_ptr<Project> project, RunPlan plan, MakeWork makeWork);

} // namespace studio
