// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Leftovers.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace studio::data {

/// Tells by the names of an archive's members what is passed over, as walking a folder does: hidden names, leftovers of
/// other systems, projects of ours. Names are bytes.
class PackedPaths {
public:
    /// The member's path without "./", doubled or closing slashes; nothing for a folder, and for what lies in or under
    /// a name that is passed over. `name` of old Windows programs may have "\" between its steps.
    std::optional<std::string> accept(std::string_view name);

    /// Says that a project of ours has its project.json there.
    void addProject(const std::string& path);

    /// Folders of projects, as "" or "some/folder/".
    std::set<std::string> projects() const;

    std::int64_t hidden() const { return static_cast<std::int64_t>(m_hidden.size()); }
    const LeftoverCount& leftovers() const { return m_leftovers; }

private:
    std::set<std::string> m_hidden;                           ///< paths up to the step that is passed over
    std::map<std::string, std::set<std::string>> m_ofDataset; ///< folder to index.json, dataset.bin in it
    std::set<std::string> m_projectFiles;                     ///< folders with a project.json of ours
    LeftoverCount m_leftovers;
};

} // namespace studio::data
