// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/studio/Project.hpp"

namespace studio::cli {

namespace {

struct Options {
    std::filesystem::path project;
    std::string run;
    std::string name;
};

void run(Context& context, const Options& options) {
    Project::open(options.project)->renameRun(options.run, options.name);
    context.console.info("\"" + options.run + "\" is now called \"" + options.name + "\"");
}

} // namespace

Subcommand addRename(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("rename", "Give a run another name; diffusion runs on it follow");
    addProject(*subcommand, options->project)->required();
    subcommand->add_option("--run", options->run, "The run as it is called now")->type_name("RUN")->required();
    subcommand->add_option("--name", options->name, "Its new name")->type_name("NAME")->required();
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
