// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

namespace studio {

/// Says who writes a project. The lock is the operating system's, held on `folder`/.lock: it ends with its process, so
/// a stale file does no harm. Without it (another window has it, or the folder cannot be written) a project is
/// read-only.
class ProjectLock {
public:
    explicit ProjectLock(const std::filesystem::path& folder);
    ~ProjectLock();
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;

    bool held() const noexcept;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace studio
