// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options {
    RunOptions run;
    std::filesystem::path latents;
    std::filesystem::path output;
    bool json = false;
};

void run(Context& context, const Options& options) {
    const LoadedRun loaded = loadRun(options.run, context.console);
    const auto latents = readLatentsNpy(options.latents, loaded.engine->shape());
    const auto pictures = loaded.engine->decode(latents, context.stop, context.progress());
    const auto files = writePictures(options.output, "decoded", pictures);
    if (options.json)
        return context.console.document({{"count", pictures.size()}, {"files", toJson(files)}});
    context.console.info(fmt::format("{} pictures in {}", pictures.size(), displayText(options.output)));
}

} // namespace

Subcommand addDecode(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("decode", "Turn latents back into pictures");
    addRun(*subcommand, options->run);
    subcommand->add_option("latents", options->latents, "Float32 N x C x h x w, or N x D, as encode writes it")
        ->type_name("LATENTS.npy")
        ->required();
    subcommand->add_option("-o,--output", options->output, "Folder for one PNG a picture, or one uint8 array")
        ->type_name("DIR|FILE.npy")
        ->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
