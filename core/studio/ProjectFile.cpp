// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ProjectFile.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"
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
constexpr std::array<const char*, 4> backgroundNames{"auto", "white", "black", "colour"};
constexpr std::array<const char*, 2> rangeNames{"auto", "full"};
constexpr std::array<const char*, 2> frameNames{"first", "all"};

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

/// Projects made before these options existed laid transparent pixels over white and took the high byte.
void readPixelOptions(const JsonFields& fields, ImportOptions& options) {
    if (!fields.has("background")) {
        options.background.kind = Background::Kind::White;
        options.range = ValueRange::Full;
        return;
    }
    options.background.kind = static_cast<Background::Kind>(choice(fields, "background", backgroundNames));
    const std::int64_t colour = fields.integer("background_colour", 0, 0xffffff);
    for (std::size_t i = 0; i < options.background.colour.size(); ++i)
        options.background.colour[i] = static_cast<std::uint8_t>(colour >> (16 - 8 * i));
    options.range = static_cast<ValueRange>(choice(fields, "range", rangeNames));
    options.frames = static_cast<FrameChoice>(choice(fields, "frames", frameNames));
    options.every = fields.integer("every", 0, unbounded);
    options.array = fields.text("array");
    options.labels = fields.text("labels");
    options.folderSplit = fields.boolean("folder_split");
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
    readPixelOptions(fields, options);
    return options;
}

nlohmann::json toJson(const ImportOptions& options) {
    const auto& [red, green, blue] = options.background.colour;
    return {{"size", options.size},
            {"channels", channelNames[static_cast<std::size_t>(options.channels)]},
            {"framing", framingNames[static_cast<std::size_t>(options.framing)]},
            {"flip", options.flip},
            {"validation", options.validation},
            {"limit", options.limit},
            {"seed", options.seed},
            {"background", backgroundNames[static_cast<std::size_t>(options.background.kind)]},
            {"background_colour", red << 16 | green << 8 | blue},
            {"range", rangeNames[static_cast<std::size_t>(options.range)]},
            {"frames", frameNames[static_cast<std::size_t>(options.frames)]},
            {"every", options.every},
            {"array", options.array},
            {"labels", options.labels},
            {"folder_split", options.folderSplit}};
}

int readSampleBits(const JsonFields& dataset, const ImportOptions& options) {
    constexpr int all = 16;
    if (dataset.has("sample_bits"))
        return static_cast<int>(dataset.integer("sample_bits", 0, all));
    return options.range == ValueRange::Full ? all : 0;
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
                    STUDIO_TR("Open it with that version, or update this one."));
    const JsonFields dataset = root.object("dataset");
    Content content;
    content.created = root.text("created", "");
    content.notes = root.text("notes", "");
    content.fingerprint = dataset.text("fingerprint");
    content.facts.sources = dataset.texts("sources");
    content.facts.notices = dataset.has("notices") ? dataset.texts("notices") : std::vector<std::string>{};
    content.facts.options = readOptions(dataset.object("options"));
    content.facts.sampleBits = readSampleBits(dataset, content.facts.options);
    content.facts.rejected = readRejected(dataset);
    if (dataset.has("left_out"))
        content.leftOut = dataset.integers("left_out", 0, unbounded);
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
                                {"sample_bits", content.facts.sampleBits},
                                {"rejected", rejected},
                                {"left_out", content.leftOut},
                                {"notices", content.facts.notices}}}};
    io::writeAtomically(folder / "project.json",
                        root.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

} // namespace studio::projectfile
