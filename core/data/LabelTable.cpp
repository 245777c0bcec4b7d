// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/LabelTable.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/data/PictureNames.hpp"
#include "core/data/SplitNames.hpp"
#include "core/data/TableText.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>

namespace studio::data {

namespace {

/// Names of label columns, the more telling first: beside a number there often stands the word.
constexpr auto labelColumns = std::to_array<std::string_view>(
    {"label_name", "class_name", "classname", "labelname", "category_name", "label",      "labels",
     "class",      "category",   "target",    "y",         "class_label",   "species",    "breed",
     "diagnosis",  "dx",         "emotion",   "class_id",  "label_id",      "category_id"});
constexpr auto splitColumns = std::to_array<std::string_view>({"split", "set", "subset", "partition", "fold", "usage"});
constexpr auto telling = std::to_array<std::string_view>({"label", "metadata", "annotation", "class", "categor"});

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return lower;
}

std::string folderOf(const std::string& name) {
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos ? std::string{} : name.substr(0, slash + 1);
}

/// Index pandas writes: a column without a name.
bool isNameless(const std::string& column) {
    return column.empty() || lowered(column).starts_with("unnamed");
}

/// A table brought into relation with the pictures.
struct Fitted {
    std::string name;
    Table table;
    std::size_t fileColumn = 0;
    std::optional<std::size_t> labelColumn;
    std::optional<std::size_t> splitColumn;
    bool named = false;                                       ///< by the request or by the column's name
    std::vector<std::pair<std::size_t, std::size_t>> matches; ///< row, picture

    const std::string& columnName() const { return table.columns[*labelColumn]; }
};

std::vector<std::pair<std::size_t, std::size_t>> match(const Table& table, std::size_t column, std::size_t rows,
                                                       const PictureNames& pictures, const std::string& folder) {
    std::vector<std::pair<std::size_t, std::size_t>> matches;
    for (std::size_t row = 0; row < std::min(rows, table.rows.size()); ++row)
        if (const auto picture = pictures.find(table.rows[row][column], folder))
            matches.emplace_back(row, *picture);
    return matches;
}

std::optional<std::size_t> columnCalled(const Table& table, std::string_view name) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i] == name)
            return i;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (lowered(table.columns[i]) == lowered(name))
            return i;
    return std::nullopt;
}

template<std::size_t N>
std::optional<std::size_t> firstCalled(const Table& table, const std::array<std::string_view, N>& names,
                                       std::size_t except) {
    for (const std::string_view name : names)
        if (const auto column = columnCalled(table, name); column && *column != except)
            return column;
    return std::nullopt;
}

/// "2" of a table without a header.
std::optional<std::size_t> columnNumbered(const Table& table, const std::string& text) {
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ptr != text.data() + text.size() || number < 1 || number > table.columns.size())
        return std::nullopt;
    return number - 1;
}

void chooseLabels(Fitted& fitted, const std::string& wanted) {
    const Table& table = fitted.table;
    if (!wanted.empty()) {
        fitted.labelColumn = columnCalled(table, wanted);
        if (!fitted.labelColumn)
            fitted.labelColumn = columnNumbered(table, wanted);
        fitted.named = fitted.labelColumn.has_value();
        return;
    }
    fitted.labelColumn = firstCalled(table, labelColumns, fitted.fileColumn);
    fitted.named = fitted.labelColumn.has_value();
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (i != fitted.fileColumn && i != fitted.splitColumn && !(i == 0 && isNameless(table.columns[i])))
            others.push_back(i);
    if (!fitted.labelColumn && others.size() == 1)
        fitted.labelColumn = others.front();
}

/// Makes the first row the header unless it names a picture itself.
void setHeader(Table& table, std::size_t fileColumn, const PictureNames& pictures, const std::string& folder) {
    if (table.headed || table.rows.empty())
        return;
    table.headed = true;
    if (!pictures.find(table.rows.front()[fileColumn], folder)) {
        table.rows.erase(table.rows.begin());
        return;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        table.columns[i] = "column " + std::to_string(i + 1);
}

/// Kaggle's examples of an answer: their labels are made up.
bool isSubmission(const std::string& name) {
    return lowered(name).find("submission") != std::string::npos;
}

/// Nothing when no column names pictures.
std::optional<Fitted> fit(const TableFile& file, const PictureNames& pictures, const std::string& wanted) {
    auto table = isSubmission(file.name) ? std::nullopt : parseTable(file.name, file.bytes);
    if (!table)
        return std::nullopt;
    constexpr std::size_t sample = 2000;
    const std::string folder = folderOf(file.name);
    std::size_t most = 0;
    Fitted fitted;
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        const std::size_t count = match(*table, i, sample, pictures, folder).size();
        if (count <= most)
            continue;
        most = count;
        fitted.fileColumn = i;
    }
    if (most == 0)
        return std::nullopt;
    setHeader(*table, fitted.fileColumn, pictures, folder);
    fitted.name = file.name;
    fitted.matches = match(*table, fitted.fileColumn, table->rows.size(), pictures, folder);
    fitted.table = std::move(*table);
    fitted.splitColumn = firstCalled(fitted.table, splitColumns, fitted.fileColumn);
    chooseLabels(fitted, wanted);
    return fitted;
}

std::string count(std::size_t number, const char* what) {
    return std::to_string(number) + " " + what;
}

std::string columnsOf(const Table& table) {
    std::string text;
    constexpr std::size_t shown = 12;
    for (std::size_t i = 0; i < std::min(shown, table.columns.size()); ++i)
        text += (i == 0 ? "" : ", ") + table.columns[i];
    return text + (table.columns.size() > shown ? ", ..." : "");
}

std::set<std::string_view> valuesOf(const Fitted& fitted, std::size_t column) {
    std::set<std::string_view> values;
    for (const auto& [row, picture] : fitted.matches)
        values.insert(fitted.table.rows[row][column]);
    return values;
}

/// Why a table is not used without being asked for; empty when it is.
std::string objection(const Fitted& fitted, std::size_t pictures) {
    const std::size_t matched = fitted.matches.size();
    if (2 * matched < pictures && 2 * matched < fitted.table.rows.size())
        return fitted.name + " names only " + std::to_string(matched) + " of the " + count(pictures, "pictures") +
               ", so it is not used for labels";
    if (!fitted.labelColumn)
        return fitted.name + " names the pictures, but it is unclear which column holds their labels (" +
               columnsOf(fitted.table) + "); choose one with --labels COLUMN";
    const auto values = valuesOf(fitted, *fitted.labelColumn);
    constexpr std::size_t few = 20;
    const bool allDiffer = values.size() == matched && matched > few;
    const bool manyDiffer = !fitted.named && values.size() > 2 && 2 * values.size() > matched;
    if (allDiffer || manyDiffer)
        return fitted.name + ": its column \"" + fitted.columnName() + "\" has " +
               count(values.size(), "different values for ") + count(matched, "pictures") +
               ", so it is not used for labels; --labels takes it all the same";
    return {};
}

/// Whether a person expects labels in a file of this name. Programs write .json for all kinds of things,
/// and people .txt.
bool isTelling(const std::string& name) {
    const std::string lower = lowered(name.substr(name.rfind('/') + 1));
    return !lower.ends_with(".json") && !lower.ends_with(".txt") &&
           std::ranges::any_of(telling, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// Adds the names of the columns that a person could take for labels.
void addColumns(const Fitted& fitted, std::vector<std::string>& names) {
    for (std::size_t i = 0; i < fitted.table.columns.size(); ++i) {
        const std::string& name = fitted.table.columns[i];
        if (i == fitted.fileColumn || i == fitted.splitColumn || isNameless(name))
            continue;
        const std::size_t values = valuesOf(fitted, i).size();
        const bool sorts = values > 1 && (values == 2 || 2 * values <= fitted.matches.size());
        if ((sorts || i == fitted.labelColumn) && std::ranges::find(names, name) == names.end())
            names.push_back(name);
    }
}

/// Fills in what a table says of pictures that no table before it spoke of.
class Answers {
public:
    explicit Answers(std::size_t pictures)
        : m_answered(pictures)
        , m_conflicting(pictures) {
        m_labelling.labels.resize(pictures);
        m_labelling.parts.resize(pictures);
    }

    void take(const Fitted& fitted) {
        std::vector<bool> now(m_answered.size());
        for (const auto& [row, picture] : fitted.matches) {
            if (m_answered[picture] && !now[picture])
                continue;
            const auto& fields = fitted.table.rows[row];
            const std::string& label = fields[*fitted.labelColumn];
            if (now[picture] && m_labelling.labels[picture] != label)
                m_conflicting[picture] = true;
            now[picture] = m_answered[picture] = true;
            m_labelling.labels[picture] = label;
            if (fitted.splitColumn)
                if (const auto side = splitNameOf(fields[*fitted.splitColumn]))
                    m_labelling.parts[picture] = side->part;
        }
        m_malformed += static_cast<std::size_t>(fitted.table.malformed);
        m_nowhere += fitted.table.rows.size() - fitted.matches.size();
    }

    Labelling labelling(const Fitted& main, std::size_t tables) {
        std::size_t conflicts = 0;
        for (std::size_t i = 0; i < m_conflicting.size(); ++i)
            if (m_conflicting[i]) {
                m_labelling.labels[i].clear();
                ++conflicts;
            }
        const auto labelled = static_cast<std::size_t>(
            std::ranges::count_if(m_labelling.labels, [](const auto& label) { return !label.empty(); }));
        m_labelling.from = main.name + ", column \"" + main.columnName() + "\"";
        std::string text = "The labels come from " + m_labelling.from;
        if (tables > 1)
            text += " and " + counted(static_cast<std::int64_t>(tables) - 1, "table like it", "tables like it");
        text += ": " + std::to_string(labelled) + " of " + count(m_labelling.labels.size(), "pictures have one");
        if (m_nowhere > 0)
            text += "; " + counted(static_cast<std::int64_t>(m_nowhere), "row names no picture here",
                                   "rows name no picture here");
        if (m_malformed > 0)
            text += "; " + counted(static_cast<std::int64_t>(m_malformed), "malformed row was left out",
                                   "malformed rows were left out");
        if (conflicts > 0)
            text +=
                "; " + counted(static_cast<std::int64_t>(conflicts), "picture with several different labels has none",
                               "pictures with several different labels have none");
        m_labelling.notices.push_back(text);
        return std::move(m_labelling);
    }

private:
    Labelling m_labelling;
    std::vector<bool> m_answered;
    std::vector<bool> m_conflicting;
    std::size_t m_malformed = 0;
    std::size_t m_nowhere = 0;
};

[[noreturn]] void refuseColumn(const std::string& wanted, const std::vector<Fitted>& fitted) {
    std::string there;
    for (const Fitted& each : fitted)
        there += (there.empty() ? "" : "; ") + each.name + " has " + columnsOf(each.table);
    throw Error(ErrorCode::BadInput,
                "no table beside the pictures has a column \"" + wanted + "\"" + (there.empty() ? "" : ": " + there),
                "Name one of these columns, or \"none\".");
}

} // namespace

TableLabels labelByTables(std::span<const std::string> names, std::span<const TableFile> tables,
                          const std::string& column) {
    const PictureNames pictures(names);
    TableLabels result;
    std::vector<Fitted> all;
    for (const TableFile& file : tables) {
        if (auto fitted = fit(file, pictures, column)) {
            addColumns(*fitted, result.columns);
            all.push_back(std::move(*fitted));
        } else if (isTelling(file.name))
            result.notices.push_back(file.name + " names none of the pictures, so it is not used for labels");
    }
    std::vector<Fitted> usable;
    for (Fitted& each : all) {
        if (column.empty() && each.matches.size() < 2 && names.size() > 1 && !isTelling(each.name))
            continue; // one file that describes one picture, or a coincidence
        if (const std::string why = column.empty() ? objection(each, names.size()) : std::string{}; !why.empty())
            result.notices.push_back(why);
        else if (each.labelColumn)
            usable.push_back(std::move(each));
    }
    if (usable.empty() && !column.empty())
        refuseColumn(column, all);
    if (usable.empty())
        return result;
    const auto rank = [](const Fitted& each) {
        return std::tuple(each.named, isTelling(each.name), each.matches.size());
    };
    std::ranges::stable_sort(usable, std::ranges::greater{}, rank);
    const Fitted& main = usable.front();
    Answers answers(names.size());
    std::size_t used = 0;
    for (const Fitted& each : usable)
        if (&each == &main || each.columnName() == main.columnName()) {
            answers.take(each);
            ++used;
        }
    result.named = main.named;
    result.labelling = answers.labelling(main, used);
    return result;
}

} // namespace studio::data
