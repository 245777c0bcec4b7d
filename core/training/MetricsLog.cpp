// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/MetricsLog.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
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
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

void MetricsLog::keepBefore(std::int64_t step) {
    m_columns.clear();
    if (!std::filesystem::exists(m_file))
        return;
    const auto lines = splitLine(io::readText(m_file), '\n');
    if (lines.empty())
        return;
    m_columns = splitLine(lines.front(), ',');
    std::string kept = lines.front() + "\n";
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (std::strtoll(lines[i].c_str(), nullptr, 10) < step)
            kept += lines[i] + "\n";
    io::writeAtomically(m_file, kept);
}

void MetricsLog::append(const Metrics& row) {
    widen(row);
    std::string line;
    for (const auto& column : m_columns) {
        const auto found = std::ranges::find(row, column, &Metrics::value_type::first);
        if (column != m_columns.front())
            line += ',';
        if (found != row.end())
            line += cell(found->second);
    }
    line += '\n';
    std::ofstream stream(m_file, std::ios::app | std::ios::binary);
    stream.write(line.data(), static_cast<std::streamsize>(line.size()));
    stream.flush();
    if (!stream)
        throw Error(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                    m_file.string() + " could not be written: " + std::strerror(errno),
                    "Free some space or check the folder.");
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
        const auto lines = splitLine(io::readText(m_file), '\n');
        for (std::size_t i = 1; i < lines.size(); ++i)
            text += lines[i] + emptyCells + "\n";
    }
    io::writeAtomically(m_file, text);
    m_columns = std::move(columns);
}

} // namespace studio::training
