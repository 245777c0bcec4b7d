// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/studio/LatentEngineState.hpp"
#include "core/studio/TensorImages.hpp"
#include "core/models/ThreadBudget.hpp"

#include <algorithm>

namespace studio {

namespace {

const diffusion::LatentDiffusion& diffusionOf(const LatentEngine::State& state) {
    if (!state.diffusion)
        throw Error(ErrorCode::WrongUsage, "the run \"" + state.run.name + "\" is an autoencoder: it has no sampler",
                    "Draw from its prior, or train a diffusion model on it.");
    return *state.diffusion;
}

diffusion::LatentSamples samplesOf(const diffusion::LatentDiffusion& model, const SampleRequest& request) {
    diffusion::LatentSamples samples;
    samples.sampler = request.sampler.empty() ? std::string(model.samplers().front().id) : request.sampler;
    samples.options.steps = request.steps;
    samples.options.eta = request.eta;
    samples.seed = request.seed;
    samples.first = request.first;
    samples.count = request.count;
    samples.guidance = {request.label, request.guidance};
    return samples;
}

} // namespace

std::vector<Choice> LatentEngine::samplers() const {
    std::vector<Choice> choices;
    if (!m_state->diffusion)
        return choices;
    for (const auto& each : m_state->diffusion->samplers())
        choices.push_back({std::string(each.id), std::string(each.name), std::string(each.description),
                           std::string(each.source), each.usesEta});
    return choices;
}

std::vector<Latent> LatentEngine::sampleLatents(const SampleRequest& request, std::stop_token stop,
                                                const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    return toLatents(model.sample(samplesOf(model, request), stop, progress));
}

std::vector<Image> LatentEngine::sample(const SampleRequest& request, std::stop_token stop,
                                        const ProgressFn& progress) const {
    return decode(sampleLatents(request, stop, progress), stop);
}

std::vector<DenoisingStep> LatentEngine::trace(const SampleRequest& request, std::stop_token stop,
                                               const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    diffusion::LatentSamples samples = samplesOf(model, request);
    samples.count = 1;
    std::vector<DenoisingStep> steps;
    std::vector<torch::Tensor> noisy;
    std::vector<torch::Tensor> predicted;
    const auto remember = [&](const diffusion::StepState& step) {
        const diffusion::NoiseLevel& level = step.stride.from;
        steps.push_back({level.t, model.schedule().isFlow() ? level.sigma : level.ratio(), {}, {}});
        noisy.push_back(model.shown(step.before.narrow(0, 0, 1), level));
        predicted.push_back(model.scaler().unscale(step.x0.narrow(0, 0, 1)));
        report(progress, STUDIO_TR("denoising"), step.index + 1, step.total);
    };
    const torch::Tensor final = model.sample(samples, stop, {}, remember);
    // The end is a frame of its own: no noise is left, and x is the sample.
    steps.push_back({0.0, 0.0, {}, {}});
    noisy.push_back(final);
    predicted.push_back(final);
    const std::vector<Image> noisyImages = toImages(m_state->decode(torch::cat(noisy)));
    const std::vector<Image> predictedImages = toImages(m_state->decode(torch::cat(predicted)));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].noisy = noisyImages[i];
        steps[i].predicted = predictedImages[i];
    }
    return steps;
}

} // namespace studio
