// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"
#include "core/studio/Project.hpp"

#include <optional>

namespace studio::cli {

namespace {

struct Options {
    std::filesystem::path project;
    std::string run;
    std::optional<std::string> text;
};

void run(Context& context, const Options& options) {
    const auto project = Project::open(options.project);
    if (options.text)
        return project->setRunNotes(options.run, *options.text);
    const std::string notes = project->run(options.run).notes;
    if (!notes.empty())
        context.console.text(notes + "\n");
}

} // namespace

Subcommand addNote(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("note", "Write your own words to a run, or print them");
    addProject(*subcommand, options->project)->required();
    subcommand->add_option("text", options->text, "The note; \"\" takes it away, without it the note is printed")
        ->type_name("TEXT");
    subcommand->add_option("--run", options->run, "Name of the run")->type_name("RUN")->required();
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
