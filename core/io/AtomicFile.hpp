// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/FileSystem.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace studio::io {

/// Writes a file piece by piece so that a reader sees the old file or the new one, never a mixture: temporary file in
/// the same folder, short writes checked, fsync, rename, fsync of the folder. Without commit() the old file stands.
class AtomicWriter {
public:
    /// Throws Error(ReadOnly | DiskFull | Io | NotFound), and BadInput when `file` is a folder, FIFO or device:
    /// renaming over /dev/null would replace it.
    explicit AtomicWriter(std::filesystem::path file, FileSystem& files = systemFiles());
    ~AtomicWriter();
    AtomicWriter(const AtomicWriter&) = delete;
    AtomicWriter& operator=(const AtomicWriter&) = delete;

    void write(std::span<const std::byte> bytes);
    /// Makes the new file the file. May be called once.
    void commit();

private:
    std::filesystem::path m_file;
    std::filesystem::path m_temporary;
    FileSystem& m_files;
    int m_descriptor = -1;
};

/// The whole of `bytes` as `file`, atomically. Throws as AtomicWriter does; on any throw the old file is untouched,
/// save for a failed fsync of the folder, after which the new one is there but may not survive a power cut.
void writeAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes,
                     FileSystem& files = systemFiles());
void writeAtomically(const std::filesystem::path& file, std::string_view text, FileSystem& files = systemFiles());

/// Adds `text` to the end of a file, which is made where there is none: all of it, or nothing where a disk ran full in
/// the midst of it. Throws Error(DiskFull | ReadOnly | NotFound | Io).
void appendWhole(const std::filesystem::path& file, std::string_view text, FileSystem& files = systemFiles());

/// Removes temporary files that killed processes left in `folder`. Call it only while holding the project's lock.
void removeStaleTemporaries(const std::filesystem::path& folder);

/// The bytes of a regular file. Throws Error(NotFound | BadInput | Io), BadInput also above `maxBytes`.
std::vector<std::byte> readWhole(const std::filesystem::path& file, std::uint64_t maxBytes = std::uint64_t{1} << 32);
/// The first `count` bytes, or all when there are fewer.
std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count);
std::string readText(const std::filesystem::path& file, std::uint64_t maxBytes = std::uint64_t{1} << 28);

} // namespace studio::io
