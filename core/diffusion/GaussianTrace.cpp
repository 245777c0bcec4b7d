// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/GaussianTrace.hpp"

#include "core/base/Error.hpp"
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/ModelSpace.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"
#include "core/diffusion/X0Range.hpp"

namespace studio::diffusion {

namespace {

void check(const GaussianTraceRequest& request) {
    if (!(request.std > 0.0) || !std::isfinite(request.std) || !std::isfinite(request.mean))
        throw Error(ErrorCode::WrongUsage, "the Gaussian needs a finite mean and a positive standard deviation");
    if (request.start.empty())
        throw Error(ErrorCode::WrongUsage, "a trace needs at least one starting point");
    for (const double each : request.start)
        if (!std::isfinite(each))
            throw Error(ErrorCode::WrongUsage, "starting points must be finite numbers");
    requireClamp(request.clamp);
}

SamplerOptions optionsOf(const GaussianTraceRequest& request) {
    SamplerOptions options{.steps = request.steps,
                           .eta = request.eta,
                           .karras = request.karras,
                           .shift = request.shift,
                           .asDiffusers = request.asDiffusers};
    if (request.spacing)
        options.spacing = spacingFromName(*request.spacing);
    if (request.finalSigma)
        options.finalSigma = finalSigmaFromName(*request.finalSigma);
    return options;
}

std::vector<double> values(const torch::Tensor& x) {
    const auto held = x.to(torch::kDouble).contiguous();
    return {held.data_ptr<double>(), held.data_ptr<double>() + held.numel()};
}

DenoiseFn denoiserFor(const GaussianTraceRequest& request, Prediction prediction) {
    auto exact = gaussianDenoiser(request.mean, request.std, prediction);
    if (request.clamp == 0.0)
        return exact;
    const auto at = [&](double deviations) {
        return torch::full({}, request.mean + deviations * request.std, torch::kDouble);
    };
    return keptWithin(std::move(exact), {at(-request.clamp), at(request.clamp)});
}

double shownSigma(const NoiseLevel& level, bool isFlow) {
    return isFlow ? level.t : level.ratio();
}

} // namespace

GaussianTrace traceGaussian(const GaussianTraceRequest& request) {
    check(request);
    const auto prediction = predictionFromName(request.prediction);
    const auto schedule = NoiseSchedule::fromName(request.schedule);
    requireScheduleFits(schedule, prediction);
    requireSamplerAccepts(samplerInfo(request.sampler), prediction);
    const auto sampler = makeSampler(request.sampler, schedule, optionsOf(request));

    const torch::NoGradGuard noGrad;
    const auto start = torch::tensor(request.start, torch::kDouble);
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(request.seed);
    GaussianTrace trace;
    trace.trace.push_back(request.start);
    const auto end = runSampler(
        *sampler, start, denoiserFor(request, prediction),
        [&] { return torch::randn(start.sizes(), generator).to(torch::kDouble); }, {},
        [&](const StepState& step) {
            trace.timesteps.push_back(step.stride.from.t);
            trace.sigmas.push_back(shownSigma(step.stride.from, schedule.isFlow()));
            if (step.predictor.defined()) {
                trace.trace.push_back(values(step.predictor));
                trace.timesteps.push_back(step.stride.to.t);
                trace.sigmas.push_back(shownSigma(step.stride.to, schedule.isFlow()));
            }
            trace.trace.push_back(values(step.after));
        });
    trace.sigmas.push_back(shownSigma(sampler->path().back().to, schedule.isFlow()));
    trace.final = values(end);
    return trace;
}

} // namespace studio::diffusion
