// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ImportFlags.hpp"
#include "app/cli/ProjectOption.hpp"
#include "app/cli/Subcommand.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

namespace studio::cli {

namespace {

struct Options {
    std::vector<std::string> data;
    ImportOptions import;
    bool json = false;
};

nlohmann::json toJson(const ArrayFacts& array) {
    return {{"name", array.name},
            {"type", array.type},
            {"shape", array.shape},
            {"pictures", array.canBePictures},
            {"labels", array.canBeLabels}};
}

nlohmann::json toJson(const Inspection& found) {
    nlohmann::json arrays = nlohmann::json::array();
    for (const auto& each : found.arrays)
        arrays.push_back(toJson(each));
    nlohmann::json rejected = nlohmann::json::array();
    for (const auto& file : found.rejected)
        rejected.push_back({{"path", file.path}, {"reason", file.reason}});
    return {{"accepted", found.accepted},
            {"ignored", found.ignored},
            {"rejected", rejected},
            {"labels", found.labels},
            {"sizes", found.sizes},
            {"channels", found.channels},
            {"notices", found.notices},
            {"leftovers", found.leftovers},
            {"held_out", found.heldOut},
            {"arrays", arrays},
            {"array", found.array},
            {"labels_from", found.labelsFrom},
            {"label_columns", found.labelColumns}};
}

void printCounts(Console& console, const std::string& title, const std::map<std::string, std::int64_t>& counts) {
    if (counts.empty())
        return;
    console.info(title);
    for (const auto& [name, count] : counts)
        console.info(fmt::format("  {:>8}  {}", count, name));
}

void print(Console& console, const Inspection& found) {
    console.info(fmt::format("{} pictures can be imported, {} files rejected, {} other files ignored", found.accepted,
                             found.rejected.size(), found.ignored));
    printCounts(console, "sizes", found.sizes);
    printCounts(console, "channels", found.channels);
    printCounts(console, "labels", found.labels);
    for (const auto& notice : found.notices)
        console.warn(notice);
    for (const auto& file : found.rejected)
        console.warn("rejected " + file.path + ": " + file.reason);
}

void run(Context& context, const Options& options) {
    const Inspection found = inspect(dataSources(options.data), options.import, context.stop, context.progress());
    if (options.json)
        context.console.document(toJson(found));
    else
        print(context.console, found);
    if (found.accepted == 0)
        throw Error(ErrorCode::BadInput, "there is no usable picture among the files given",
                    "Name a folder of pictures, an archive, an IDX or a NumPy file");
}

} // namespace

Subcommand addInspect(CLI::App& root) {
    auto options = std::make_shared<Options>();
    CLI::App* subcommand = root.add_subcommand(
        "inspect", "Say what would be imported: counts, sizes, labels, every rejected file and why");
    subcommand->add_option("data", options->data, dataHelp)->type_name("DATA")->required();
    addReadingFlags(*subcommand, options->import);
    addJson(*subcommand, options->json);
    return {subcommand, [options](Context& context) { run(context, *options); }};
}

} // namespace studio::cli
