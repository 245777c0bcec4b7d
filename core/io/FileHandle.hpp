// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace studio::io {

/// An open file descriptor that closes itself.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int descriptor)
        : m_descriptor(descriptor) {}
    FileHandle(FileHandle&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileHandle();

    int get() const noexcept { return m_descriptor; }
    int release() noexcept { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor = -1;
};

struct OpenFile {
    FileHandle handle;
    std::uint64_t size = 0;
};

/// Opens a regular file for reading. Anything else (FIFO, socket, device, folder) is refused before it is opened,
/// because opening a FIFO waits for ever and opening a device can act. Throws Error(NotFound | BadInput | Io).
OpenFile openRegular(const std::filesystem::path& file);

/// "a folder", "a FIFO", ... of what a path leads to, or empty for a regular file. Throws Error(NotFound | Io).
std::string unusualKind(const std::filesystem::path& file);

} // namespace studio::io
