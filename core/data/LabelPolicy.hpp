// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/LabelTable.hpp"

namespace studio::data {

/// Labels and sides of the pictures of a folder or an archive, one policy for both: by the table beside them where
/// there is one, else by their folders. `options.labels` may name the table's column, "folders" or "none". Throws
/// Error(BadInput) when no table has that column.
Labelling decideLabels(std::span<const std::string> names, std::span<const TableFile> tables,
                       const ImportOptions& options);

/// Decides which of a source's tables are read: none above 64 MiB, 256 MiB and 512 files together, and .json only where
/// there are at most 16, because programs also describe each picture in a file of its own.
class TableBudget {
public:
    static constexpr std::uint64_t largest = std::uint64_t{64} << 20;

    enum class Answer { Read, TooLarge, TooMany };
    Answer ask(const std::string& name, std::uint64_t bytes);

    /// Whether those that were read have to be left out after all.
    bool tooManyJson() const { return m_json > mostJson; }

    static bool isJson(const std::string& name);

private:
    static constexpr std::int64_t mostJson = 16;
    std::uint64_t m_bytes = 0;
    std::int64_t m_files = 0;
    std::int64_t m_json = 0;
};

} // namespace studio::data
