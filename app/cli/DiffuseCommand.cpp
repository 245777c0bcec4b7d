// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/JobWatch.hpp"
#include "app/cli/TrainingFlags.hpp"

#include <nlohmann/json.hpp>

namespace studio::cli {

namespace {

struct Options {
    TrainingFlags flags;
    std::string autoencoder;
    bool conditional = false;
};

void run(Context& context, const Options& options) {
    const TrainingFlags& flags = options.flags;
    if (flags.helpParameters) {
        const Parameters parameters = diffusionParameters(flags.preset);
        if (flags.json)
            return context.console.document(parameterDocument(parameters));
        return context.console.text(parameterTable(parameters));
    }
    requireProject(flags);
    if (options.autoencoder.empty() && !flags.resume)
        throw Error(ErrorCode::WrongUsage, "--autoencoder is missing", "Name the run whose latents are to be diffused");
    const auto project = Project::open(flags.project);
    DiffuseRequest request;
    request.autoencoder = options.autoencoder;
    request.conditional = options.conditional;
    applyFlags(flags, request);
    const TrainingJob training = prepareDiffusion(project, request);
    runJob(context, training.job);
    reportRun(context, project->run(training.run), flags.json);
}

} // namespace

Subcommand addDiffuse(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand =
        root.add_subcommand("diffuse", "Train a diffusion model in the latents of a trained autoencoder");
    addTrainingFlags(*subcommand, options->flags);
    subcommand->add_option("--autoencoder", options->autoencoder, "Name of the trained autoencoder run")
        ->type_name("RUN");
    subcommand->add_flag("--conditional", options->conditional,
                         "Learn the pictures' labels too, so that sample --label can ask for one");
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
