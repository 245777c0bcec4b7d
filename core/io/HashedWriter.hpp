// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/AtomicFile.hpp"
#include "core/io/Sha256.hpp"

namespace studio::io {

/// An AtomicWriter that knows the SHA-256 of what it wrote, and gathers small pieces into one system call. Throws as
/// AtomicWriter does.
class HashedWriter {
public:
    explicit HashedWriter(std::filesystem::path file, FileSystem& files = systemFiles());

    void write(std::span<const std::byte> bytes);
    /// Makes the new file the file, and returns its SHA-256: 64 hexadecimal digits. May be called once.
    std::string commit();

private:
    void writeGathered();

    AtomicWriter m_writer;
    Sha256 m_hash;
    std::vector<std::byte> m_gathered;
};

/// A copy of a file of any size under another name, written atomically. Throws as AtomicWriter and openRegular() do.
void copyAtomically(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace studio::io
