// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/DenoiserCost.hpp"
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/PassSize.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/NearCopies.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/TorchErrors.hpp"
#include "core/studio/Training.hpp"
#include "core/studio/TrainingEstimates.hpp"
#include "core/training/DiffusionTask.hpp"
#include "core/training/LatentCache.hpp"
#include "core/training/PictureSource.hpp"
#include "core/training/TrainerConfig.hpp"
#include "core/training/TrainingProbe.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>
#include <span>

namespace studio {

namespace {

constexpr std::int64_t mostEncodedAtOnce = 256;

/// Latents of the given pictures on the CPU, [N,C,h,w] or [N,D], by the frozen autoencoder.
torch::Tensor encodeAll(models::Autoencoder& autoencoder, const Project& project,
                        const std::vector<std::int64_t>& indices, torch::Device device, JobContext& context) {
    const torch::NoGradGuard guard;
    training::PictureBatches batches(training::picturesOf(project.dataset()), device);
    auto sizes = autoencoder.latentSizes();
    sizes.insert(sizes.begin(), std::ssize(indices));
    auto latents = torch::empty(sizes);
    const auto pass = models::picturesPerPass(autoencoder.config().picture, mostEncodedAtOnce);
    const std::span<const std::int64_t> all(indices);
    for (std::int64_t first = 0; first < std::ssize(all); first += pass) {
        throwIfStopped(context.stopToken());
        context.waitWhilePaused();
        const auto count = std::min(pass, std::ssize(all) - first);
        const auto batch = all.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
        latents.narrow(0, first, count).copy_(autoencoder.encode(batches.gather(batch)));
        context.update([&](JobSnapshot& snapshot) {
            snapshot.stage = STUDIO_TR("encoding");
            snapshot.done = first + count;
            snapshot.total = std::ssize(all);
        });
    }
    return latents;
}

torch::Tensor labelsOf(const Project& project, const std::vector<std::int64_t>& indices) {
    std::vector<std::int64_t> labels;
    labels.reserve(indices.size());
    for (const auto index : indices)
        labels.push_back(project.label(index));
    return torch::tensor(labels, torch::kInt64);
}

/// Of all pictures, in the dataset's order: encoded once for all diffusion runs of an autoencoder.
torch::Tensor latentsOfAll(const TrainedAutoencoder& parent, const Project& project, const RunInfo& run,
                           torch::Device device, JobContext& context) {
    const training::LatentCache cache(
        project.runFolder(run.autoencoder),
        {parent.sha256, project.dataset()->fingerprint(), device.is_cuda() ? "cuda" : "cpu"});
    const auto notice = [&](const std::string& text) {
        context.update([&](JobSnapshot& snapshot) { snapshot.notices.push_back(text); });
    };
    if (auto kept = cache.load(project.facts().count, parent.network->latentSizes(), notice))
        return *kept;
    std::vector<std::int64_t> all(static_cast<std::size_t>(project.facts().count));
    std::iota(all.begin(), all.end(), std::int64_t{0});
    auto latents = encodeAll(*parent.network, project, all, device, context);
    cache.save(latents, notice);
    return latents;
}

training::LatentSet latentSet(const torch::Tensor& latents, const Project& project, const RunInfo& run) {
    const auto training = project.trainingIndices(run.leftOut);
    const auto validation = measuredPictures(project, run.leftOut);
    const auto chosen = [&](const std::vector<std::int64_t>& indices) {
        return latents.index_select(0, torch::tensor(indices, torch::kInt64));
    };
    training::LatentSet set{chosen(training), chosen(validation)};
    if (run.conditional) {
        set.trainingLabels = labelsOf(project, training);
        set.validationLabels = labelsOf(project, validation);
    }
    return set;
}

/// Says how many pictures teach a conditional run nothing about classes.
void noticeUnlabelled(const training::LatentSet& latents, JobContext& context) {
    if (!latents.trainingLabels.defined())
        return;
    const auto without = (latents.trainingLabels < 0).sum().item<std::int64_t>();
    if (without > 0)
        context.update([&](JobSnapshot& snapshot) {
            snapshot.notices.push_back(std::to_string(without) + " of " +
                                       std::to_string(latents.trainingLabels.size(0)) +
                                       " training pictures have no label: they train as \"no label\"");
        });
}

std::vector<float> listOf(const torch::Tensor& values) {
    const auto flat = values.to(torch::kCPU, torch::kFloat).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

RunWork diffusionWork(const std::shared_ptr<Project>& shared, const RunInfo& run, torch::Device device,
                      JobContext& context) {
    const Project& project = *shared;
    const auto parent = loadParent(project, run).trained;
    const auto autoencoder = parent.network;
    autoencoder->to(device);
    const auto all = latentsOfAll(parent, project, run, device, context);
    auto latents = latentSet(all, project, run);
    noticeUnlabelled(latents, context);
    auto model = buildDiffusion(project, run, *autoencoder);
    const auto decode = [autoencoder, device](const torch::Tensor& batch) {
        const torch::NoGradGuard guard;
        return autoencoder->decode(batch.to(device)).clamp(0, 1);
    };
    RunWork work{nullptr, models::parameterCount(*model), latentShapeOf(*autoencoder)};
    work.task = std::make_unique<training::DiffusionTask>(model, std::move(latents), decode,
                                                          training::diffusionTaskConfig(run.parameters, device));
    work.scale = {listOf(model->scaler().mean()), listOf(model->scaler().deviation())}; // the task has fitted it
    if (isSmallForDiffusion(project))
        work.measure = [shared, all, device](const RunInfo& finished, JobContext& job) {
            return nearCopiesOf(shared, finished, all, device, job);
        };
    return work;
}

/// [C,h,w] or [D] of an autoencoder run, without its weights.
std::vector<std::int64_t> latentSizesOf(const Project& project, const RunInfo& run) {
    const DatasetFacts& facts = project.facts();
    return models::latentSizesOf(
        models::autoencoderConfig(run.model, run.parameters, {facts.channels, facts.height, facts.width}));
}

RunInfo parentRun(const Project& project, const std::string& name) {
    RunInfo parent = project.run(name);
    if (parent.kind != RunKind::Autoencoder)
        throw Error(ErrorCode::WrongUsage, "\"" + parent.name + "\" is a diffusion run itself",
                    "Name the autoencoder whose latents to diffuse.");
    return parent;
}

RunPlan planDiffusion(const Project& project, const DiffuseRequest& request) {
    RunRequest wanted{.kind = RunKind::Diffusion,
                      .model = "diffusion",
                      .autoencoder = request.autoencoder,
                      .name = request.name,
                      .defaults = {},
                      .settings = request.settings,
                      .epochs = request.epochs,
                      .steps = request.steps,
                      .seed = request.seed,
                      .mode = modeOf(request)};
    const bool fresh = wanted.mode == RunMode::Fresh;
    if (request.conditional && (fresh || !project.run(request.name).conditional)) // else it says what is so already
        wanted.settings["conditional"] = "true";
    if (wanted.mode == RunMode::Fresh) {
        const RunInfo parent = parentRun(project, request.autoencoder);
        wanted.defaults = diffusionParameters(project, parent.name, request.preset);
        if (wanted.name.empty())
            wanted.name = project.freeRunName(parent.name + "-diffusion");
    }
    RunPlan plan = planRun(project, wanted);
    plan.precision =
        models::chosenPrecision(plan.run.parameters.text("precision"), training::chosenDevice(request.device));
    plan.checkpointSeconds = request.checkpointSeconds;
    return plan;
}

std::int64_t classesOf(const Project& project) {
    return static_cast<std::int64_t>(project.facts().classes.size());
}

TrainingEstimate diffusionEstimate(const Project& project, const RunPlan& plan) {
    const RunInfo parent = project.run(plan.run.autoencoder);
    const auto sizes = latentSizesOf(project, parent);
    const LatentShape shape =
        sizes.size() == 1 ? LatentShape{sizes[0], 1, 1, true} : LatentShape{sizes[0], sizes[1], sizes[2], false};
    return estimateOf(project, plan, diffusion::denoiserCost(plan.run.parameters, sizes, classesOf(project)), shape);
}

/// A task like the run's, over made-up latents: only how long its steps take matters.
training::DiffusionTask probeTask(const Project& project, const RunInfo& run, const models::Autoencoder& autoencoder,
                                  torch::Device device) {
    const std::int64_t training = project.trainingCount();
    const std::int64_t validation = project.validationCount();
    const auto made = [&](std::int64_t count) {
        auto sizes = autoencoder.latentSizes();
        sizes.insert(sizes.begin(), count);
        const auto values = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{1}, std::multiplies<>());
        return torch::linspace(-1.0, 1.0, values).view(sizes);
    };
    const auto few = std::min(training, 4 * run.parameters.integer("batch_size"));
    training::LatentSet latents{made(few), made(validation > 0 ? validation : training)};
    if (run.conditional) {
        latents.trainingLabels = torch::zeros({latents.training.size(0)}, torch::kInt64);
        latents.validationLabels = torch::zeros({latents.validation.size(0)}, torch::kInt64);
    }
    auto model = buildDiffusion(project, run, autoencoder);
    return {std::move(model), std::move(latents), {}, training::diffusionTaskConfig(run.parameters, device)};
}

/// That the run will need before its first step, unless they are kept already.
double encodingSeconds(const Project& project, const RunInfo& run, models::Autoencoder& autoencoder,
                       torch::Device device, std::stop_token stop) {
    if (std::filesystem::exists(training::LatentCache(project.runFolder(run.autoencoder), {}).file()))
        return 0.0;
    const torch::NoGradGuard guard;
    constexpr std::int64_t tried = 64;
    const auto count = std::min(tried, project.facts().count);
    std::vector<std::int64_t> some(static_cast<std::size_t>(count));
    std::iota(some.begin(), some.end(), std::int64_t{0});
    training::PictureBatches batches(training::picturesOf(project.dataset()), device);
    std::chrono::duration<double> took{};
    for (int round = 0; round < 2; ++round) { // the first makes buffers
        throwIfStopped(stop);
        const auto begun = std::chrono::steady_clock::now();
        static_cast<void>(autoencoder.encode(batches.gather(some)).to(torch::kCPU));
        took = std::chrono::steady_clock::now() - begun;
    }
    return took.count() * static_cast<double>(project.facts().count) / static_cast<double>(count);
}

double probedSeconds(const Project& project, const RunPlan& plan, std::int64_t stepsAhead, torch::Device device,
                     std::stop_token stop) {
    const auto autoencoder = buildAutoencoder(project, project.run(plan.run.autoencoder));
    autoencoder->to(device);
    autoencoder->eval();
    auto task = probeTask(project, plan.run, *autoencoder, device);
    const auto config = trainerConfigOf(plan, project.trainingCount());
    const auto seconds = training::probedSeconds(task, config, config.totalSteps - stepsAhead, stop);
    return seconds ? *seconds + encodingSeconds(project, plan.run, *autoencoder, device, stop) : 0.0;
}

} // namespace

Parameters diffusionParameters(Preset preset) {
    return diffusion::diffusionPreset(preset);
}

Parameters diffusionParameters(const Project& project, const std::string& autoencoder, Preset preset) {
    return diffusion::diffusionPreset(preset, latentSizesOf(project, parentRun(project, autoencoder)),
                                      project.trainingCount());
}

TrainingEstimate estimateDiffusion(const Project& project, const DiffuseRequest& request) {
    return diffusionEstimate(project, planDiffusion(project, request));
}

TrainingEstimate measureDiffusion(const std::shared_ptr<Project>& project, const DiffuseRequest& request,
                                  std::stop_token stop) {
    const RunPlan plan = planDiffusion(*project, request);
    TrainingEstimate measured = diffusionEstimate(*project, plan);
    if (measured.steps == 0)
        return measured;
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    try {
        measured.seconds =
            probedSeconds(*project, plan, measured.steps, training::chosenDevice(request.device), std::move(stop));
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        throw asError(std::current_exception());
    }
    return measured;
}

TrainingJob prepareDiffusion(std::shared_ptr<Project> project, const DiffuseRequest& request) {
    RunPlan plan = planDiffusion(*project, request);
    std::string notice;
    if (plan.mode != RunMode::Fresh) {
        auto parent = loadParent(*project, plan.run); // refuses to go on with other latents than it began with
        plan.run.parent = parent.pin;
        notice = std::move(parent.notice);
    } else {
        // Refuses a parent without weights, and settings that do not go together, before there is a folder.
        const auto parent = loadAutoencoder(*project, project->run(plan.run.autoencoder));
        static_cast<void>(buildDiffusion(*project, plan.run, *parent.network));
    }
    const torch::Device device = training::chosenDevice(request.device);
    return startRun(project, std::move(plan), [project, device, notice](const RunInfo& run, JobContext& context) {
        if (!notice.empty())
            context.update([&](JobSnapshot& snapshot) { snapshot.notices.push_back(notice); });
        return diffusionWork(project, run, device, context);
    });
}

} // namespace studio
