// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PackedPaths.hpp"

#include "core/data/ProjectMark.hpp"

#include <algorithm>
#include <vector>

namespace studio::data {

namespace {

std::vector<std::string_view> stepsOf(std::string_view path) {
    std::vector<std::string_view> steps;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view step = path.substr(0, slash);
        if (!step.empty() && step != ".")
            steps.push_back(step);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return steps;
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

} // namespace

std::optional<std::string> PackedPaths::accept(std::string_view name) {
    if (name.empty() || name.ends_with('/') || name.ends_with('\\'))
        return std::nullopt;
    std::string path;
    for (const std::string_view step : stepsOf(name)) {
        path += (path.empty() ? "" : "/") + std::string(step);
        const bool leftover = isLeftover(step);
        if (!leftover && !isHiddenName(step))
            continue;
        if (m_hidden.insert(path).second && leftover)
            m_leftovers.add(step);
        return std::nullopt;
    }
    const std::string file = path.substr(folderOf(path).size());
    if (file == "index.json" || file == "dataset.bin")
        m_ofDataset[folderOf(path)].insert(file);
    return path;
}

void PackedPaths::addProject(const std::string& path) {
    m_projectFiles.insert(folderOf(path));
}

std::set<std::string> PackedPaths::projects() const {
    std::set<std::string> found;
    for (const std::string& folder : m_projectFiles) {
        const auto names = m_ofDataset.find(folder);
        if (names == m_ofDataset.end())
            continue;
        std::set<std::string> all = names->second;
        all.insert("project.json");
        if (mayBeProject(all))
            found.insert(folder);
    }
    return found;
}

} // namespace studio::data
