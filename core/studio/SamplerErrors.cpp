// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/LatentRequest.hpp"

namespace studio {

namespace {

constexpr std::int64_t samplesMeasured = 16;

void refuseWithoutExactEnd(const diffusion::LatentSamples& samples) {
    if (diffusion::samplerInfo(samples.sampler).isStochastic || samples.options.eta > 0.0)
        throw Error(ErrorCode::WrongUsage, "the sampler " + samples.sampler + " draws fresh noise: it has no exact end",
                    samples.options.eta > 0.0 ? "Set eta to 0." : "Choose one that follows the probability flow.");
    if (samples.guide)
        throw Error(ErrorCode::WrongUsage,
                    "from a picture every number of steps begins at another noise level: there is no common end",
                    STUDIO_TR("Compare samplers from pure noise."));
}

/// The probability flow that all deterministic samplers follow, followed closely.
diffusion::LatentSamples referenceFor(diffusion::LatentSamples samples, const diffusion::NoiseSchedule& schedule,
                                      int steps) {
    samples.sampler = schedule.isFlow() ? "flow-heun" : "heun";
    samples.options = {.steps = steps};
    return samples;
}

/// Draws with the progress of all draws.
class Draws {
public:
    Draws(const diffusion::LatentDiffusion& model, const std::stop_token& stop, const ProgressFn& progress,
          std::int64_t totalSteps)
        : m_model(model)
        , m_stop(stop)
        , m_progress(progress)
        , m_totalSteps(totalSteps) {}

    /// Standardised latents.
    torch::Tensor draw(const diffusion::LatentSamples& samples) {
        const auto latents = m_model.sample(samples, m_stop, {}, [&](const diffusion::StepState& step) {
            if (step.sample != samples.first)
                return;
            ++m_done;
            report(m_progress, STUDIO_TR("comparing"), m_done, m_totalSteps);
        });
        return m_model.scaler().scale(latents);
    }

private:
    const diffusion::LatentDiffusion& m_model;
    std::stop_token m_stop;
    const ProgressFn& m_progress;
    std::int64_t m_totalSteps;
    std::int64_t m_done = 0;
};

} // namespace

std::vector<SamplerError> LatentEngine::samplerErrors(const SampleRequest& request, std::span<const int> steps,
                                                      int reference, std::stop_token stop,
                                                      const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    auto samples = samplesOf(*m_state, request);
    refuseWithoutExactEnd(samples);
    samples.first -= samples.first % samplesMeasured; // groups are evaluated as a whole: the first ones cost nothing
    samples.count = samplesMeasured;

    const auto exact = referenceFor(samples, model.schedule(), reference);
    std::int64_t total = exact.options.steps;
    for (const int each : steps)
        total += each;
    for (const int each : steps) { // refuses what does not fit before the long part
        samples.options.steps = each;
        static_cast<void>(diffusion::makeSampler(samples.sampler, model.schedule(), samples.options));
    }
    Draws draws(model, stop, progress, total);
    const auto end = draws.draw(exact);
    std::vector<SamplerError> errors;
    for (const int each : steps) {
        samples.options.steps = each;
        const double distance = (draws.draw(samples) - end).square().mean().sqrt().item<double>();
        errors.push_back({each, model.evaluations(samples), distance});
    }
    return errors;
}

} // namespace studio
