// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SampleOptions.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Filmstrip.hpp"
#include "core/studio/PriorChoices.hpp"
#include "core/studio/Recipe.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options : SampleOptions {
    std::filesystem::path output;
    bool json = false;
};

using Files = std::vector<std::filesystem::path>;

Files samplePrior(Context& context, const Options& options, const LatentEngine& engine) {
    const auto latents =
        engine.drawPrior(options.prior.value_or(usualPrior), options.count, options.seed, context.stop);
    return writePictures(options.output, "sample", engine.decode(latents, context.stop, context.progress()));
}

/// One PNG a sample, each with its recipe.
Files writeSamples(const Options& options, const LoadedRun& loaded, const SampleRequest& request,
                   const std::vector<Image>& pictures) {
    if (hasExtension(options.output, "npy"))
        return writePictures(options.output, "sample", pictures);
    makeFolder(options.output);
    const LatentEngine& engine = *loaded.engine;
    Files files;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        files.push_back(options.output / fmt::format("sample-{:04}.png", i));
        Recipe recipe = recipeOf(engine.run().name, engine.weights(), request, loaded.project->facts().classes,
                                 static_cast<std::int64_t>(i));
        recipe.decoder = engine.decoder().sha256;
        writePngWithRecipe(files.back(), pictures[i], recipe);
    }
    return files;
}

Files sampleDiffusion(Context& context, const Options& options, const LoadedRun& loaded, const SampleRequest& request) {
    const LatentEngine& engine = *loaded.engine;
    auto files = writeSamples(options, loaded, request, engine.sample(request, context.stop, context.progress()));
    if (options.trajectory) {
        const auto steps = engine.trace(request, context.stop, context.progress());
        files.push_back(options.output / "trajectory.png");
        writePng(files.back(), filmstrip(steps));
    }
    return files;
}

void run(Context& context, const Options& options) {
    if (options.trajectory && hasExtension(options.output, "npy"))
        throw Error(ErrorCode::WrongUsage, "--trajectory writes pictures and needs a folder", "Use -o DIR");
    const LoadedRun loaded = loadRun(options.run, context.console);
    checkKind(options, *loaded.engine);
    const LatentEngine& engine = *loaded.engine;
    nlohmann::json result{{"count", options.count}, {"weights", engine.weights()}};
    std::string effort;
    std::string decoder;
    if (engine.canDiffuse()) {
        const SampleRequest request = sampleRequest(options, loaded, context.console);
        const int evaluations = engine.evaluations(request);
        result["evaluations"] = evaluations;
        effort = fmt::format(", {} network evaluations each", evaluations);
        const WeightPin& pin = engine.decoder();
        result["decoder"] = {{"run", engine.run().autoencoder}, {"step", pin.step}, {"sha256", pin.sha256}};
        decoder = ", " + decodedBy(engine.run().autoencoder, pin);
        result["files"] = toJson(sampleDiffusion(context, options, loaded, request));
    } else {
        result["files"] = toJson(samplePrior(context, options, engine));
    }
    if (options.json)
        return context.console.document(result);
    context.console.info(
        fmt::format("{} samples in {}{}{}", options.count, displayText(options.output), effort, decoder));
}

} // namespace

Subcommand addSample(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("sample", "Draw new pictures from a run");
    addSampleOptions(*subcommand, *options);
    subcommand->add_option("-o,--output", options->output, "Folder for one PNG a sample, or one uint8 array")
        ->type_name("DIR|FILE.npy")
        ->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
