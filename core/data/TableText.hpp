// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace studio::data {

/// Rows of fields, as a spreadsheet or a program wrote them beside pictures.
struct Table {
    std::vector<std::vector<std::string>> rows; ///< all of the length of `columns`; the first may be a header
    std::vector<std::string> columns;           ///< names; of a text table the first row until `headed` is known
    bool headed = false;                        ///< the names are known not to be a row themselves
    std::int64_t malformed = 0;                 ///< rows that were left out
};

/// Whether a file may be such a table, by its ending: .csv, .tsv, .jsonl, .ndjson, .json; of .txt those alone that are
/// called as lists of labels are.
bool mayBeTable(const std::filesystem::path& file);

/// Parses a table by its file's ending. Text: fields divided by comma, semicolon, tab or bar, whichever the first line
/// holds most of, quoted with ", with or without a byte order mark, any line ends, UTF-8, UTF-16 or an older encoding.
/// Of a .txt without any of them the first word of a line is one field, and the rest another. JSON lines: one object a
/// line. JSON: a list of objects, an object of name to label, or {"labels": [[name, label],
/// ...]}. Nothing when there is no such structure, or less than two columns.
std::optional<Table> parseTable(const std::filesystem::path& file, std::string_view bytes);

} // namespace studio::data
