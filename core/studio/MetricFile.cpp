// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/MetricFile.hpp"

#include "core/io/AtomicFile.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace studio {

namespace {

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const auto comma = line.find(',');
        cells.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos)
            return cells;
        line.remove_prefix(comma + 1);
    }
}

std::optional<std::vector<double>> parseRow(std::string_view line, std::size_t columns) {
    std::vector<double> row;
    for (const std::string_view cell : split(line)) {
        double value = std::numeric_limits<double>::quiet_NaN();
        const auto [end, status] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (!cell.empty() && (status != std::errc{} || end != cell.data() + cell.size()))
            return std::nullopt;
        row.push_back(value);
    }
    return row.size() == columns ? std::optional(std::move(row)) : std::nullopt;
}

} // namespace

MetricTable readMetricFile(const std::filesystem::path& file) {
    MetricTable table;
    if (!std::filesystem::exists(file))
        return table;
    const std::string text = io::readText(file);
    std::string_view rest = text;
    for (std::int64_t number = 1; !rest.empty(); ++number) {
        const auto newline = rest.find('\n');
        const bool whole = newline != std::string_view::npos;
        std::string_view line = rest.substr(0, newline);
        rest.remove_prefix(whole ? newline + 1 : rest.size());
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty() || !whole)
            continue;
        if (table.columns.empty()) {
            for (const auto cell : split(line))
                table.columns.emplace_back(cell);
            continue;
        }
        auto row = parseRow(line, table.columns.size());
        if (row)
            table.rows.push_back(std::move(*row));
        else
            table.brokenLines.push_back(number);
    }
    return table;
}

} // namespace studio
