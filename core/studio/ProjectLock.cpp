// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ProjectLock.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace studio {

#ifdef _WIN32

struct ProjectLock::Handle {
    HANDLE file = INVALID_HANDLE_VALUE;
};

ProjectLock::ProjectLock(const std::filesystem::path& folder)
    : m_handle(std::make_unique<Handle>()) {
    // No sharing: a second opening fails, and the system closes the handle with its process.
    m_handle->file =
        CreateFileW((folder / ".lock").c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_HIDDEN, nullptr);
}

ProjectLock::~ProjectLock() {
    if (held())
        CloseHandle(m_handle->file);
}

bool ProjectLock::held() const noexcept {
    return m_handle->file != INVALID_HANDLE_VALUE;
}

#else

struct ProjectLock::Handle {
    int file = -1;
};

ProjectLock::ProjectLock(const std::filesystem::path& folder)
    : m_handle(std::make_unique<Handle>()) {
    m_handle->file = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_handle->file < 0)
        return;
    if (::flock(m_handle->file, LOCK_EX | LOCK_NB) == 0)
        return;
    ::close(m_handle->file);
    m_handle->file = -1;
}

ProjectLock::~ProjectLock() {
    if (held())
        ::close(m_handle->file);
}

bool ProjectLock::held() const noexcept {
    return m_handle->file >= 0;
}

#endif

} // namespace studio
