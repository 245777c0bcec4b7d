// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/JobWatch.hpp"
#include "app/cli/TrainingFlags.hpp"

#include <nlohmann/json.hpp>

namespace studio::cli {

namespace {

struct Options {
    TrainingFlags flags;
    std::string model;
};

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
        const Parameters parameters = autoencoderParameters(model, options.flags.preset);
        document[model] = parameterDocument(parameters);
        tables += (tables.empty() ? "" : "\n") + model + "\n" + parameterTable(parameters);
    }
    if (options.flags.json)
        context.console.document(document);
    else
        context.console.text(tables);
}

void run(Context& context, const Options& options) {
    if (options.flags.helpParameters)
        return printHelp(context, options);
    const TrainingFlags& flags = options.flags;
    requireProject(flags);
    if (options.model.empty() && !flags.resume) {
        std::string known;
        for (const auto& choice : autoencoderModels())
            known += (known.empty() ? "" : ", ") + choice.id;
        throw Error(ErrorCode::WrongUsage, "--model is missing", "Known models: " + known);
    }
    const auto project = Project::open(flags.project);
    TrainRequest request;
    if (!options.model.empty())
        request.model = options.model;
    applyFlags(flags, request);
    const TrainingJob training = prepareTraining(project, request);
    runJob(context, training.job);
    reportRun(context, project->run(training.run), flags.json);
}

} // namespace

Subcommand addTrain(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand("train", "Train an autoencoder on a project's pictures");
    addTrainingFlags(*subcommand, options->flags);
    subcommand->add_option("--model", options->model, "ae, vae, vqvae, fsq or rae")->type_name("MODEL");
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
