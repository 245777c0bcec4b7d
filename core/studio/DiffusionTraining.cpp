// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/PassSize.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/NearCopies.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/Training.hpp"
#include "core/training/DiffusionTask.hpp"
#include "core/training/LatentCache.hpp"
#include "core/training/PictureSource.hpp"
#include "core/training/TrainerConfig.hpp"

#include <algorithm>
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

training::LatentSet latentSet(const torch::Tensor& latents, const Project& project, bool conditional) {
    const auto training = project.trainingIndices();
    const auto validation = project.validationIndices();
    const auto chosen = [&](const std::vector<std::int64_t>& indices) {
        return latents.index_select(0, torch::tensor(indices, torch::kInt64));
    };
    training::LatentSet set{chosen(training), chosen(validation)};
    if (conditional) {
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
    const auto parent = loadAutoencoder(project, project.run(run.autoencoder));
    const auto autoencoder = parent.network;
    autoencoder->to(device);
    const auto all = latentsOfAll(parent, project, run, device, context);
    auto latents = latentSet(all, project, run.conditional);
    noticeUnlabelled(latents, context);
    auto model = buildDiffusion(project, run, *autoencoder);
    model->to(device);
    const auto decode = [autoencoder, device](const torch::Tensor& batch) {
        const torch::NoGradGuard guard;
        return autoencoder->decode(batch.to(device)).clamp(0, 1);
    };
    RunWork work{nullptr, models::parameterCount(*model), latentShapeOf(*autoencoder)};
    work.task = std::make_unique<training::DiffusionTask>(model, std::move(latents), decode,
                                                          training::diffusionTaskConfig(run.parameters, device));
    work.scale = {listOf(model->scaler().mean()), listOf(model->scaler().deviation())}; // the task has fitted it
    if (isSmallForDiffusion(project.facts()))
        work.measure = [shared, all, device](const RunInfo& finished, JobContext& job) {
            return nearCopiesOf(shared, finished, all, device, job);
        };
    return work;
}

} // namespace

Parameters diffusionParameters(Preset preset) {
    return diffusion::diffusionPreset(preset);
}

TrainingJob prepareDiffusion(std::shared_ptr<Project> project, const DiffuseRequest& request) {
    RunRequest wanted{.kind = RunKind::Diffusion,
                      .model = "diffusion",
                      .autoencoder = request.autoencoder,
                      .name = request.name,
                      .defaults = diffusionParameters(request.preset),
                      .settings = request.settings,
                      .epochs = request.epochs,
                      .steps = request.steps,
                      .seed = request.seed,
                      .resume = request.resume};
    if (request.conditional)
        wanted.settings["conditional"] = "true";
    if (!request.resume) {
        const RunInfo parent = project->run(request.autoencoder);
        if (parent.kind != RunKind::Autoencoder)
            throw Error(ErrorCode::WrongUsage, "\"" + parent.name + "\" is a diffusion run itself",
                        "Name the autoencoder whose latents to diffuse.");
        if (wanted.name.empty())
            wanted.name = project->freeRunName(parent.name + "-diffusion");
        // Refuses a parent without weights, and settings that do not go together, before there is a folder.
        RunInfo trial;
        trial.parameters = wanted.defaults;
        for (const auto& [key, text] : wanted.settings)
            trial.parameters.setFromText(key, text);
        trial.conditional = trial.parameters.boolean("conditional");
        static_cast<void>(buildDiffusion(*project, trial, *loadAutoencoder(*project, parent).network));
    }
    const torch::Device device = training::chosenDevice(request.device);
    RunPlan plan = planRun(*project, wanted);
    plan.precision = models::chosenPrecision(plan.run.parameters.text("precision"), device);
    return startRun(project, std::move(plan), [project, device](const RunInfo& run, JobContext& context) {
        return diffusionWork(project, run, device, context);
    });
}

} // namespace studio
