// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Task.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace studio::training {

/// metrics.csv: one line of column names, then one row a logged step; the first column is step. A cell without a value
/// is empty. Rows are appended whole, so that a reader sees complete lines. What could not be written is kept and
/// written with the next row, or by writeRest().
class MetricsLog {
public:
    explicit MetricsLog(std::filesystem::path file);

    /// Starts anew, or keeps the rows before `step` of an earlier session; a last line that was cut off is none.
    void clear();
    void keepBefore(std::int64_t step);

    /// Appends a row. A column that was not there before widens the file once. Throws Error(Io | DiskFull | ReadOnly).
    void append(const Metrics& row);
    /// Rows that could not be written before. Throws as append().
    void writeRest();

private:
    void widen(const Metrics& row);
    std::string lineOf(const Metrics& row) const;

    std::filesystem::path m_file;
    std::vector<std::string> m_columns;
    std::vector<Metrics> m_unwritten;
};

} // namespace studio::training
