// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/JobWatch.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/TrainingFlags.hpp"

#include <nlohmann/json.hpp>

namespace studio::cli {

namespace {

struct Options {
    TrainingFlags flags;
    std::string autoencoder;
    bool conditional = false;
};

/// With a project and an autoencoder, the values that fit its latents.
Parameters presetOf(const Options& options) {
    if (options.flags.project.empty() || options.autoencoder.empty())
        return diffusionParameters(options.flags.preset);
    return diffusionParameters(*Project::open(options.flags.project), options.autoencoder, options.flags.preset);
}

void printHelp(Context& context, const Options& options) {
    const Parameters parameters = presetOf(options);
    if (options.flags.json)
        context.console.document(parameterDocument(parameters));
    else
        context.console.text(parameterTable(parameters));
}

void run(Context& context, const Options& options) {
    const TrainingFlags& flags = options.flags;
    if (flags.helpParameters)
        return printHelp(context, options);
    requireProject(flags);
    if (options.autoencoder.empty() && !flags.resume && flags.like.empty())
        throw Error(ErrorCode::WrongUsage, "--autoencoder is missing", "Name the run whose latents are to be diffused");
    const auto project = Project::open(flags.project);
    DiffuseRequest request;
    request.autoencoder = options.autoencoder;
    if (request.autoencoder.empty() && !flags.like.empty())
        request.autoencoder = project->run(flags.like).autoencoder;
    request.conditional = options.conditional;
    applyFlags(*project, flags, request);
    const auto measure = [&] { return measureDiffusion(project, request, context.stop); };
    const TrainingOutlook outlook = announce(context, *project, flags, measure);
    const TrainingJob training = prepareDiffusion(project, request);
    runJob(context, training.job);
    reportRun(context, *project, training.run, outlook, flags.json);
    if (const RunInfo run = project->run(training.run); !flags.json && !run.parent.sha256.empty())
        context.console.info(decodedBy(run.autoencoder, run.parent));
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
