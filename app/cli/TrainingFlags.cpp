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
                              ->check(CLI::PositiveNumber);
    subcommand.add_option("--steps", flags.steps, "Batches to train on")
        ->type_name("N")
        ->check(wholeNumber(1, largestCount))
        ->excludes(epochs);
    subcommand.add_option("--seed", flags.seed, "The same seed, threads and device give the same run")
        ->type_name("N")
        ->check(wholeNumber(0, largestSeed));
    addDevice(subcommand, flags.device);
    subcommand.add_flag("--resume", flags.resume, "Go on from the last checkpoint of the run called --name");
    subcommand.add_flag("--help-parameters", flags.helpParameters, "List every parameter that --set takes, and stop");
    addJson(subcommand, flags.json);
}

void requireProject(const TrainingFlags& flags) {
    if (flags.project.empty())
        throw Error(ErrorCode::WrongUsage, "PROJECT is missing", "Name the folder that latent-studio-cli new made");
    if (flags.resume && flags.name.empty())
        throw Error(ErrorCode::WrongUsage, "--resume needs the name of the run", "Add --name RUN");
}

} // namespace studio::cli
