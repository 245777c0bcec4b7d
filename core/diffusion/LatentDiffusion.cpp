// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/LatentDiffusion.hpp"

#include "core/base/Translate.hpp"
#include "core/diffusion/ModelSpace.hpp"
#include "core/models/BatchShares.hpp"

#include <algorithm>

namespace studio::diffusion {

namespace {

/// Rows from `begin` to before `end` of everything in a step.
StepState cutRows(const StepState& step, std::int64_t begin, std::int64_t end) {
    const auto cut = [&](const torch::Tensor& x) { return x.defined() ? x.slice(0, begin, end) : x; };
    return {step.index, step.total, step.stride, cut(step.before), cut(step.x0), cut(step.after), cut(step.predictor)};
}

} // namespace

LatentDiffusion::LatentDiffusion(LatentDiffusionConfig config, std::shared_ptr<Denoiser> denoiser)
    : m_config(std::move(config))
    , m_schedule(NoiseSchedule::fromName(m_config.schedule))
    , m_scaler(register_module("scaler", std::make_shared<LatentScaler>(m_config.latentSizes)))
    , m_denoiser(register_module("denoiser", std::move(denoiser))) {
    requireScheduleFits(m_schedule, m_config.prediction);
}

torch::Tensor LatentDiffusion::predict(const torch::Tensor& x, const torch::Tensor& time,
                                       const torch::Tensor& labels) const {
    const auto network = [this](const models::Rows& rows) { return m_denoiser->forward(rows[0], rows[1], rows[2]); };
    return models::inShares(network, m_denoiser->parameters(), {x, time, labels});
}

std::vector<SamplerInfo> LatentDiffusion::samplers() const {
    std::vector<SamplerInfo> fitting;
    for (const auto& each : diffusion::samplers())
        if (samplerAccepts(each, m_config.prediction))
            fitting.push_back(each);
    const auto isBest = [](const SamplerInfo& each) { return each.id == "flow-heun" || each.id == "dpm++2m"; };
    std::ranges::stable_partition(fitting, isBest);
    return fitting;
}

torch::Tensor LatentDiffusion::sample(const LatentSamples& request, const std::stop_token& stop,
                                      const ProgressFn& progress, const StepFn& onStep) const {
    check(request);
    const torch::NoGradGuard noGrad;
    const auto sampler = makeSampler(request.sampler, m_schedule, request.options);
    std::vector<torch::Tensor> latents;
    const auto last = request.first + request.count;
    for (auto start = request.first / evaluationBatch * evaluationBatch; start < last; start += evaluationBatch) {
        const auto begin = std::max(request.first, start) - start;
        const auto end = std::min(last, start + evaluationBatch) - start;
        StepFn step;
        if (onStep)
            step = [&](const StepState& state) { onStep(cutRows(state, begin, end)); };
        latents.push_back(sampleGroup(*sampler, request, start, stop, step).slice(0, begin, end));
        report(progress, STUDIO_TR("Sampling"), start + end - request.first, request.count);
    }
    return torch::cat(latents);
}

torch::Tensor LatentDiffusion::sampleGroup(Sampler& sampler, const LatentSamples& request, std::int64_t start,
                                           const std::stop_token& stop, const StepFn& onStep) const {
    const auto device = m_scaler->mean().device();
    TravellingNoise generators(request.seed, request.travel, start, evaluationBatch, m_config.latentSizes);
    const NoiseFn noise = [&] { return generators.draw().to(device); };
    const StartPoint begin(sampler, noise(), standardised(request.guide));
    const auto x = runSampler(sampler, begin.x(), denoiser(request.guidance), noise, stop, onStep, begin.walk());
    const auto latents = m_scaler->unscale(x);
    if (!request.guide || !request.guide->mask.defined())
        return latents;
    // Standardising and back rounds, and a path may end with a trace of noise: what is kept is the guide's to the bit.
    return torch::lerp(request.guide->latent.to(device), latents, request.guide->mask.to(device));
}

std::optional<LatentGuide> LatentDiffusion::standardised(const std::optional<LatentGuide>& guide) const {
    if (!guide)
        return std::nullopt;
    const auto device = m_scaler->mean().device();
    return LatentGuide{m_scaler->scale(guide->latent.to(device)), guide->strength,
                       guide->mask.defined() ? guide->mask.to(device) : guide->mask};
}

torch::Tensor LatentDiffusion::shown(const torch::Tensor& x, const NoiseLevel& level) const {
    return m_scaler->unscale(x / std::hypot(level.alpha, level.sigma));
}

DenoiseFn LatentDiffusion::denoiser(const Guidance& guidance) const {
    return [this, guidance](const torch::Tensor& x, const NoiseLevel& level) {
        const auto output = [&](const torch::Tensor& scaled, const NoiseLevel& here) {
            return guidedOutput(scaled, m_schedule.normalisedTime(here.t), guidance);
        };
        const auto denoised = denoiseInModelSpace(m_config.prediction, x, level, output);
        // Where there is next to no signal an error of the network is magnified a thousandfold, but no latent of the
        // training set lies outside the limit; the noise is what is left then, so that both still add up to x.
        const auto limit = m_scaler->limit();
        const auto x0 = torch::minimum(torch::maximum(denoised.x0, -limit), limit);
        return Denoised{x0, level.sigma > 0.0 ? noiseBehind(x, x0, level) : denoised.eps};
    };
}

torch::Tensor LatentDiffusion::guidedOutput(const torch::Tensor& x, double time, const Guidance& guidance) const {
    const auto times = torch::full({x.size(0)}, time, x.options());
    if (guidance.label < 0)
        return predict(x, times, {});
    const auto labels = torch::full_like(times, guidance.label, torch::kLong);
    const auto labelled = predict(x, times, labels);
    if (guidance.scale == 1.0)
        return labelled;
    const auto plain = predict(x, times, {});
    return plain + guidance.scale * (labelled - plain);
}

void LatentDiffusion::check(const LatentSamples& request) const {
    requireSamplerAccepts(samplerInfo(request.sampler), m_config.prediction);
    if (request.count < 1 || request.first < 0)
        throw Error(ErrorCode::WrongUsage, "at least one sample must be asked for, from number 0 on");
    if (request.travel && !(request.travel->share >= 0.0 && request.travel->share <= 1.0))
        throw Error(ErrorCode::WrongUsage, "the share of a seed travel must lie between 0 and 1");
    if (request.guide)
        checkGuide(*request.guide, m_config.latentSizes);
    if (request.guidance.label < 0)
        return;
    if (m_config.classes == 0)
        throw Error(ErrorCode::WrongUsage, "this diffusion model was trained without labels",
                    "Leave the label out, or train with conditional=true.");
    if (request.guidance.label >= m_config.classes)
        throw Error(ErrorCode::WrongUsage, "label " + std::to_string(request.guidance.label) + " is not one of the " +
                                               std::to_string(m_config.classes) + " labels of this model");
}

} // namespace studio::diffusion
