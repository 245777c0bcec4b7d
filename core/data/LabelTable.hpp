// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/FolderLabels.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace studio::data {

/// A file that may be a table of labels, read whole.
struct TableFile {
    std::string name; ///< path in the source, as UTF-8
    std::string bytes;
};

/// What the tables beside some pictures say.
struct TableLabels {
    std::optional<Labelling> labelling; ///< when a table is used; parts are Undecided without a column for the split
    bool named = false;                 ///< the column was asked for or is called as labels are, so it outranks folders
    std::vector<std::string> notices;   ///< of tables that are not used, when a person would wonder
    std::vector<std::string> columns;   ///< that could hold labels: some pictures share a value, and not all do
};

/// Labels by the best of the tables, and by those that are made alike (one a split, for instance). The column of the
/// files is the one that names most pictures; the column of the labels is `column`, or one called label, class,
/// category, ..., or the other one of two. Throws Error(BadInput) that lists the columns when `column` is asked for
/// and no table has it.
TableLabels labelByTables(std::span<const std::string> names, std::span<const TableFile> tables,
                          const std::string& column);

} // namespace studio::data
