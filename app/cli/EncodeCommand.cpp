// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ImportFlags.hpp"
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
    std::vector<std::string> inputs;
    std::filesystem::path output;
    bool json = false;
};

void run(Context& context, const Options& options) {
    if (!hasExtension(options.output, "npy"))
        throw Error(ErrorCode::WrongUsage, displayText(options.output) + ": latents are written as .npy",
                    "Use -o latents.npy");
    const LoadedRun loaded = loadRun(options.run);
    const DatasetFacts& facts = loaded.project->facts();
    const auto pictures =
        readPictures(dataSources(options.inputs), {facts.width, facts.channels}, context.stop, context.progress());
    const auto latents = loaded.engine->encode(pictures, context.stop, context.progress());
    const LatentShape shape = loaded.engine->shape();
    writeLatentsNpy(options.output, latents, shape);
    std::vector<std::int64_t> sizes{static_cast<std::int64_t>(latents.size()), shape.channels};
    if (!shape.isVector)
        sizes.insert(sizes.end(), {shape.height, shape.width});
    if (options.json)
        return context.console.document(
            {{"file", displayText(options.output)}, {"shape", sizes}, {"dtype", "float32"}});
    context.console.info(fmt::format("{}: float32 {}", displayText(options.output), fmt::join(sizes, " x ")));
}

} // namespace

Subcommand addEncode(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand =
        root.add_subcommand("encode", "Turn pictures into latents (float32 N x C x h x w, or N x D)");
    addRun(*subcommand, options->run);
    subcommand
        ->add_option("input", options->inputs,
                     "Pictures, folders, archives, IDX, or .npy arrays of uint8 N x H x W x C")
        ->type_name("INPUT")
        ->required();
    subcommand->add_option("-o,--output", options->output, "The .npy file to write")->type_name("FILE.npy")->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
