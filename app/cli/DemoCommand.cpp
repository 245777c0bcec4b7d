// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Demo.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options {
    DemoOptions demo;
    bool json = false;
};

void run(Context& context, Options options) {
    if (options.demo.folder.empty())
        options.demo.folder = freeDemoFolder(std::filesystem::current_path());
    const DemoResult result = runDemo(options.demo, context.stop, context.progress(),
                                      [&](const JobSnapshot& snapshot) { context.console.progress(snapshot); });
    if (options.json)
        return context.console.document({{"folder", displayText(result.folder)},
                                         {"page", displayText(result.page)},
                                         {"dataset", result.dataset},
                                         {"seconds", result.seconds},
                                         {"metrics", displayText(result.metrics)}});
    context.console.info(
        fmt::format("Done in {}. Pictures and metrics: {}", clockText(result.seconds), displayText(result.folder)));
    context.console.info("Summary: " + displayText(result.page));
}

} // namespace

Subcommand addDemo(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand(
        "demo", "The main job end to end: train ae, vae and vqvae, diffuse in the latents of the vae");
    subcommand->add_flag("--quick", options->demo.quick, "Two minutes instead of ten");
    subcommand
        ->add_option("-o,--output", options->demo.folder, "New folder for the results; by default ./latent-studio-demo")
        ->type_name("DIR");
    subcommand->add_option("--seed", options->demo.seed, "Seed of everything")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    addDevice(*subcommand, options->demo.device);
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
