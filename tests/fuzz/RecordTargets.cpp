// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetIndex.hpp"
#include "core/io/PngText.hpp"
#include "core/studio/MetricFile.hpp"
#include "core/studio/ProjectFile.hpp"
#include "core/studio/Recipe.hpp"
#include "core/studio/RunStore.hpp"
#include "tests/fuzz/Expect.hpp"
#include "tests/fuzz/PngChecksums.hpp"
#include "tests/fuzz/Scratch.hpp"

#include <algorithm>

namespace studio::fuzz {

namespace {

/// A folder beside the input's, for what is written again.
std::filesystem::path otherFolder() {
    const auto folder = scratch() / "written";
    std::filesystem::create_directories(folder);
    return folder;
}

constexpr std::int64_t pictures = 100;

/// config.json and status.json as they are written.
std::string recordOf(const RunInfo& run) {
    const auto folder = otherFolder();
    runstore::writeConfig(folder, run);
    runstore::writeStatus(folder, run);
    return contentOf(folder / "config.json") + contentOf(folder / "status.json");
}

RunInfo rewritten(const RunInfo& run) {
    recordOf(run);
    return runstore::read(otherFolder(), pictures);
}

std::string textOf(Input input) {
    return {reinterpret_cast<const char*>(input.data()), input.size()};
}

} // namespace

void pngtext(Input input) {
    constexpr std::string_view keyword = "Latent Studio recipe";
    const std::vector<std::byte> sound = withPngChecksums(input);
    attempt([&] { io::pngText(sound, keyword); });
    attempt([&] { readRecipe(scratchFile("input.png", sound)); });
    const auto written = io::withPngText(sound, keyword, "a text");
    mustWork([&] { expect(io::pngText(written, keyword) == "a text", "a text is read as it was written"); });
}

void project(Input input) {
    const auto content = projectfile::read(scratchFile("project.json", input).parent_path());
    mustWork([&] {
        const auto folder = otherFolder();
        projectfile::write(folder, content);
        const std::string once = contentOf(folder / "project.json");
        projectfile::write(folder, projectfile::read(folder));
        expect(contentOf(folder / "project.json") == once, "project.json stays as it is");
    });
}

void config(Input input) {
    const auto end = std::ranges::find(input, std::byte{0});
    const auto length = static_cast<std::size_t>(end - input.begin());
    const auto folder = scratchFile("config.json", input.first(length)).parent_path();
    std::filesystem::remove(folder / "status.json");
    if (end != input.end())
        scratchFile("status.json", input.subspan(length + 1));
    const RunInfo run = runstore::read(folder, pictures);
    mustWork([&] {
        // Of a run of old the first writing says how long it is.
        const RunInfo settled = rewritten(run);
        const std::string once = recordOf(settled);
        expect(recordOf(rewritten(settled)) == once, "a run stays as it is");
    });
}

void index(Input input) {
    const auto read = data::readIndex(scratchFile("index.json", input).parent_path());
    expect(read.labels.empty() || std::ssize(read.labels) == read.count, "a label a picture, or none");
    mustWork([&] {
        const auto folder = otherFolder();
        data::writeIndex(folder, read);
        const std::string once = contentOf(data::indexFile(folder));
        data::writeIndex(folder, data::readIndex(folder));
        expect(contentOf(data::indexFile(folder)) == once, "index.json stays as it is");
    });
}

void recipe(Input input) {
    const Recipe read = parseRecipe(textOf(input), "input");
    mustWork([&] {
        const std::string once = toJson(read);
        expect(toJson(parseRecipe(once, "written")) == once, "a recipe stays as it is");
    });
}

void metrics(Input input) {
    const MetricTable table = readMetricFile(scratchFile("metrics.csv", input));
    for (const auto& row : table.rows)
        expect(row.size() == table.columns.size(), "a row has all columns");
}

} // namespace studio::fuzz
