// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ProjectFile.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/studio/JsonFields.hpp"

#include <algorithm>
#include <array>

namespace studio::projectfile {

namespace {

constexpr std::int64_t schemaVersion = 1;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
/// A folder of a million broken files must not make project.json unreadable for a person.
constexpr std::size_t rejectedKept = 1000;

constexpr std::array<const char*, 3> channelNames{"auto", "grey", "colour"};
constexpr std::array<const char*, 2> framingNames{"centre-crop", "fit"};

template<std::size_t N>
std::size_t choice(const JsonFields& fields, const std::string& key, const std::array<const char*, N>& names) {
    const std::string text = fields.text(key);
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) {
        std::string expected = "one of";
        for (const char* name : names)
            expected += std::string(" ") + name;
        fields.refuse(key, expected);
    }
    return static_cast<std::size_t>(found - names.begin());
}

ImportOptions readOptions(const JsonFields& fields) {
    ImportOptions options;
    options.size = static_cast<int>(fields.integer("size", 0, 4096));
    options.channels = static_cast<Channels>(choice(fields, "channels", channelNames));
    options.framing = static_cast<Framing>(choice(fields, "framing", framingNames));
    options.flip = fields.boolean("flip");
    options.validation = fields.real("validation", 0.0, 0.5);
    options.limit = fields.integer("limit", 0, unbounded);
    options.seed = fields.seed("seed");
    return options;
}

nlohmann::json toJson(const ImportOptions& options) {
    return {{"size", options.size},
            {"channels", channelNames[static_cast<std::size_t>(options.channels)]},
            {"framing", framingNames[static_cast<std::size_t>(options.framing)]},
            {"flip", options.flip},
            {"validation", options.validation},
            {"limit", options.limit},
            {"seed", options.seed}};
}

std::vector<RejectedFile> readRejected(const JsonFields& dataset) {
    std::vector<RejectedFile> list;
    if (!dataset.has("rejected"))
        return list;
    if (!dataset.raw().at("rejected").is_array())
        dataset.refuse("rejected", "a list");
    for (const auto& each : dataset.raw().at("rejected")) {
        if (!each.is_object())
            dataset.refuse("rejected", "a list of objects");
        const JsonFields entry("project.json", "dataset.rejected.", each);
        list.push_back({entry.text("path"), entry.text("reason")});
    }
    return list;
}

} // namespace

Content read(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "project.json";
    if (!std::filesystem::exists(file))
        throw Error(ErrorCode::NotFound, folder.string() + " is not a project: it has no project.json",
                    "Make one with: latent-studio-cli new PROJECT --data DATA");
    const JsonFields root = JsonFields::read(file);
    if (root.integer("schema", 1, unbounded) > schemaVersion)
        throw Error(ErrorCode::Unsupported, file.string() + " was written by a newer Latent Studio",
                    "Open it with that version, or update this one.");
    const JsonFields dataset = root.object("dataset");
    Content content;
    content.created = root.text("created", "");
    content.notes = root.text("notes", "");
    content.fingerprint = dataset.text("fingerprint");
    content.facts.sources = dataset.texts("sources");
    content.facts.notices = dataset.has("notices") ? dataset.texts("notices") : std::vector<std::string>{};
    content.facts.options = readOptions(dataset.object("options"));
    content.facts.rejected = readRejected(dataset);
    return content;
}

void write(const std::filesystem::path& folder, const Content& content) {
    nlohmann::json rejected = nlohmann::json::array();
    for (const auto& each : content.facts.rejected) {
        if (rejected.size() == rejectedKept)
            break;
        rejected.push_back({{"path", each.path}, {"reason", each.reason}});
    }
    const nlohmann::json root{{"schema", schemaVersion},
                              {"created", content.created},
                              {"notes", content.notes},
                              {"dataset",
                               {{"sources", content.facts.sources},
                                {"fingerprint", content.fingerprint},
                                {"options", toJson(content.facts.options)},
                                {"rejected", rejected},
                                {"notices", content.facts.notices}}}};
    io::writeAtomically(folder / "project.json",
                        root.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

} // namespace studio::projectfile
