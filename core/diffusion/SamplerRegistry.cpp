// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/SamplerRegistry.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
#include "core/diffusion/DdimSampler.hpp"
#include "core/diffusion/DdpmSampler.hpp"
#include "core/diffusion/DiffusersPath.hpp"
#include "core/diffusion/DpmSolver2MSampler.hpp"
#include "core/diffusion/EulerAncestralSampler.hpp"
#include "core/diffusion/EulerSampler.hpp"
#include "core/diffusion/HeunSampler.hpp"
#include "core/diffusion/UniPcSampler.hpp"

#include <algorithm>
#include <array>

namespace studio::diffusion {

namespace {

template<class Kind>
std::unique_ptr<Sampler> make(SamplerPath path, const SamplerOptions&) {
    return std::make_unique<Kind>(std::move(path));
}

std::unique_ptr<Sampler> makeDdim(SamplerPath path, const SamplerOptions& options) {
    return std::make_unique<DdimSampler>(std::move(path), options.eta);
}

std::unique_ptr<Sampler> makeHeun(SamplerPath path, const SamplerOptions& options) {
    return std::make_unique<HeunSampler>(std::move(path),
                                         options.asDiffusers ? HeunRule::Always : HeunRule::WhereItHelps);
}

std::unique_ptr<Sampler> makeDpmSolver(SamplerPath path, const SamplerOptions& options) {
    return std::make_unique<DpmSolver2MSampler>(std::move(path),
                                                options.asDiffusers ? DpmRule::Diffusers : DpmRule::Steady);
}

constexpr std::array<SamplerInfo, 9> registry{{
    {.id = "ddpm",
     .name = "DDPM",
     .description = STUDIO_TR("The original random walk: fresh noise at every step; needs many steps."),
     .source = "Ho, Jain, Abbeel 2020, arXiv:2006.11239",
     .isStochastic = true,
     .needsTimesteps = true,
     .make = make<DdpmSampler>},
    {.id = "ddim",
     .name = "DDIM",
     .description =
         STUDIO_TR("Deterministic jumps to the predicted picture and back; eta adds noise. Good from 20 steps on."),
     .source = "Song, Meng, Ermon 2021, arXiv:2010.02502",
     .usesEta = true,
     .needsTimesteps = true,
     .make = makeDdim},
    {.id = "euler",
     .name = "Euler",
     .description = STUDIO_TR("Follows the probability flow in straight lines; simple and steady."),
     .source = "Karras et al. 2022, arXiv:2206.00364",
     .space = SamplerSpace::Exploding,
     .defaultSpacing = Spacing::Linspace,
     .usesKarras = true,
     .make = make<EulerSampler>},
    {.id = "euler-a",
     .name = "Euler ancestral",
     .description = STUDIO_TR("Euler that removes too much noise and adds some back; never settles, often livelier."),
     .source = "Crowson, k-diffusion",
     .space = SamplerSpace::Exploding,
     .defaultSpacing = Spacing::Linspace,
     .usesKarras = true,
     .isStochastic = true,
     .make = make<EulerAncestralSampler>},
    {.id = "heun",
     .name = "Heun",
     .description = STUDIO_TR("Looks ahead and averages two slopes; twice the work a step, far fewer steps."),
     .source = "Karras et al. 2022, arXiv:2206.00364",
     .space = SamplerSpace::Exploding,
     .defaultSpacing = Spacing::Linspace,
     .usesKarras = true,
     .make = makeHeun},
    {.id = "dpm++2m",
     .name = "DPM-Solver++ 2M",
     .description = STUDIO_TR("Remembers the last prediction to bend its path; second order at one evaluation a step."),
     .source = "Lu et al. 2022, arXiv:2211.01095",
     .defaultSpacing = Spacing::Linspace,
     .defaultFinalSigma = FinalSigma::Min,
     .usesKarras = true,
     .make = makeDpmSolver},
    {.id = "unipc",
     .name = "UniPC",
     .description = STUDIO_TR("Predicts and then corrects with the same evaluation; strong at 10 steps and fewer."),
     .source = "Zhao et al. 2023, arXiv:2302.04867",
     .defaultSpacing = Spacing::Linspace,
     .defaultFinalSigma = FinalSigma::Min,
     .usesKarras = true,
     .make = make<UniPcSampler>},
    {.id = "flow-euler",
     .name = STUDIO_TR("Flow, Euler"),
     .description = STUDIO_TR("Straight steps along the learned flow from noise to picture."),
     .source = "Liu, Gong, Liu 2023, arXiv:2209.03003",
     .space = SamplerSpace::Flow,
     .defaultSpacing = Spacing::Linspace,
     .make = make<EulerSampler>},
    {.id = "flow-heun",
     .name = STUDIO_TR("Flow, Heun"),
     .description = STUDIO_TR("The learned flow with a look ahead at every step; more exact, twice the work."),
     .source = "Lipman et al. 2023, arXiv:2210.02747; Heun's method",
     .space = SamplerSpace::Flow,
     .defaultSpacing = Spacing::Linspace,
     .make = makeHeun},
}};
// No row is missing. (That each makes a sampler is tested: GCC takes no function for a constant under its sanitizers.)
static_assert(std::ranges::none_of(registry, &std::string_view::empty, &SamplerInfo::id));

[[noreturn]] void refuse(const SamplerInfo& sampler, const std::string& reason, const std::string& hint) {
    throw Error(ErrorCode::WrongUsage, "the sampler " + std::string(sampler.id) + " " + reason, hint);
}

std::string idsThat(const auto& accept) {
    std::string ids;
    for (const auto& each : registry)
        if (accept(each))
            ids += (ids.empty() ? "" : ", ") + std::string(each.id);
    return ids;
}

void checkOptions(const SamplerInfo& sampler, const SamplerOptions& options) {
    if (!(options.eta >= 0.0 && options.eta <= 1.0))
        refuse(sampler, "takes eta from 0 to 1", "");
    if (options.eta > 0.0 && !sampler.usesEta)
        refuse(sampler, "has no eta", "Leave eta at 0, or use ddim.");
    if (options.karras && !sampler.usesKarras)
        refuse(sampler, "has no Karras spacing",
               "Leave it out, or use " + idsThat([](const SamplerInfo& each) { return each.usesKarras; }) + ".");
    if (!(options.shift >= 0.01 && options.shift <= 100.0))
        refuse(sampler, "takes a shift from 0.01 to 100", "");
    if (options.shift != 1.0 && sampler.space != SamplerSpace::Flow)
        refuse(sampler, "has no shift", "Leave it at 1, or use a flow sampler.");
    if (sampler.space != SamplerSpace::Flow)
        return;
    if (options.spacing && *options.spacing != Spacing::Linspace)
        refuse(sampler, "always steps evenly", "Leave the spacing out, or say linspace.");
    if (options.finalSigma && *options.finalSigma != FinalSigma::Zero)
        refuse(sampler, "always ends without noise", "Leave the final sigma out, or say zero.");
}

/// EDM's noise levels are spaced after Karras et al. 2022 whatever the sampler.
SamplerPath edmPathOf(const SamplerInfo& sampler, const SamplerOptions& options) {
    if (options.spacing)
        refuse(sampler, "cannot space timesteps, since EDM has none: its noise levels follow Karras et al. 2022",
               "Leave the spacing out.");
    if (options.finalSigma == FinalSigma::Min)
        refuse(sampler, "always ends without noise on EDM", "Leave the final sigma out, or say zero.");
    auto path = edmPath(options.steps);
    return sampler.space == SamplerSpace::Exploding ? path : preservingPath(std::move(path));
}

SamplerPath diffusersPathOf(const SamplerInfo& sampler, const NoiseSchedule& schedule, const PathOptions& options) {
    if (sampler.space == SamplerSpace::Exploding)
        return diffusersExplodingPath(schedule, options);
    return sampler.needsTimesteps ? diffusersAncestralPath(schedule, options)
                                  : diffusersMultistepPath(schedule, options);
}

SamplerPath pathOf(const SamplerInfo& sampler, const NoiseSchedule& schedule, const SamplerOptions& options) {
    if (sampler.space == SamplerSpace::Flow) {
        if (!schedule.isFlow())
            refuse(sampler, "follows a flow, and this is a diffusion schedule", "Use flow, or another sampler.");
        return options.asDiffusers ? diffusersFlowPath(options.steps, options.shift)
                                   : flowPath(options.steps, options.shift);
    }
    if (schedule.isEdm() && !sampler.needsTimesteps)
        return edmPathOf(sampler, options);
    const PathOptions path{.steps = options.steps,
                           .spacing = options.spacing.value_or(sampler.defaultSpacing),
                           .karras = options.karras,
                           .finalSigma = options.finalSigma.value_or(sampler.defaultFinalSigma)};
    if (options.asDiffusers)
        return diffusersPathOf(sampler, schedule, path);
    if (sampler.space == SamplerSpace::Exploding)
        return schedulePath(schedule, path, Times::Any);
    return preservingPath(schedulePath(schedule, path, Times::Whole));
}

} // namespace

std::span<const SamplerInfo> samplers() {
    return registry;
}

const SamplerInfo& samplerInfo(std::string_view id) {
    const auto found = std::ranges::find(registry, id, &SamplerInfo::id);
    if (found == registry.end())
        throw Error(ErrorCode::WrongUsage, "unknown sampler \"" + std::string(id) + "\"",
                    "Known samplers: " + idsThat([](const SamplerInfo&) { return true; }));
    return *found;
}

bool samplerAccepts(const SamplerInfo& sampler, Prediction prediction) {
    const bool bothFlow = (sampler.space == SamplerSpace::Flow) == (prediction == Prediction::Flow);
    return bothFlow && !(sampler.needsTimesteps && prediction == Prediction::Edm);
}

void requireSamplerAccepts(const SamplerInfo& sampler, Prediction prediction) {
    if (samplerAccepts(sampler, prediction))
        return;
    const std::string fitting = idsThat([&](const SamplerInfo& each) { return samplerAccepts(each, prediction); });
    const char* reason = "needs a model that learned a flow, and this one predicts noise";
    if (prediction == Prediction::Flow)
        reason = "needs a model that predicts noise, and this one learned a flow";
    else if (sampler.needsTimesteps)
        reason = "walks whole timesteps, and this model learned noise levels without any (EDM)";
    refuse(sampler, reason, "Samplers that fit: " + fitting);
}

std::unique_ptr<Sampler> makeSampler(std::string_view id, const NoiseSchedule& schedule,
                                     const SamplerOptions& options) {
    const SamplerInfo& sampler = samplerInfo(id);
    checkOptions(sampler, options);
    return sampler.make(pathOf(sampler, schedule, options), options);
}

} // namespace studio::diffusion
