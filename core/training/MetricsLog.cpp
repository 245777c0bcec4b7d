// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/MetricsLog.hpp"

#include "core/io/AtomicFile.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <sstream>

namespace studio::training {

namespace {

std::string cell(double value) {
    if (!std::isfinite(value))
        return {};
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 9);
    return {buffer, result.ptr};
}

std::vector<std::string> splitLine(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

/// A process that was killed, or a full disk, may have left a last line without its end.
std::vector<std::string> wholeLines(const std::filesystem::path& file) {
    std::string text = io::readText(file);
    text.resize(text.rfind('\n') + 1);
    return splitLine(text, '\n');
}

std::string joined(const std::vector<std::string>& columns) {
    std::string line;
    for (const auto& column : columns)
        line += (line.empty() ? "" : ",") + column;
    return line + "\n";
}

} // namespace

MetricsLog::MetricsLog(std::filesystem::path file)
    : m_file(std::move(file)) {}

void MetricsLog::clear() {
    m_columns.clear();
    m_unwritten.clear();
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

void MetricsLog::keepBefore(std::int64_t step) {
    m_columns.clear();
    if (!std::filesystem::exists(m_file))
        return;
    const auto lines = wholeLines(m_file);
    if (lines.empty())
        return clear();
    m_columns = splitLine(lines.front(), ',');
    std::string kept = lines.front() + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (std::strtoll(lines[i].c_str(), nullptr, 10) < step)
            kept += lines[i] + "\n";
    io::writeAtomically(m_file, kept);
}

void MetricsLog::append(const Metrics& row) {
    m_unwritten.push_back(row);
    writeRest();
}

void MetricsLog::writeRest() {
    if (m_unwritten.empty())
        return;
    for (const Metrics& each : m_unwritten)
        widen(each);
    std::string lines;
    for (const Metrics& each : m_unwritten)
        lines += lineOf(each);
    io::appendWhole(m_file, lines);
    m_unwritten.clear();
}

std::string MetricsLog::lineOf(const Metrics& row) const {
    std::string line;
    for (const auto& column : m_columns) {
        const auto found = std::ranges::find(row, column, &Metrics::value_type::first);
        if (column != m_columns.front())
            line += ',';
        if (found != row.end())
            line += cell(found->second);
    }
    return line + "\n";
}

void MetricsLog::widen(const Metrics& row) {
    auto columns = m_columns;
    for (const auto& [name, value] : row)
        if (std::ranges::find(columns, name) == columns.end())
            columns.push_back(name);
    if (columns == m_columns)
        return;
    std::string text = joined(columns);
    if (!m_columns.empty()) {
        const std::string emptyCells(columns.size() - m_columns.size(), ',');
        const auto lines = wholeLines(m_file);
        for (std::size_t i = 1; i < lines.size(); ++i)
            text += lines[i] + emptyCells + "\n";
    }
    io::writeAtomically(m_file, text);
    m_columns = std::move(columns);
}

} // namespace studio::training
