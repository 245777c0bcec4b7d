// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ProjectOption.hpp"
#include "core/studio/Training.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace studio::cli {

/// The options that train and diffuse share.
struct TrainingFlags {
    std::filesystem::path project;
    std::string name;
    Preset preset = Preset::Balanced;
    std::vector<std::string> settings;
    std::optional<double> epochs;
    std::optional<std::int64_t> steps;
    std::uint64_t seed = 0;
    DeviceChoice device = DeviceChoice::Auto;
    bool resume = false;
    std::string like;
    bool helpParameters = false;
    bool json = false;
};

void addTrainingFlags(CLI::App& subcommand, TrainingFlags& flags);

/// Throws Error(WrongUsage) when no project was named, or --resume stands without a run's name.
void requireProject(const TrainingFlags& flags);

/// --set words over the settings of the run that --like names. Throws NotFound, WrongUsage.
std::map<std::string, std::string> settingsOf(const Project& project, const TrainingFlags& flags);

/// Copies the flags into a TrainRequest or a DiffuseRequest. --resume with a length trains the run further.
template<class Request>
void applyFlags(const Project& project, const TrainingFlags& flags, Request& request) {
    request.name = flags.name;
    request.preset = flags.preset;
    request.settings = settingsOf(project, flags);
    request.epochs = flags.epochs;
    request.steps = flags.steps;
    request.seed = flags.seed;
    request.device = flags.device;
    request.extend = flags.resume && (flags.epochs || flags.steps);
    request.resume = flags.resume && !request.extend;
}

} // namespace studio::cli
