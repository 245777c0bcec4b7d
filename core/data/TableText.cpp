// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TableText.hpp"

#include "core/base/Text.hpp"
#include "core/data/NameEncoding.hpp"
#include "core/io/TextEncoding.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

namespace studio::data {

namespace {

using nlohmann::json;

/// Above this a table is no longer one of labels.
constexpr std::size_t mostColumns = 4096;

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return text;
}

std::string endingOf(const std::filesystem::path& file) {
    return lowered(file.extension().string());
}

/// As UTF-8: a spreadsheet saves in the code page of its system.
std::string textOf(std::string_view bytes) {
    std::string text = io::textOfFile(bytes);
    if (validUtf8(text) == text)
        return text;
    constexpr std::size_t enough = 64 * 1024; // to judge by
    const std::array<std::string, 1> sample{text.substr(0, std::min(enough, text.rfind('\n', enough)))};
    if (const LegacyEncoding* encoding = likelyEncoding(sample))
        if (const auto decoded = io::decodeText(text, std::string(iconvName(*encoding))))
            return io::toUtf8(*decoded);
    return validUtf8(text);
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

bool isListName(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 7> words{"label", "annot", "class", "categor", "metadata", "list", "target"};
    const std::string name = lowered(file.stem().string());
    return name == "train" || name == "val" || name == "test" ||
           std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// "a.png tabby cat" with a tab after the name, when no line of it is divided otherwise.
std::string dividedAfterName(const std::string& text) {
    if (text.find_first_of(",;\t|") != std::string::npos)
        return text;
    std::string divided;
    bool inName = true;
    for (const char letter : text) {
        const bool divides = letter == ' ' && inName && !divided.empty() && divided.back() != '\n';
        divided += divides ? '\t' : letter;
        inName = letter == '\n' || (inName && !divides);
    }
    return divided;
}

/// The divider that the first line holds most of, outside quotes.
char dividerOf(std::string_view text) {
    constexpr std::string_view dividers = ",;\t|";
    std::map<char, int> counts;
    bool quoted = false;
    for (const char letter : text) {
        if (letter == '"')
            quoted = !quoted;
        if (!quoted && (letter == '\n' || letter == '\r') && !counts.empty())
            break;
        if (!quoted && dividers.find(letter) != std::string_view::npos)
            ++counts[letter];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? ',' : most->first;
}

/// Reads fields and rows one after the other (RFC 4180; blanks around a field do not count).
class RowReader {
public:
    explicit RowReader(std::string_view text)
        : m_text(text)
        , m_divider(dividerOf(text)) {}

    bool atEnd() const { return m_at >= m_text.size(); }

    std::vector<std::string> row() {
        std::vector<std::string> fields;
        for (;;) {
            fields.push_back(field());
            if (atEnd() || m_text[m_at] != m_divider)
                break;
            ++m_at;
        }
        while (!atEnd() && (m_text[m_at] == '\r' || m_text[m_at] == '\n'))
            ++m_at;
        return fields;
    }

private:
    bool endsField(char letter) const { return letter == m_divider || letter == '\n' || letter == '\r'; }

    std::string field() {
        while (!atEnd() && m_text[m_at] == ' ')
            ++m_at;
        if (!atEnd() && m_text[m_at] == '"')
            return quoted();
        const std::size_t first = m_at;
        while (!atEnd() && !endsField(m_text[m_at]))
            ++m_at;
        return trimmed(m_text.substr(first, m_at - first));
    }

    std::string quoted() {
        std::string text;
        for (++m_at; !atEnd(); ++m_at) {
            if (m_text[m_at] != '"') {
                text += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                text += m_text[++m_at];
            } else {
                ++m_at;
                break;
            }
        }
        while (!atEnd() && !endsField(m_text[m_at]))
            ++m_at;
        return trimmed(text);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_divider;
};

std::optional<Table> parseText(std::string_view text) {
    if (text.starts_with("sep=")) // what spreadsheets write to tell each other the divider
        text.remove_prefix(std::min(text.size(), text.find('\n')));
    Table table;
    RowReader reader(text);
    while (!reader.atEnd()) {
        std::vector<std::string> row = reader.row();
        if (row.size() == 1 && row.front().empty())
            continue;
        if (table.columns.empty()) {
            if (row.size() < 2 || row.size() > mostColumns)
                return std::nullopt;
            table.columns = row;
        }
        if (row.size() > table.columns.size() &&
            std::all_of(row.begin() + static_cast<std::ptrdiff_t>(table.columns.size()), row.end(),
                        [](const auto& field) { return field.empty(); }))
            row.resize(table.columns.size()); // dividers at the end of a line
        if (row.size() == table.columns.size())
            table.rows.push_back(std::move(row));
        else
            ++table.malformed;
    }
    if (table.columns.empty())
        return std::nullopt;
    return table;
}

/// Text of a plain value; nothing of lists and objects.
std::optional<std::string> plainText(const json& value) {
    if (value.is_string())
        return trimmed(value.get_ref<const std::string&>());
    if (value.is_number_integer() || value.is_boolean() || value.is_number_float())
        return value.dump();
    return value.is_null() ? std::optional(std::string{}) : std::nullopt;
}

/// Nothing deeper than a table is kept, so that no depth of brackets does harm.
json parseShallow(std::string_view text) {
    constexpr int deepest = 3;
    return json::parse(
        text, [](int depth, json::parse_event_t, json&) { return depth <= deepest; }, false);
}

/// Collects objects into rows; columns appear as they are met.
class ObjectRows {
public:
    void add(const json& object) {
        if (!object.is_object()) {
            ++m_table.malformed;
            return;
        }
        auto& row = m_table.rows.emplace_back(m_table.columns.size());
        for (const auto& [key, value] : object.items()) {
            const auto text = plainText(value);
            if (!text || (m_table.columns.size() >= mostColumns && !m_numbers.contains(key)))
                continue;
            const auto [entry, isNew] = m_numbers.try_emplace(key, m_table.columns.size());
            if (isNew)
                m_table.columns.push_back(key);
            row.resize(m_table.columns.size());
            row[entry->second] = *text;
        }
    }

    std::optional<Table> table() {
        if (m_table.columns.size() < 2 || m_table.rows.empty())
            return std::nullopt;
        for (auto& row : m_table.rows)
            row.resize(m_table.columns.size());
        m_table.headed = true;
        return std::move(m_table);
    }

private:
    Table m_table;
    std::map<std::string, std::size_t> m_numbers;
};

std::optional<Table> parseLines(std::string_view text) {
    ObjectRows rows;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty())
            rows.add(parseShallow(line));
    }
    return rows.table();
}

/// Pairs of a file's name and its label as a table without a header.
std::optional<Table> pairsOf(const json& document) {
    Table table;
    table.columns = {"file", "label"};
    table.headed = true;
    const auto add = [&](const std::string& name, const json& label) {
        if (auto text = plainText(label))
            table.rows.push_back({name, std::move(*text)});
        else
            ++table.malformed;
    };
    if (const auto labels = document.find("labels"); labels != document.end() && labels->is_array()) {
        for (const json& pair : *labels)
            if (pair.is_array() && pair.size() == 2 && pair[0].is_string())
                add(pair[0].get<std::string>(), pair[1]);
            else
                ++table.malformed;
    } else {
        for (const auto& [name, label] : document.items())
            add(name, label);
    }
    return table.rows.empty() ? std::nullopt : std::optional(std::move(table));
}

std::optional<Table> parseJson(std::string_view text) {
    const json document = parseShallow(text);
    if (document.is_object())
        return pairsOf(document);
    if (!document.is_array())
        return std::nullopt;
    ObjectRows rows;
    for (const json& each : document)
        rows.add(each);
    return rows.table();
}

} // namespace

bool mayBeTable(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".jsonl", ".ndjson", ".json"};
    const std::string ending = endingOf(file);
    return std::ranges::find(endings, ending) != endings.end() || (ending == ".txt" && isListName(file));
}

std::optional<Table> parseTable(const std::filesystem::path& file, std::string_view bytes) {
    const std::string text = textOf(bytes);
    const std::string ending = endingOf(file);
    if (ending == ".json")
        return parseJson(text);
    if (ending == ".txt")
        return parseText(dividedAfterName(text));
    return ending == ".jsonl" || ending == ".ndjson" ? parseLines(text) : parseText(text);
}

} // namespace studio::data
