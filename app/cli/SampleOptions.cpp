// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SampleOptions.hpp"

#include "app/cli/ImportFlags.hpp"
#include "app/cli/Numbers.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Labels.hpp"
#include "core/studio/PriorChoices.hpp"
#include "core/studio/SamplerChoices.hpp"

#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

bool hasDiffusionOptions(const SampleOptions& options) {
    return options.sampler || options.steps || options.eta || options.spacing || options.karras || options.shift ||
           options.label || options.guidance || options.clamp || options.from || options.strength || options.mask ||
           options.toSeed || options.travel || options.trajectory;
}

std::int64_t labelOf(const std::string& word, const std::vector<ClassCount>& classes, Console& console) {
    const NamedLabel named = labelNamed(classes, word);
    if (named.by == NamedLabel::By::Position)
        console.info(fmt::format("no label is called {}: taken as a position from 0 on, it is \"{}\"", word,
                                 classes[static_cast<std::size_t>(named.label)].name));
    return named.label;
}

std::shared_ptr<const SampleGuide> guideOf(const SampleOptions& options, const LoadedRun& loaded) {
    if (!options.from)
        return nullptr;
    auto guide = std::make_shared<SampleGuide>();
    const Image picture = pictureNamed(*loaded.project, *options.from);
    guide->picture = loaded.engine->encode(picture);
    guide->strength = options.strength.value_or(options.mask ? 1.0 : guide->strength);
    if (options.mask) {
        guide->pixelMask = readMask(dataSources({*options.mask}).front(), loaded.project->facts());
        guide->mask = loaded.engine->latentMask(guide->pixelMask);
        guide->original = picture;
    }
    return guide;
}

void addSteering(CLI::App& subcommand, SampleOptions& options) {
    subcommand
        .add_option("--label", options.label,
                    "Of a conditional run: the class to draw, by its name, or by its position where no class is called "
                    "by a number")
        ->type_name("NAME");
    subcommand
        .add_option(
            "--guidance", options.guidance,
            fmt::format("How strongly samples are led, by default {}: towards their label (without --label each "
                        "follows one of its own) or, in a run without labels, away from what it drew early in "
                        "training. 1 is plain",
                        usualGuidance))
        ->type_name("W")
        ->check(realNumber(-1e6, 1e6));
    subcommand
        .add_option("--clamp", options.clamp,
                    "Keep every predicted picture's latent within this many standard deviations of the mean: less "
                    "glaring with strong guidance. 0, the default, keeps only the range of the training latents")
        ->type_name("D")
        ->check(realNumber(0.0, 1e6));
    CLI::Option* from = subcommand
                            .add_option("--from", options.from,
                                        "Start from a picture: a file, or the number of a picture of the project")
                            ->type_name("IMAGE");
    subcommand
        .add_option("--strength", options.strength,
                    "Share of the denoising that is done from --from, at most 1 (pure noise); by default 0.6, with a "
                    "mask 1")
        ->type_name("S")
        ->check(realNumber(0.0, 1.0))
        ->needs(from);
    subcommand.add_option("--mask", options.mask, "Draw --from anew only where this picture is white")
        ->type_name("IMAGE")
        ->needs(from);
    CLI::Option* toSeed =
        subcommand.add_option("--to-seed", options.toSeed, "Noise on the way from --seed to this one")
            ->type_name("N")
            ->check(wholeNumber(0, largestSeed));
    CLI::Option* travel = subcommand.add_option("--travel", options.travel, "How far on that way, 0 to 1")
                              ->type_name("SHARE")
                              ->check(realNumber(0.0, 1.0))
                              ->needs(toSeed);
    toSeed->needs(travel);
}

void addSampler(CLI::App& subcommand, SampleOptions& options) {
    subcommand
        .add_option("--sampler", options.sampler,
                    "Of a diffusion run: one that fits how it was trained, for instance ddim, euler, heun")
        ->type_name("NAME");
    subcommand.add_option("--steps", options.steps, "Denoising steps")->type_name("N")->check(wholeNumber(1, 10'000));
    subcommand.add_option("--eta", options.eta, "DDIM noise: 0 is deterministic, 1 is ancestral")
        ->type_name("E")
        ->check(realNumber(0.0, 1.0));
    subcommand.add_option("--spacing", options.spacing, "How timesteps are spread; by default the sampler's own")
        ->type_name("leading|trailing|linspace");
    subcommand.add_flag("--karras", options.karras, "Space noise levels after Karras et al. 2022");
    subcommand.add_option("--shift", options.shift, "Of a flow: above 1 dwells on noise, below 1 on the picture")
        ->type_name("S")
        ->check(realNumber(0.01, 100.0));
}

void addPrior(CLI::App& subcommand, SampleOptions& options) {
    std::vector<std::pair<std::string, std::optional<std::string>>> priors;
    std::string help = "Of an autoencoder run:";
    for (const Choice& each : priorChoices()) {
        priors.emplace_back(each.id, each.id);
        help += (priors.size() > 1 ? ", or " : " ") + each.description + (each.id == usualPrior ? " (default)" : "");
    }
    addChoice(subcommand, "--prior", options.prior, priors, help);
}

} // namespace

void addSampleOptions(CLI::App& subcommand, SampleOptions& options) {
    addRun(subcommand, options.run);
    addPrior(subcommand, options);
    addSampler(subcommand, options);
    addSteering(subcommand, options);
    subcommand.add_option("--count", options.count, "How many pictures")
        ->type_name("N")
        ->check(wholeNumber(1, 1'000'000));
    subcommand.add_option("--seed", options.seed, "The i-th sample depends on the seed and i only")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    subcommand.add_flag("--trajectory", options.trajectory,
                        "Also write the denoising steps of the first sample as a filmstrip");
}

void checkKind(const SampleOptions& options, const LatentEngine& engine) {
    if (engine.canDiffuse() && options.prior)
        throw Error(ErrorCode::WrongUsage,
                    "--prior goes with an autoencoder run, and " + options.run.run + " is a diffusion run",
                    "Leave it out, or name the autoencoder " + engine.run().autoencoder);
    if (!engine.canDiffuse() && hasDiffusionOptions(options))
        throw Error(ErrorCode::WrongUsage,
                    "an autoencoder run such as " + options.run.run +
                        " takes --prior, --count and --seed; everything else goes with a diffusion run",
                    "Use --prior alone, or name a diffusion run");
}

SampleRequest sampleRequest(const SampleOptions& options, const LoadedRun& loaded, Console& console) {
    SampleRequest request = loaded.engine->usualRequest();
    if (options.sampler)
        requireSampler(*options.sampler); // an empty name would stand for the run's own
    request.sampler = options.sampler.value_or(request.sampler);
    request.steps = options.steps.value_or(request.steps);
    request.eta = options.eta.value_or(request.eta);
    request.spacing = options.spacing.value_or(request.spacing);
    request.karras = options.karras;
    request.shift = options.shift.value_or(request.shift);
    request.count = options.count;
    request.seed = options.seed;
    if (options.label)
        request.label = labelOf(*options.label, loaded.project->facts().classes, console);
    request.guidance = options.guidance.value_or(request.guidance);
    request.clamp = options.clamp.value_or(request.clamp);
    if (options.toSeed)
        request.travel = SeedTravel{*options.toSeed, *options.travel};
    request.guide = guideOf(options, loaded);
    return request;
}

} // namespace studio::cli
