// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ProjectMark.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"

namespace studio::data {

bool mayBeProject(const std::set<std::string>& names) {
    return names.contains("project.json") && (names.contains("dataset.bin") || names.contains("index.json"));
}

bool isProjectText(std::string_view text) {
    return text.find("\"dataset\"") != std::string_view::npos &&
           text.find("\"fingerprint\"") != std::string_view::npos && text.starts_with('{');
}

bool isProject(const std::filesystem::path& folder) {
    constexpr std::size_t enough = std::size_t{1} << 20; // rejected files may be listed in between
    try {
        const auto head = io::readHead(folder / "project.json", enough);
        return isProjectText({reinterpret_cast<const char*>(head.data()), head.size()});
    } catch (const Error&) {
        return false;
    }
}

} // namespace studio::data
