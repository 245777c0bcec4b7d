// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ImportFlags.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Project.hpp"

namespace studio::cli {

namespace {

/// Enough for every combination of the drawings' factors to turn up often.
constexpr auto shapesByDefault = "shapes:10000";

std::filesystem::path source(const std::string& word) {
    if (word == "shapes")
        return shapesByDefault;
    if (word.starts_with("shapes:"))
        return word;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(word, ignored)))
        return word;
    if (word != "fashion-mnist")
        throw Error(ErrorCode::NotFound, displayText(std::string_view(word)) + ": no such file or folder",
                    "Check the path");
    if (const auto folder = fashionMnistFolder())
        return *folder;
    throw Error(ErrorCode::NotFound, "Fashion-MNIST is not installed here",
                "Install the package dataset-fashion-mnist, or use \"shapes\"");
}

} // namespace

std::vector<std::filesystem::path> dataSources(const std::vector<std::string>& words) {
    std::vector<std::filesystem::path> sources;
    for (const auto& word : words)
        sources.push_back(source(word));
    return sources;
}

} // namespace studio::cli
