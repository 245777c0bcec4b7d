// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/FileHandle.hpp"

#include <cstddef>
#include <filesystem>
#include <span>

namespace studio::io {

/// A regular file mapped into memory, read-only. Pages are read when they are first touched.
class MappedFile {
public:
    /// Throws Error(NotFound | BadInput | Io).
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const noexcept { return m_bytes; }
    /// Whether the file still has the bytes that were mapped: touching one that was cut off ends the process (SIGBUS).
    bool isWhole() const noexcept;

private:
    FileHandle m_handle;
    std::span<const std::byte> m_bytes;
};

} // namespace studio::io
