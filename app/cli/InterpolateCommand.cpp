// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Files.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <algorithm>

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

/// Every pixel as a square: films are played at their own size, and their codecs blur what is tiny.
std::vector<Image> enlarged(const std::vector<Image>& pictures) {
    constexpr int usualSide = 256;
    std::vector<Image> large;
    for (const Image& each : pictures)
        large.push_back(tile(std::span(&each, 1), 1, 0, std::max(1, usualSide / std::min(each.width, each.height))));
    return large;
}

void run(Context& context, const Options& options) {
    const bool isGif = hasExtension(options.output, "gif"), isFilm = hasExtension(options.output, "mp4");
    if (!isGif && !isFilm && !hasExtension(options.output, "png"))
        throw Error(ErrorCode::WrongUsage, displayText(options.output) + ": a walk is written as .png, .gif or .mp4",
                    "Use -o strip.png, -o walk.gif or -o walk.mp4");
    const LoadedRun loaded = loadRun(options.run, context.console);
    const LatentEngine& engine = *loaded.engine;
    const Latent from = engine.encode(pictureNamed(*loaded.project, options.from));
    const Latent to = engine.encode(pictureNamed(*loaded.project, options.to));
    const auto path = engine.interpolate(from, to, options.method, options.frames, context.stop);
    const auto pictures = engine.decode(path, context.stop, context.progress());
    if (isFilm)
        writeMp4(options.output, enlarged(pictures));
    else if (isGif)
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
        ->check(wholeNumber(2, 1000));
    subcommand->add_option("-o,--output", options->output, "A strip, or an animation")
        ->type_name("FILE.png|.gif|.mp4")
        ->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
