// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Training.hpp"

#include "core/base/Error.hpp"
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/Augmenting.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/studio/RunRecorder.hpp"
#include "core/training/AutoencoderTask.hpp"
#include "core/training/Trainer.hpp"

namespace studio {

namespace {

std::unique_ptr<training::Task> autoencoderTask(const Project& project, const RunInfo& run, torch::Device device,
                                                std::shared_ptr<models::Autoencoder> autoencoder) {
    autoencoder->to(device);
    return std::make_unique<training::AutoencoderTask>(
        std::move(autoencoder), training::picturesOf(project.dataset()),
        data::Split{project.trainingIndices(), project.validationIndices()},
        training::autoencoderTaskConfig(run.parameters, run.seed, device));
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

TrainingJob prepareTraining(std::shared_ptr<Project> project, const TrainRequest& request) {
    RunPlan plan = planRun(
        *project, {.kind = RunKind::Autoencoder,
                   .model = request.model,
                   .name = request.name,
                   .defaults = withAugmentation(autoencoderParameters(request.model, request.preset), project->facts()),
                   .settings = request.settings,
                   .epochs = request.epochs,
                   .steps = request.steps,
                   .seed = request.seed,
                   .resume = request.resume});
    // Refuses settings that do not go together before there is a folder.
    static_cast<void>(buildAutoencoder(*project, plan.run));
    const torch::Device device = training::chosenDevice(request.device);
    plan.precision = models::chosenPrecision(plan.run.parameters.text("precision"), device);
    return startRun(project, std::move(plan), [project, device](const RunInfo& run, JobContext&) {
        auto autoencoder = buildAutoencoder(*project, run);
        RunWork work{nullptr, models::parameterCount(*autoencoder), latentShapeOf(*autoencoder)};
        work.task = autoencoderTask(*project, run, device, std::move(autoencoder));
        return work;
    });
}

} // namespace studio
