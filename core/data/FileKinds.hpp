// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace studio::data {

enum class FileKind {
    Picture,
    Film,
    Table,   ///< may hold labels
    Archive, ///< packed files, in a format that is read or not
    Other,
    Unknown, ///< the name does not tell
};

/// What a file in a folder or archive is by its name.
FileKind kindByName(const std::filesystem::path& file);

/// Enough of a file's beginning for kindByHead().
constexpr std::size_t kindHeadBytes = 512;

/// What a file is by its beginning, when its name does not tell: Picture, Archive or Other.
FileKind kindByHead(const std::filesystem::path& file, std::span<const std::byte> head);

/// "a RAR archive", ... for packed files that are not read; empty for all else.
const char* foreignArchive(std::span<const std::byte> head);
/// Whether a file begins as a zip or tar does.
bool isZipOrTarHead(std::span<const std::byte> head);
/// Whether it begins as gzip, bzip2, xz or zstd do: a tar may be in it.
bool isPackedHead(std::span<const std::byte> head);

} // namespace studio::data
