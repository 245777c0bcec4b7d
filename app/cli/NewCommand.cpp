// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Findings.hpp"
#include "app/cli/ImportFlags.hpp"
#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Doctor.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options {
    std::filesystem::path project;
    std::vector<std::string> data;
    ImportOptions import;
    bool json = false;
};

nlohmann::json toJson(const Project& project, const std::vector<Finding>& findings) {
    const DatasetFacts& facts = project.facts();
    nlohmann::json labels = nlohmann::json::object();
    for (const auto& each : facts.classes)
        labels[each.name] = each.count;
    nlohmann::json rejected = nlohmann::json::array();
    for (const auto& file : facts.rejected)
        rejected.push_back({{"path", file.path}, {"reason", file.reason}});
    return {{"project", displayText(project.folder())},
            {"count", facts.count},
            {"training", facts.training},
            {"validation", facts.validation},
            {"width", facts.width},
            {"height", facts.height},
            {"channels", facts.channels},
            {"labels", labels},
            {"rejected", rejected},
            {"notices", facts.notices},
            {"findings", findingsDocument(findings)}};
}

void run(Context& context, const Options& options) {
    const auto project =
        Project::create(options.project, dataSources(options.data), options.import, context.stop, context.progress());
    const DatasetFacts& facts = project->facts();
    for (const auto& notice : facts.notices)
        context.console.warn(notice);
    for (const auto& file : facts.rejected)
        context.console.warn("rejected " + file.path + ": " + file.reason);
    const std::vector<Finding> findings = examineData(*project, context.stop);
    warn(context.console, findings);
    if (options.json)
        return context.console.document(toJson(*project, findings));
    context.console.info(fmt::format("{}: {} pictures of {} x {}, {}, {} to train and {} to validate",
                                     displayText(project->folder()), facts.count, facts.width, facts.height,
                                     facts.channels == 1 ? "grey" : "colour", facts.training, facts.validation));
}

} // namespace

Subcommand addNew(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("new", "Make a project from pictures");
    addProject(*subcommand, options->project)->required();
    subcommand->add_option("--data", options->data, dataHelp)->type_name("DATA")->required();
    ImportOptions& import = options->import;
    subcommand->add_option("--size", import.size, "Width and height in pixels; by default their own, 64 or 32")
        ->type_name("PIXELS")
        ->check(wholeNumber(1, 1024));
    addChoice<Channels>(*subcommand, "--channels", import.channels,
                        {{"auto", Channels::Auto}, {"1", Channels::Grey}, {"3", Channels::Colour}}, "Grey or colour");
    addChoice<Framing>(*subcommand, "--framing", import.framing, {{"crop", Framing::CentreCrop}, {"fit", Framing::Fit}},
                       "Cut the middle out, or keep the whole picture on black");
    subcommand->add_flag("--flip", import.flip, "Mirror pictures at random while training");
    subcommand->add_option("--val", import.validation, "Share of the pictures held out, 0 to 0.5")
        ->type_name("SHARE")
        ->check(realNumber(0.0, 0.5));
    subcommand->add_option("--limit", import.limit, "At most this many pictures; 0 takes all")
        ->type_name("N")
        ->check(wholeNumber(0, largestCount));
    subcommand->add_option("--seed", import.seed, "Seed of the split and of the choice under --limit")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    addReadingFlags(*subcommand, import);
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
