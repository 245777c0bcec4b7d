// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/LabelPolicy.hpp"

#include <algorithm>
#include <set>

namespace studio::data {

namespace {

bool hasSides(const std::vector<Part>& parts) {
    return std::ranges::find(parts, Part::HeldOut) != parts.end() &&
           std::ranges::find(parts, Part::Training) != parts.end();
}

void append(std::vector<std::string>& list, const std::vector<std::string>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

std::string sideNotice(const std::vector<Part>& parts) {
    return "A column of the table says which pictures are held out: " +
           std::to_string(std::ranges::count(parts, Part::HeldOut)) + " of " + std::to_string(parts.size()) +
           " (--no-split leaves that to the seed)";
}

/// Labels of the table with the sides that table or folders name.
Labelling byTable(Labelling table, Labelling folders, FolderSplit split) {
    const bool tableSplits = split == FolderSplit::Use && hasSides(table.parts);
    if (tableSplits)
        table.notices.push_back(sideNotice(table.parts));
    else
        table.parts = std::move(folders.parts);
    if (!tableSplits && hasSides(table.parts))
        append(table.notices, folders.notices);
    if (folders.from.empty())
        return table;
    const std::set<std::string> classes(folders.labels.begin(), folders.labels.end());
    if (classes.size() > 1)
        table.notices.emplace_back("The folders are not taken for classes; --labels folders takes them");
    return table;
}

} // namespace

bool TableBudget::isJson(const std::string& name) {
    return name.ends_with(".json") || name.ends_with(".JSON");
}

TableBudget::Answer TableBudget::ask(const std::string& name, std::uint64_t bytes) {
    constexpr std::uint64_t largestTogether = std::uint64_t{256} << 20;
    constexpr std::int64_t mostFiles = 512;
    if (isJson(name) && ++m_json > mostJson)
        return Answer::TooMany;
    if (bytes > largest || m_bytes + bytes > largestTogether)
        return Answer::TooLarge;
    m_bytes += bytes;
    return ++m_files > mostFiles ? Answer::TooMany : Answer::Read;
}

Labelling decideLabels(std::span<const std::string> names, std::span<const TableFile> tables,
                       const ImportOptions& options) {
    const FolderSplit split = options.folderSplit ? FolderSplit::Use : FolderSplit::Ignore;
    Labelling folders = labelByFolders(names, split);
    if (options.labels == "none") {
        folders.labels.assign(names.size(), {});
        folders.from.clear();
        return folders;
    }
    if (options.labels == "folders" || names.empty() || (tables.empty() && options.labels.empty()))
        return folders;
    TableLabels table = labelByTables(names, tables, options.labels);
    if (table.labelling && (table.named || folders.from.empty())) {
        Labelling labelling = byTable(std::move(*table.labelling), std::move(folders), split);
        labelling.columns = std::move(table.columns);
        return labelling;
    }
    append(folders.notices, table.notices);
    folders.columns = std::move(table.columns);
    return folders;
}

} // namespace studio::data
