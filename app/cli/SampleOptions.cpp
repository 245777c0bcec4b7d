// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SampleOptions.hpp"

#include "app/cli/ImportFlags.hpp"
#include "core/studio/Exchange.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>

namespace studio::cli {

namespace {

bool hasDiffusionOptions(const SampleOptions& options) {
    return options.sampler || options.steps || options.eta || options.spacing || options.karras || options.shift ||
           options.label || options.guidance || options.from || options.strength || options.mask || options.toSeed ||
           options.travel || options.trajectory;
}

std::int64_t labelNumber(const std::string& word, const std::vector<ClassCount>& classes) {
    const auto named = std::ranges::find(classes, word, &ClassCount::name);
    if (named != classes.end())
        return named - classes.begin();
    std::int64_t number = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool isNumber = status == std::errc{} && end == word.data() + word.size();
    if (isNumber && number >= 0 && number < static_cast<std::int64_t>(classes.size()))
        return number;
    std::string known;
    for (const auto& each : classes)
        known += (known.empty() ? "" : ", ") + each.name;
    throw Error(ErrorCode::NotFound, fmt::format("the project has no label \"{}\"", word),
                known.empty() ? "Its pictures have no labels" : "Its labels are: " + known);
}

std::shared_ptr<const SampleGuide> guideOf(const SampleOptions& options, const LoadedRun& loaded) {
    if (!options.from)
        return nullptr;
    auto guide = std::make_shared<SampleGuide>();
    guide->picture = loaded.engine->encode(pictureNamed(*loaded.project, *options.from));
    guide->strength = options.strength.value_or(options.mask ? 1.0 : guide->strength);
    if (options.mask) {
        const auto file = dataSources({*options.mask});
        const auto mask = readPictures(file, {loaded.project->facts().width, 1});
        guide->mask = loaded.engine->latentMask(mask.front());
    }
    return guide;
}

void addSteering(CLI::App& subcommand, SampleOptions& options) {
    subcommand.add_option("--label", options.label, "Of a conditional run: the class to draw")->type_name("NAME|INDEX");
    subcommand
        .add_option(
            "--guidance", options.guidance,
            "How strongly samples are led, by default 2.5: towards their label (without --label each follows one of "
            "its own) or, in a run without labels, away from what it drew early in training. 1 is plain")
        ->type_name("W");
    CLI::Option* from = subcommand
                            .add_option("--from", options.from,
                                        "Start from a picture: a file, or the number of a picture of the project")
                            ->type_name("IMAGE");
    subcommand
        .add_option("--strength", options.strength,
                    "Share of the denoising that is done from --from, at most 1 (pure noise); by default 0.6, with a "
                    "mask 1")
        ->type_name("S")
        ->needs(from);
    subcommand.add_option("--mask", options.mask, "Draw --from anew only where this picture is white")
        ->type_name("IMAGE")
        ->needs(from);
    CLI::Option* toSeed =
        subcommand.add_option("--to-seed", options.toSeed, "Noise on the way from --seed to this one")->type_name("N");
    CLI::Option* travel = subcommand.add_option("--travel", options.travel, "How far on that way, 0 to 1")
                              ->type_name("SHARE")
                              ->check(CLI::Range(0.0, 1.0))
                              ->needs(toSeed);
    toSeed->needs(travel);
}

void addSampler(CLI::App& subcommand, SampleOptions& options) {
    subcommand
        .add_option("--sampler", options.sampler,
                    "Of a diffusion run: one that fits how it was trained, for instance ddim, euler, heun")
        ->type_name("NAME");
    subcommand.add_option("--steps", options.steps, "Denoising steps")->type_name("N")->check(CLI::Range(1, 10'000));
    subcommand.add_option("--eta", options.eta, "DDIM noise: 0 is deterministic, 1 is ancestral")
        ->type_name("E")
        ->check(CLI::Range(0.0, 1.0));
    subcommand.add_option("--spacing", options.spacing, "How timesteps are spread; by default the sampler's own")
        ->type_name("leading|trailing|linspace");
    subcommand.add_flag("--karras", options.karras, "Space noise levels after Karras et al. 2022");
    subcommand.add_option("--shift", options.shift, "Of a flow: above 1 dwells on noise, below 1 on the picture")
        ->type_name("S");
}

} // namespace

void addSampleOptions(CLI::App& subcommand, SampleOptions& options) {
    addRun(subcommand, options.run);
    const std::vector<std::pair<std::string, std::optional<LatentPrior>>> priors{{"normal", LatentPrior::Normal},
                                                                                 {"gaussian", LatentPrior::Gaussian}};
    addChoice(subcommand, "--prior", options.prior, priors,
              "Of an autoencoder run: N(0, I), or the Gaussian fitted to the training latents (default)");
    addSampler(subcommand, options);
    addSteering(subcommand, options);
    subcommand.add_option("--count", options.count, "How many pictures")->type_name("N")->check(CLI::Range(1, 1000000));
    subcommand.add_option("--seed", options.seed, "The i-th sample depends on the seed and i only")->type_name("N");
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
                    "Use --prior normal or gaussian, or name a diffusion run");
}

SampleRequest sampleRequest(const SampleOptions& options, const LoadedRun& loaded) {
    SampleRequest request = loaded.engine->usualRequest();
    request.sampler = options.sampler.value_or(request.sampler);
    request.steps = options.steps.value_or(request.steps);
    request.eta = options.eta.value_or(request.eta);
    request.spacing = options.spacing.value_or(request.spacing);
    request.karras = options.karras;
    request.shift = options.shift.value_or(request.shift);
    request.count = options.count;
    request.seed = options.seed;
    if (options.label)
        request.label = labelNumber(*options.label, loaded.project->facts().classes);
    request.guidance = options.guidance.value_or(request.guidance);
    if (options.toSeed)
        request.travel = SeedTravel{*options.toSeed, *options.travel};
    request.guide = guideOf(options, loaded);
    return request;
}

} // namespace studio::cli
