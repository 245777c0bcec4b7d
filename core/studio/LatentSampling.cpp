// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/KeptPixels.hpp"
#include "core/studio/LatentRequest.hpp"
#include "core/studio/SamplerChoices.hpp"
#include "core/studio/TensorImages.hpp"

#include <cmath>

namespace studio {

namespace {

/// From pure noise to as little as there is, in the time of the schedule.
std::pair<double, double> timeRange(const diffusion::NoiseSchedule& schedule) {
    if (schedule.isEdm())
        return {schedule.timestepOfRatio(diffusion::edmSigmaMax), schedule.timestepOfRatio(diffusion::edmSigmaMin)};
    return {schedule.isFlow() ? 1.0 : static_cast<double>(schedule.timesteps() - 1), 0.0};
}

} // namespace

std::vector<Choice> LatentEngine::samplers() const {
    std::vector<Choice> choices;
    if (!m_state->diffusion)
        return choices;
    for (const auto& each : m_state->diffusion->samplers())
        choices.push_back(choiceOf(each));
    return choices;
}

bool LatentEngine::canGuide() const {
    return m_state->diffusion && m_state->diffusion->canGuide();
}

SampleRequest LatentEngine::usualRequest() const {
    SampleRequest request;
    if (!m_state->diffusion)
        return request;
    request.sampler = m_state->diffusion->samplers().front().id;
    if (canGuide())
        request.guidance = usualGuidance;
    return request;
}

std::vector<Latent> LatentEngine::sampleLatents(const SampleRequest& request, std::stop_token stop,
                                                const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    return toLatents(model.sample(samplesOf(*m_state, request), stop, progress));
}

std::vector<Image> LatentEngine::sample(const SampleRequest& request, std::stop_token stop,
                                        const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    const KeptPixels kept(request.guide.get());
    auto pictures =
        picturesOf(*m_state, model.sample(samplesOf(*m_state, request), stop, progress), request.first, stop);
    kept.layBack(pictures);
    return pictures;
}

int LatentEngine::evaluations(const SampleRequest& request) const {
    const c10::InferenceMode guard;
    return diffusionOf(*m_state).evaluations(samplesOf(*m_state, request));
}

std::vector<NoisePoint> LatentEngine::noiseSchedule(int points) const {
    if (points < 2)
        throw Error(ErrorCode::WrongUsage, "a noise schedule needs at least 2 points");
    const diffusion::NoiseSchedule& schedule = diffusionOf(*m_state).schedule();
    const auto [from, to] = timeRange(schedule);
    std::vector<NoisePoint> path;
    for (int i = 0; i < points; ++i) {
        const auto level = schedule.modelLevel(std::lerp(from, to, static_cast<double>(i) / (points - 1)));
        path.push_back({level.t, level.alpha, level.sigma, level.signalToNoise()});
    }
    return path;
}

} // namespace studio
