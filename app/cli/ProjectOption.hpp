// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Subcommand.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Project.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Options and steps that several subcommands share.
namespace studio::cli {

/// "PROJECT --run RUN [--device D]": one trained run of a project.
struct RunOptions {
    std::filesystem::path project;
    std::string run;
    DeviceChoice device = DeviceChoice::Auto;
};

CLI::Option* addProject(CLI::App& subcommand, std::filesystem::path& project);
void addRun(CLI::App& subcommand, RunOptions& options);
void addDevice(CLI::App& subcommand, DeviceChoice& device);
void addJson(CLI::App& subcommand, bool& json);

/// An option that takes one of a few words. A word that is none of them is a usage error which lists them.
template<class Value>
CLI::Option* addChoice(CLI::App& subcommand, const std::string& name, Value& value,
                       std::vector<std::pair<std::string, Value>> choices, const std::string& help) {
    std::string words;
    for (const auto& [word, meaning] : choices)
        words += (words.empty() ? "" : "|") + word;
    const auto assign = [&value, choices = std::move(choices), name, words](const std::string& given) {
        for (const auto& [word, meaning] : choices)
            if (word == given) {
                value = meaning;
                return;
            }
        throw CLI::ValidationError(name, "\"" + given + "\" is none of " + words);
    };
    return subcommand.add_option_function<std::string>(name, assign, help)->type_name(words);
}

struct LoadedRun {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const LatentEngine> engine;
};
/// Opens the project and loads the run; says when its weights are not the best, which are damaged, and when a run of
/// old is bound to its autoencoder's weights only now. Throws what Project::open and LatentEngine::load throw.
LoadedRun loadRun(const RunOptions& options, Console& console);

/// "decoded by vae, step 400 (0123456789ab)", of a pin that is set.
std::string decodedBy(const std::string& autoencoder, const WeightPin& decoder);

/// A picture file, or else the number of a picture of the project. Throws Error(NotFound | BadInput).
Image pictureNamed(const Project& project, const std::string& word);
/// The pictures that the words name, in their order: numbers of pictures of the project, and whatever a project can be
/// made from.
void eachPictureNamed(const Project& project, const std::vector<std::string>& words,
                      const std::function<void(Image)>& take, const Context& context);

/// "key=value" words as a map. Throws Error(WrongUsage) for a word without "=" and for a key given twice.
std::map<std::string, std::string> parseSettings(const std::vector<std::string>& words);

/// Whether `path` ends in `extension` ("npy"), in any case.
bool hasExtension(const std::filesystem::path& path, std::string_view extension);

/// Writes pictures as one .npy array when `output` ends in .npy, else as DIR/STEM-0000.png, ... in a folder made on
/// demand. Returns the files written.
std::vector<std::filesystem::path> writePictures(const std::filesystem::path& output, const std::string& stem,
                                                 const std::vector<Image>& pictures);

nlohmann::json toJson(const std::vector<std::filesystem::path>& files);

} // namespace studio::cli
