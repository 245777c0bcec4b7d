// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/JobWatch.hpp"
#include "app/cli/TrainingFlags.hpp"

#include <nlohmann/json.hpp>

namespace studio::cli {

namespace {

struct Options {
    TrainingFlags flags;
    std::string model;
    std::string from;
};

/// With a project, the values that fit its pictures.
Parameters presetOf(const TrainingFlags& flags, const std::string& model) {
    if (flags.project.empty())
        return autoencoderParameters(model, flags.preset);
    return autoencoderParameters(*Project::open(flags.project), model, flags.preset);
}

void printHelp(Context& context, const Options& options) {
    std::vector<std::string> models;
    for (const auto& choice : autoencoderModels())
        if (options.model.empty() || options.model == choice.id)
            models.push_back(choice.id);
    if (models.empty())
        models.push_back(options.model); // autoencoderParameters says what is wrong with it
    nlohmann::json document = nlohmann::json::object();
    std::string tables;
    for (const auto& model : models) {
        const Parameters parameters = presetOf(options.flags, model);
        document[model] = parameterDocument(parameters);
        tables += (tables.empty() ? "" : "\n") + model + "\n" + parameterTable(parameters);
    }
    if (options.flags.json)
        context.console.document(document);
    else
        context.console.text(tables);
}

/// --model, or the model of the run that --like or --from names.
std::string modelOf(const Project& project, const Options& options) {
    if (!options.model.empty())
        return options.model;
    for (const std::string& run : {options.flags.like, options.from})
        if (!run.empty())
            return project.run(run).model;
    return TrainRequest().model; // of a run that is resumed, which keeps its own
}

void requireModel(const Options& options) {
    if (!options.model.empty() || options.flags.resume || !options.flags.like.empty() || !options.from.empty())
        return;
    std::string known;
    for (const auto& choice : autoencoderModels())
        known += (known.empty() ? "" : ", ") + choice.id;
    throw Error(ErrorCode::WrongUsage, "--model is missing", "Known models: " + known);
}

void run(Context& context, const Options& options) {
    if (options.flags.helpParameters)
        return printHelp(context, options);
    const TrainingFlags& flags = options.flags;
    requireProject(flags);
    requireModel(options);
    const auto project = Project::open(flags.project);
    TrainRequest request;
    request.model = modelOf(*project, options);
    request.startFrom = options.from;
    applyFlags(*project, flags, request);
    const auto measure = [&] { return measureTraining(project, request, context.stop); };
    const TrainingOutlook outlook = announce(context, *project, flags, measure);
    const TrainingJob training = prepareTraining(project, request);
    runJob(context, training.job);
    reportRun(context, *project, training.run, outlook, flags.json);
}

} // namespace

Subcommand addTrain(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("train", "Train an autoencoder on a project's pictures");
    addTrainingFlags(*subcommand, options->flags);
    subcommand->add_option("--model", options->model, "ae, vae, vqvae, fsq or rae")->type_name("MODEL");
    subcommand
        ->add_option("--from", options->from, "Begin with the weights and settings of this run, in a run of its own")
        ->type_name("RUN");
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
