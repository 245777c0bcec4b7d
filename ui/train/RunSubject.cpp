// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/RunSubject.hpp"

#include "core/studio/Doctor.hpp"
#include "ui/train/ParameterRules.hpp"

namespace studio::ui {

namespace {

template<class Request>
Request filled(Request request, const RunDraft& draft) {
    request.name = draft.name;
    request.preset = draft.preset;
    request.settings = draft.settings;
    request.seed = draft.seed;
    return request;
}

} // namespace

RunSubject autoencoderSubject(const std::shared_ptr<Project>& project, const std::string& model) {
    RunSubject subject;
    subject.stem = model;
    subject.pictures = project->trainingCount();
    subject.parameters = [project, model](Preset preset) { return autoencoderParameters(*project, model, preset); };
    subject.estimate = [project, model](const RunDraft& draft) {
        return estimateTraining(*project, trainRequest(model, draft));
    };
    subject.measure = [project, model](const RunDraft& draft, std::stop_token stop) {
        return measureTraining(project, trainRequest(model, draft), std::move(stop));
    };
    subject.examine = [project](const TrainingEstimate& estimate) { return examinePlan(*project, estimate); };
    subject.applies = autoencoderParameterApplies;
    return subject;
}

RunSubject diffusionSubject(const std::shared_ptr<Project>& project, const RunInfo& parent) {
    const std::string autoencoder = parent.name;
    const bool labelled = project->facts().classes.size() > 1;
    RunSubject subject;
    subject.stem = autoencoder + "-diffusion";
    subject.pictures = project->trainingCount();
    // Labels cost next to nothing to learn, and guidance by them makes samples far clearer: they are learned where
    // there are some.
    subject.changes = {{"conditional", labelled ? "true" : "false"}};
    subject.parameters = [project, autoencoder](Preset preset) {
        return diffusionParameters(*project, autoencoder, preset);
    };
    subject.estimate = [project, autoencoder](const RunDraft& draft) {
        return estimateDiffusion(*project, diffuseRequest(autoencoder, draft));
    };
    subject.measure = [project, autoencoder](const RunDraft& draft, std::stop_token stop) {
        return measureDiffusion(project, diffuseRequest(autoencoder, draft), std::move(stop));
    };
    subject.examine = [project](const TrainingEstimate& estimate) { return examinePlan(*project, estimate); };
    subject.applies = [labelled, vector = parent.latent.isVector](const std::string& key, const Parameters& values) {
        return diffusionParameterApplies(key, values, {.labelled = labelled, .vectorLatent = vector});
    };
    return subject;
}

TrainRequest trainRequest(const std::string& model, const RunDraft& draft) {
    TrainRequest request;
    request.model = model;
    return filled(std::move(request), draft);
}

DiffuseRequest diffuseRequest(const std::string& autoencoder, const RunDraft& draft) {
    DiffuseRequest request;
    request.autoencoder = autoencoder;
    return filled(std::move(request), draft);
}

std::map<std::string, std::string> differences(const Parameters& preset, const Parameters& run) {
    std::map<std::string, std::string> changed;
    for (const ParameterSpec& spec : preset.specs()) {
        if (run.contains(spec.key) && run.value(spec.key) != preset.value(spec.key))
            changed[spec.key] = toText(run.value(spec.key));
    }
    return changed;
}

} // namespace studio::ui
