// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ImportFlags.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <charconv>

namespace studio::cli {

namespace {

struct Options {
    RunOptions run;
    std::string from;
    std::string to;
    Interpolation method = Interpolation::Slerp;
    int frames = 12;
    std::filesystem::path output;
    bool json = false;
};

/// A picture file, or else the number of a picture of the project.
Image endpoint(const Project& project, const std::string& word) {
    std::int64_t index = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), index);
    const bool isNumber = status == std::errc{} && end == word.data() + word.size();
    const DatasetFacts& facts = project.facts();
    if (!isNumber || std::filesystem::exists(word)) {
        const auto input = dataSources({word});
        return readPictures(input, {facts.width, facts.channels}).front();
    }
    if (index < 0 || index >= facts.count)
        throw Error(ErrorCode::NotFound, fmt::format("picture {} is not in the project", word),
                    fmt::format("Its pictures are numbered 0 to {}", facts.count - 1));
    return project.image(index);
}

void run(Context& context, const Options& options) {
    const bool animated = hasExtension(options.output, "gif");
    if (!animated && !hasExtension(options.output, "png"))
        throw Error(ErrorCode::WrongUsage, displayText(options.output) + ": a strip is written as .png or .gif",
                    "Use -o strip.png or -o walk.gif");
    const LoadedRun loaded = loadRun(options.run);
    const LatentEngine& engine = *loaded.engine;
    const Latent from = engine.encode(endpoint(*loaded.project, options.from));
    const Latent to = engine.encode(endpoint(*loaded.project, options.to));
    const auto path = engine.interpolate(from, to, options.method, options.frames);
    const auto pictures = engine.decode(path, context.stop, context.progress());
    if (animated)
        writeGif(options.output, pictures);
    else
        writePng(options.output, tile(pictures, options.frames));
    if (options.json)
        return context.console.document({{"file", displayText(options.output)}, {"frames", options.frames}});
    context.console.info(fmt::format("{}: {} frames", displayText(options.output), options.frames));
}

} // namespace

Subcommand addInterpolate(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("interpolate", "Walk through the latents from one picture to another");
    addRun(*subcommand, options->run);
    subcommand->add_option("from", options->from, "Picture file, or the number of a picture of the project")
        ->type_name("A")
        ->required();
    subcommand->add_option("to", options->to, "Likewise")->type_name("B")->required();
    addChoice<Interpolation>(*subcommand, "--method", options->method,
                             {{"lerp", Interpolation::Lerp}, {"slerp", Interpolation::Slerp}},
                             "Straight line, or turning about the origin of the standardised latents (default)");
    subcommand->add_option("--frames", options->frames, "Pictures on the way, both ends included")
        ->type_name("N")
        ->check(CLI::Range(2, 1000));
    subcommand->add_option("-o,--output", options->output, "A strip, or an animation")
        ->type_name("FILE.png|.gif")
        ->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
