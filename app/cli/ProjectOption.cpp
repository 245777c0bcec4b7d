// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ProjectOption.hpp"

#include "app/cli/ImportFlags.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace studio::cli {

CLI::Option* addProject(CLI::App& subcommand, std::filesystem::path& project) {
    return subcommand.add_option("project", project, "Folder of the project")->type_name("PROJECT");
}

void addRun(CLI::App& subcommand, RunOptions& options) {
    addProject(subcommand, options.project)->required();
    subcommand.add_option("--run", options.run, "Name of a trained run of the project")->type_name("RUN")->required();
    addDevice(subcommand, options.device);
}

void addDevice(CLI::App& subcommand, DeviceChoice& device) {
    addChoice<DeviceChoice>(subcommand, "--device", device,
                            {{"auto", DeviceChoice::Auto}, {"cpu", DeviceChoice::Cpu}, {"cuda", DeviceChoice::Cuda}},
                            "Where to compute; auto takes CUDA when there is one");
}

void addJson(CLI::App& subcommand, bool& json) {
    subcommand.add_flag("--json", json, "Print the result as one JSON document on standard output");
}

LoadedRun loadRun(const RunOptions& options, Console& console) {
    LoadedRun loaded;
    loaded.project = Project::open(options.project);
    loaded.engine = LatentEngine::load(loaded.project, options.run, options.device);
    if (!loaded.engine->damage().empty())
        console.warn(loaded.engine->damage());
    if (!loaded.engine->notice().empty())
        console.warn(loaded.engine->notice());
    return loaded;
}

std::string decodedBy(const std::string& autoencoder, const WeightPin& decoder) {
    return fmt::format("decoded by {}, step {} ({})", autoencoder, decoder.step, decoder.sha256.substr(0, 12));
}

namespace {

/// The picture that the word is the number of; nothing for the name of a file.
std::optional<Image> numberedPicture(const Project& project, const std::string& word) {
    std::int64_t index = 0;
    const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), index);
    const bool isNumber = status == std::errc{} && end == word.data() + word.size();
    if (!isNumber || std::filesystem::exists(word))
        return std::nullopt;
    const std::int64_t count = project.facts().count;
    if (index < 0 || index >= count)
        throw Error(ErrorCode::NotFound, fmt::format("picture {} is not in the project", word),
                    fmt::format("Its pictures are numbered 0 to {}", count - 1));
    return project.image(index);
}

} // namespace

Image pictureNamed(const Project& project, const std::string& word) {
    if (auto picture = numberedPicture(project, word))
        return std::move(*picture);
    return readPicture(dataSources({word}).front(), project.facts());
}

void eachPictureNamed(const Project& project, const std::vector<std::string>& words,
                      const std::function<void(Image)>& take, const Context& context) {
    for (const auto& word : words) {
        if (auto picture = numberedPicture(project, word))
            take(std::move(*picture));
        else
            eachPicture(dataSources({word}), project.facts(), take, context.stop, context.progress());
    }
}

std::map<std::string, std::string> parseSettings(const std::vector<std::string>& words) {
    std::map<std::string, std::string> settings;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorCode::WrongUsage, "--set " + word + ": expected key=value",
                        "latent-studio-cli train --help-parameters lists the keys");
        const bool fresh = settings.emplace(word.substr(0, equals), word.substr(equals + 1)).second;
        if (!fresh)
            throw Error(ErrorCode::WrongUsage, "--set " + word.substr(0, equals) + " is given twice");
    }
    return settings;
}

bool hasExtension(const std::filesystem::path& path, std::string_view extension) {
    const std::string own = path.extension().string();
    return own.size() == extension.size() + 1 && own.front() == '.' &&
           std::equal(extension.begin(), extension.end(), own.begin() + 1,
                      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

std::vector<std::filesystem::path> writePictures(const std::filesystem::path& output, const std::string& stem,
                                                 const std::vector<Image>& pictures) {
    if (hasExtension(output, "npy")) {
        writeImagesNpy(output, pictures);
        return {output};
    }
    makeFolder(output);
    std::vector<std::filesystem::path> files;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        files.push_back(output / fmt::format("{}-{:04}.png", stem, i));
        writePng(files.back(), pictures[i]);
    }
    return files;
}

nlohmann::json toJson(const std::vector<std::filesystem::path>& files) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& file : files)
        list.push_back(displayText(file));
    return list;
}

} // namespace studio::cli
