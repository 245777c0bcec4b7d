// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Comparison.hpp"
#include "core/studio/Files.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options {
    std::filesystem::path project;
    std::filesystem::path output;
    ComparisonOptions comparison;
    bool json = false;
};

nlohmann::json toJson(const Comparison& comparison) {
    nlohmann::json runs = nlohmann::json::array();
    for (const auto& each : comparison.runs)
        runs.push_back({{"run", each.run.name},
                        {"model", each.run.model},
                        {"parameter_count", each.run.parameterCount},
                        {"mse", each.score.mse},
                        {"psnr", each.score.psnr},
                        {"ssim", each.score.ssim},
                        {"images", each.score.images}});
    return runs;
}

void run(Context& context, const Options& options) {
    const auto project = Project::open(options.project);
    const auto warn = [&](const std::string& notice) { context.console.warn(notice); };
    const Comparison comparison = compareRuns(project, options.comparison, context.stop, context.progress(), warn);
    writeText(options.output, comparisonPage(*project, comparison));
    if (options.json)
        return context.console.document({{"file", displayText(options.output)}, {"runs", toJson(comparison)}});
    for (const auto& each : comparison.runs)
        context.console.info(fmt::format("{}: PSNR {:.2f} dB, SSIM {:.3f}, {} parameters", each.run.name,
                                         each.score.psnr, each.score.ssim, each.run.parameterCount));
    context.console.info(displayText(options.output));
}

} // namespace

Subcommand addCompare(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand =
        root.add_subcommand("compare", "Put runs side by side in one HTML file: same inputs, endpoints and seeds");
    addProject(*subcommand, options->project)->required();
    ComparisonOptions& comparison = options->comparison;
    subcommand->add_option("--run", comparison.runs, "A run to compare; may be repeated. Without it: every trained run")
        ->type_name("RUN")
        ->allow_extra_args(false);
    subcommand->add_option("--seed", comparison.seed, "Seed of the samples")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    addDevice(*subcommand, comparison.device);
    subcommand->add_option("-o,--output", options->output, "The page to write")->type_name("FILE.html")->required();
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
