// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Filmstrip.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <optional>

namespace studio::cli {

namespace {

struct Options {
    RunOptions run;
    std::optional<LatentPrior> prior;
    std::optional<std::string> sampler;
    std::optional<int> steps;
    std::optional<double> eta;
    std::int64_t count = 16;
    std::uint64_t seed = 0;
    bool trajectory = false;
    std::filesystem::path output;
    bool json = false;
};

/// Says which of the options do not go with the kind of run, so that none is ignored in silence.
void checkKind(const Options& options, const LatentEngine& engine) {
    const bool diffusionOptions = options.sampler || options.steps || options.eta || options.trajectory;
    if (engine.canDiffuse() && options.prior)
        throw Error(ErrorCode::WrongUsage,
                    "--prior goes with an autoencoder run, and " + options.run.run + " is a diffusion run",
                    "Leave it out, or name the autoencoder " + engine.run().autoencoder);
    if (!engine.canDiffuse() && diffusionOptions)
        throw Error(ErrorCode::WrongUsage,
                    "--sampler, --steps, --eta and --trajectory go with a diffusion run, and " + options.run.run +
                        " is an autoencoder",
                    "Use --prior normal or gaussian, or name a diffusion run");
    if (options.trajectory && hasExtension(options.output, "npy"))
        throw Error(ErrorCode::WrongUsage, "--trajectory writes pictures and needs a folder", "Use -o DIR");
}

SampleRequest diffusionRequest(const Options& options, const LatentEngine& engine) {
    SampleRequest request;
    const auto samplers = engine.samplers();
    if (options.sampler)
        request.sampler = *options.sampler;
    else if (!samplers.empty())
        request.sampler = samplers.front().id;
    request.steps = options.steps.value_or(request.steps);
    request.eta = options.eta.value_or(request.eta);
    request.count = options.count;
    request.seed = options.seed;
    return request;
}

std::vector<Image> draw(Context& context, const Options& options, const LatentEngine& engine) {
    if (engine.canDiffuse())
        return engine.sample(diffusionRequest(options, engine), context.stop, context.progress());
    const auto latents =
        engine.drawPrior(options.prior.value_or(LatentPrior::Gaussian), options.count, options.seed, context.stop);
    return engine.decode(latents, context.stop, context.progress());
}

void run(Context& context, const Options& options) {
    const LoadedRun loaded = loadRun(options.run);
    const LatentEngine& engine = *loaded.engine;
    checkKind(options, engine);
    const auto pictures = draw(context, options, engine);
    auto files = writePictures(options.output, "sample", pictures);
    if (options.trajectory) {
        const auto steps = engine.trace(diffusionRequest(options, engine), context.stop, context.progress());
        files.push_back(options.output / "trajectory.png");
        writePng(files.back(), filmstrip(steps));
    }
    if (options.json)
        return context.console.document({{"count", pictures.size()}, {"files", toJson(files)}});
    context.console.info(fmt::format("{} samples in {}", pictures.size(), displayText(options.output)));
}

void addOptions(CLI::App& subcommand, Options& options) {
    addRun(subcommand, options.run);
    const std::vector<std::pair<std::string, std::optional<LatentPrior>>> priors{{"normal", LatentPrior::Normal},
                                                                                 {"gaussian", LatentPrior::Gaussian}};
    addChoice(subcommand, "--prior", options.prior, priors,
              "Of an autoencoder run: N(0, I), or the Gaussian fitted to the training latents (default)");
    subcommand
        .add_option("--sampler", options.sampler,
                    "Of a diffusion run: one that fits how it was trained, for instance ddim, euler, heun")
        ->type_name("NAME");
    subcommand.add_option("--steps", options.steps, "Denoising steps")->type_name("N")->check(CLI::Range(1, 1000));
    subcommand.add_option("--eta", options.eta, "DDIM noise: 0 is deterministic, 1 is ancestral")
        ->type_name("E")
        ->check(CLI::Range(0.0, 1.0));
    subcommand.add_option("--count", options.count, "How many pictures")->type_name("N")->check(CLI::Range(1, 1000000));
    subcommand.add_option("--seed", options.seed, "The i-th sample depends on the seed and i only")->type_name("N");
    subcommand.add_flag("--trajectory", options.trajectory,
                        "Also write the denoising steps of the first sample as a filmstrip");
    subcommand.add_option("-o,--output", options.output, "Folder for one PNG a sample, or one uint8 array")
        ->type_name("DIR|FILE.npy")
        ->required();
    addJson(subcommand, options.json);
}

} // namespace

Subcommand addSample(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("sample", "Draw new pictures from a run");
    addOptions(*subcommand, *options);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
