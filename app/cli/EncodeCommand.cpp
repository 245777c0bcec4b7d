// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <iterator>

namespace studio::cli {

namespace {

struct Options {
    RunOptions run;
    std::vector<std::string> inputs;
    std::filesystem::path output;
    bool json = false;
};

/// Encodes while it reads: many pictures do not fit into memory.
std::vector<Latent> encodeAll(Context& context, const LoadedRun& loaded, const std::vector<std::string>& inputs) {
    constexpr std::size_t bytesAtOnce = std::size_t{1} << 26;
    std::vector<Latent> latents;
    std::vector<Image> waiting;
    std::size_t bytes = 0;
    const auto encodeWaiting = [&] {
        std::ranges::move(loaded.engine->encode(waiting, context.stop), std::back_inserter(latents));
        waiting.clear();
        bytes = 0;
    };
    const auto take = [&](Image picture) {
        bytes += picture.pixels.size();
        waiting.push_back(std::move(picture));
        if (bytes >= bytesAtOnce)
            encodeWaiting();
    };
    eachPictureNamed(*loaded.project, inputs, take, context);
    encodeWaiting();
    return latents;
}

void run(Context& context, const Options& options) {
    if (!hasExtension(options.output, "npy"))
        throw Error(ErrorCode::WrongUsage, displayText(options.output) + ": latents are written as .npy",
                    "Use -o latents.npy");
    const LoadedRun loaded = loadRun(options.run, context.console);
    const auto latents = encodeAll(context, loaded, options.inputs);
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
                     "Pictures, folders, archives, IDX, .npy arrays of uint8 N x H x W x C, or numbers of pictures of "
                     "the project")
        ->type_name("INPUT")
        ->required();
    subcommand->add_option("-o,--output", options->output, "The .npy file to write")->type_name("FILE.npy")->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
