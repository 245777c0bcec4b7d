// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ImportFlags.hpp"

#include "app/cli/Numbers.hpp"
#include "app/cli/ProjectOption.hpp"
#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/studio/Project.hpp"

#include <charconv>

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

/// "auto", "white", "black" or "#rrggbb".
Background backgroundNamed(const std::string& word) {
    if (word == "auto")
        return {Background::Kind::Auto};
    if (word == "white")
        return {Background::Kind::White};
    if (word == "black")
        return {Background::Kind::Black};
    constexpr std::size_t length = 7; // #rrggbb
    unsigned colour = 0;
    const char* end = word.data() + word.size();
    if (word.size() != length || word[0] != '#' || std::from_chars(word.data() + 1, end, colour, 16).ptr != end)
        throw CLI::ValidationError("--background", "\"" + word + "\" is none of auto|white|black|#rrggbb");
    return {Background::Kind::Colour,
            {static_cast<std::uint8_t>(colour >> 16), static_cast<std::uint8_t>(colour >> 8 & 0xff),
             static_cast<std::uint8_t>(colour & 0xff)}};
}

} // namespace

void addReadingFlags(CLI::App& subcommand, ImportOptions& options) {
    subcommand
        .add_option_function<std::string>(
            "--background", [&options](const std::string& word) { options.background = backgroundNamed(word); },
            "What lies behind transparent pixels; auto: white behind dark pictures, black behind light ones")
        ->type_name("auto|white|black|#rrggbb");
    addChoice<ValueRange>(subcommand, "--range", options.range,
                          {{"auto", ValueRange::Auto}, {"full", ValueRange::Full}},
                          "Brightness of more than 8 bits: by the bits in use, or by the whole type");
    addChoice<FrameChoice>(subcommand, "--frames", options.frames,
                           {{"first", FrameChoice::First}, {"all", FrameChoice::All}},
                           "Of animations and files with several pages: the first picture, or all");
    subcommand
        .add_option("--every", options.every, "Of films: one of every N frames; by default at most 500 of a film")
        ->type_name("N")
        ->check(wholeNumber(1, largestCount));
    subcommand
        .add_option("--array", options.array,
                    "Of .npz files and folders of array files: the array of pictures, or several with commas")
        ->type_name("NAME");
    subcommand
        .add_option("--labels", options.labels,
                    "The array, or the column of a table beside the pictures, that holds the labels; \"none\" for none")
        ->type_name("NAME");
    subcommand.add_flag_callback(
        "--no-split", [&options] { options.folderSplit = false; },
        "Take folders called train, val and test for classes, not for a split");
}

std::vector<std::filesystem::path> dataSources(const std::vector<std::string>& words) {
    std::vector<std::filesystem::path> sources;
    for (const auto& word : words)
        sources.push_back(source(word));
    return sources;
}

} // namespace studio::cli
