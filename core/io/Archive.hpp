// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace studio::io {

/// Nothing that an archive claims is trusted: these bound what is really unpacked.
struct ArchiveLimits {
    std::uint64_t totalBytes = std::uint64_t{64} << 30;
    std::uint64_t entryBytes = std::uint64_t{256} << 20;
    std::uint64_t entries = 2'000'000;
    /// A whole archive that unpacks to more than this many times its size is a bomb, once it exceeds `ratioFreeBytes`.
    std::uint64_t ratio = 200;
    std::uint64_t ratioFreeBytes = std::uint64_t{64} << 20;
};

struct ArchiveEntry {
    std::string name; ///< bytes as they stand in the archive; of a zip without a mark for UTF-8 in any encoding
    std::string
        refused; ///< why the entry must not be read (a link, a device, `..`, encrypted); empty: read() may be called
};

/// Reads zip and tar archives (plain, gzip, bzip2, xz, zstd) entry by entry, in memory; nothing is ever written to
/// disk. Folders are passed over.
class ArchiveReader {
public:
    /// Throws Error(NotFound | BadInput | Io | Unsupported).
    explicit ArchiveReader(const std::filesystem::path& file, std::stop_token stop = {},
                           const ArchiveLimits& limits = {});
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader&) = delete;
    ArchiveReader& operator=(const ArchiveReader&) = delete;

    bool isZip() const noexcept; ///< once next() was called
    /// The next entry, or nothing at the end. Throws Error(BadInput) when the archive is truncated, damaged or a bomb;
    /// Cancelled when stopped.
    std::optional<ArchiveEntry> next();
    /// The bytes of the entry that next() gave, once. Throws Error(BadInput) as next() does. When only this entry is
    /// too large or damaged: Error(Corrupt), its message the reason alone, and reading can go on.
    std::vector<std::byte> read();
    /// The first bytes of the entry that next() gave, at least `count` unless it has fewer; read() still gives all of
    /// it. Valid until the next call. Throws as read() does.
    std::span<const std::byte> peek(std::size_t count);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace studio::io
