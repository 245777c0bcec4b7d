// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/ProjectLock.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

namespace studio {

/// What a run's folder is called while its files go; no run has such a name.
inline constexpr std::string_view removedPrefix = ".removed-";

/// A hidden folder of its own beside a project that is being made, which disappears again unless it is kept. It is
/// locked as a project is, which is how the next one knows those that killed processes left behind, and removes them.
class StagingFolder {
public:
    /// Throws Error(Io).
    explicit StagingFolder(const std::filesystem::path& target);
    ~StagingFolder();
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// Takes the place of `target`, where nothing or an empty folder may stand. Throws Error(Io).
    void moveTo(const std::filesystem::path& target);

private:
    std::filesystem::path m_path;
    std::unique_ptr<ProjectLock> m_lock;
};

/// Removes what killed processes left in a project: temporary files, and runs that were being deleted. Call it only
/// while holding the project's lock.
void sweepProject(const std::filesystem::path& folder);

} // namespace studio
