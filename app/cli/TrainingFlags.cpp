// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TrainingFlags.hpp"

#include "app/cli/Numbers.hpp"
namespace studio::cli {

void addTrainingFlags(CLI::App& subcommand, TrainingFlags& flags) {
    addProject(subcommand, flags.project);
    subcommand.add_option("--name", flags.name, "Name of the run; by default made from the model")->type_name("RUN");
    addChoice<Preset>(subcommand, "--preset", flags.preset,
                      {{"quick", Preset::Quick}, {"balanced", Preset::Balanced}, {"quality", Preset::Quality}},
                      "How much time to spend");
    subcommand
        .add_option("--set", flags.settings, "A parameter, over the preset; may be repeated. See --help-parameters")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    CLI::Option* epochs = subcommand.add_option("--epochs", flags.epochs, "Passes over the training pictures")
                              ->type_name("N")
                              ->check(realNumber(0.001, 1e6));
    subcommand.add_option("--steps", flags.steps, "Batches to train on")
        ->type_name("N")
        ->check(wholeNumber(1, largestCount))
        ->excludes(epochs);
    subcommand.add_option("--seed", flags.seed, "The same seed, threads and device give the same run")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    addDevice(subcommand, flags.device);
    subcommand.add_flag("--resume", flags.resume,
                        "Go on with the run called --name: to its planned end, or with --steps or --epochs so much "
                        "further than it is, with a warm-up and a decay of their own");
    subcommand.add_option("--like", flags.like, "Take model and settings of this run; --set goes over them")
        ->type_name("RUN");
    subcommand.add_flag("--help-parameters", flags.helpParameters, "List every parameter that --set takes, and stop");
    addJson(subcommand, flags.json);
}

void requireProject(const TrainingFlags& flags) {
    if (flags.project.empty())
        throw Error(ErrorCode::WrongUsage, "PROJECT is missing", "Name the folder that latent-studio-cli new made");
    if (flags.resume && flags.name.empty())
        throw Error(ErrorCode::WrongUsage, "--resume needs the name of the run", "Add --name RUN");
    if (flags.resume && !flags.like.empty())
        throw Error(ErrorCode::WrongUsage, "a resumed run keeps its own settings", "Leave out --like or --resume");
}

std::map<std::string, std::string> settingsOf(const Project& project, const TrainingFlags& flags) {
    auto settings = parseSettings(flags.settings);
    if (flags.like.empty())
        return settings;
    const Parameters parameters = project.run(flags.like).parameters;
    const bool hasLength = settings.contains("epochs");
    for (const auto& spec : parameters.specs())
        if (spec.key != "steps" || !hasLength)
            settings.emplace(spec.key, toText(parameters.value(spec.key)));
    return settings;
}

} // namespace studio::cli
