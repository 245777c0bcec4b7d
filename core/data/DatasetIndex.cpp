// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetIndex.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/base/Translate.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/Json.hpp"

#include <cstring>

#include <nlohmann/json.hpp>

namespace studio::data {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int currentVersion = 1;
constexpr int largestSide = 1 << 16;
constexpr std::int64_t largestCount = std::int64_t{1} << 40;

/// Reads fields of one JSON object and names the field that is wrong.
class Fields {
public:
    Fields(const json& object, std::string file)
        : m_object(object)
        , m_file(std::move(file)) {}

    [[noreturn]] void refuse(const char* field, const std::string& expected) const {
        throw Error(ErrorCode::Corrupt, m_file + ": \"" + field + "\": expected " + expected,
                    STUDIO_TR("Import the pictures again."));
    }

    std::int64_t integer(const char* field, std::int64_t low, std::int64_t high) const {
        const json& value = at(field);
        const bool sound = value.is_number_unsigned() &&
                           value.get<std::uint64_t>() <= static_cast<std::uint64_t>(high) &&
                           value.get<std::int64_t>() >= low;
        if (!sound)
            refuse(field, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return value.get<std::int64_t>();
    }

    std::string text(const char* field) const {
        const json& value = at(field);
        if (!value.is_string())
            refuse(field, "a text");
        return value.get<std::string>();
    }

    std::vector<std::string> texts(const char* field) const {
        const json& value = at(field);
        if (!value.is_array())
            refuse(field, "a list of texts");
        std::vector<std::string> list;
        list.reserve(value.size());
        for (const json& each : value) {
            if (!each.is_string())
                refuse(field, "a list of texts");
            list.push_back(each.get_ref<const std::string&>());
        }
        return list;
    }

    std::vector<int> labels(const char* field, std::int64_t classes) const {
        const json& value = at(field);
        const std::string expected = "a list of class numbers below " + std::to_string(classes);
        if (!value.is_array())
            refuse(field, expected);
        std::vector<int> list;
        list.reserve(value.size());
        for (const json& each : value) {
            if (!each.is_number_integer())
                refuse(field, expected);
            const auto label = each.get<std::int64_t>();
            if (label < -1 || label >= classes)
                refuse(field, expected);
            list.push_back(static_cast<int>(label));
        }
        return list;
    }

    std::vector<std::int64_t> ascending(const char* field, std::int64_t below) const {
        const json& value = at(field);
        const std::string expected = "a list of ascending numbers below " + std::to_string(below);
        if (!value.is_array())
            refuse(field, expected);
        std::vector<std::int64_t> list;
        list.reserve(value.size());
        for (const json& each : value) {
            if (!each.is_number_integer())
                refuse(field, expected);
            const auto number = each.get<std::int64_t>();
            if (number < 0 || number >= below || (!list.empty() && number <= list.back()))
                refuse(field, expected);
            list.push_back(number);
        }
        return list;
    }

    const json& at(const char* field) const {
        const auto found = m_object.find(field);
        if (found == m_object.end())
            refuse(field, "the field, but it is missing");
        return *found;
    }

private:
    const json& m_object;
    std::string m_file;
};

/// A path as text, and as hexadecimal bytes when the text alone would lose some.
json toJson(const SourceRecord& source) {
    const std::string& bytes = source.path.native();
    json object = {{"path", validUtf8(bytes)}, {"summary", source.summary}};
    if (validUtf8(bytes) != bytes)
        object["pathBytes"] = json::array();
    if (validUtf8(bytes) != bytes)
        for (const char byte : bytes)
            object["pathBytes"].push_back(static_cast<unsigned char>(byte));
    return object;
}

SourceRecord sourceFrom(const json& object, const std::string& file) {
    if (!object.is_object())
        throw Error(ErrorCode::Corrupt, file + ": \"sources\": expected a list of objects");
    const Fields fields(object, file);
    SourceRecord source{fields.text("path"), fields.text("summary")};
    const auto bytes = object.find("pathBytes");
    if (bytes == object.end())
        return source;
    std::string native;
    for (const json& byte : *bytes) {
        if (!byte.is_number_unsigned() || byte.get<std::uint64_t>() > 255)
            fields.refuse("pathBytes", "a list of bytes");
        native += static_cast<char>(byte.get<unsigned>());
    }
    source.path = native;
    return source;
}

json parse(const fs::path& file) {
    std::string reason;
    try {
        json document = io::parseJson(io::readText(file));
        if (document.is_object())
            return document;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadInput)
            throw;
        reason = ": " + error.message();
    }
    throw Error(ErrorCode::Corrupt, displayText(file) + ": is no JSON object" + reason,
                STUDIO_TR("Import the pictures again."));
}

} // namespace

fs::path pixelsFile(const fs::path& projectFolder) {
    return projectFolder / "dataset.bin";
}

fs::path indexFile(const fs::path& projectFolder) {
    return projectFolder / "index.json";
}

DatasetIndex readIndex(const fs::path& projectFolder) {
    const fs::path file = indexFile(projectFolder);
    const std::string shown = displayText(file);
    const json document = parse(file);
    const Fields fields(document, shown);
    if (fields.integer("version", 1, largestCount) > currentVersion)
        throw Error(ErrorCode::Unsupported, shown + ": was written by a newer version of Latent Studio",
                    STUDIO_TR("Update Latent Studio to open it."));
    DatasetIndex index;
    index.count = fields.integer("count", 1, largestCount);
    index.width = static_cast<int>(fields.integer("width", 1, largestSide));
    index.height = static_cast<int>(fields.integer("height", 1, largestSide));
    index.channels = static_cast<int>(fields.integer("channels", 1, 3));
    if (index.channels == 2)
        fields.refuse("channels", "1 or 3");
    index.classes = fields.texts("classes");
    index.labels = fields.labels("labels", static_cast<std::int64_t>(index.classes.size()));
    index.names = fields.texts("names");
    index.fingerprint = fields.text("fingerprint");
    const auto count = static_cast<std::size_t>(index.count);
    if (index.names.size() != count)
        fields.refuse("names", "one name for each of " + std::to_string(count) + " pictures");
    if (!index.labels.empty() && index.labels.size() != count)
        fields.refuse("labels", "none, or one a picture");
    if (document.contains("held_out"))
        index.heldOut = fields.ascending("held_out", index.count);
    if (!fields.at("sources").is_array())
        fields.refuse("sources", "a list");
    for (const json& each : fields.at("sources"))
        index.sources.push_back(sourceFrom(each, shown));
    return index;
}

void writeIndex(const fs::path& projectFolder, const DatasetIndex& index) {
    nlohmann::ordered_json document = {{"version", currentVersion},  {"count", index.count},
                                       {"width", index.width},       {"height", index.height},
                                       {"channels", index.channels}, {"fingerprint", index.fingerprint},
                                       {"classes", index.classes},   {"sources", nlohmann::ordered_json::array()},
                                       {"labels", index.labels},     {"names", index.names}};
    if (index.heldOut)
        document["held_out"] = *index.heldOut;
    for (const auto& source : index.sources)
        document["sources"].push_back(nlohmann::ordered_json(toJson(source)));
    io::writeAtomically(indexFile(projectFolder), document.dump());
}

std::vector<std::byte> labelBytes(std::span<const int> labels) {
    static_assert(sizeof(int) == 4);
    std::vector<std::byte> bytes(labels.size_bytes());
    if (!bytes.empty())
        std::memcpy(bytes.data(), labels.data(), bytes.size());
    return bytes;
}

} // namespace studio::data
