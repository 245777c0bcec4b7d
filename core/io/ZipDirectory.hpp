// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// The directory of a zip file (APPNOTE 6.3.10, with the 64-bit records), for members that are read where they lie
/// instead of one after another. Every offset and size is checked against the file.
namespace studio::io {

struct ZipMember {
    std::string name;    ///< bytes as they stand in the file
    std::string refused; ///< why it cannot be read: encrypted, or packed by a method that is not known; empty: it can
    bool stored = false; ///< not packed: the bytes are the member
    std::uint32_t crc = 0;
    std::uint64_t size = 0;          ///< unpacked, as claimed
    std::span<const std::byte> data; ///< as it lies in the file
};

/// Views into `file`. Throws Error(BadInput) for a file without a sound directory; `source` names it.
std::vector<ZipMember> readZipDirectory(std::span<const std::byte> file, const std::string& source);

/// At most the first `count` unpacked bytes of a member that is not refused. Throws Error(BadInput).
std::vector<std::byte> headOf(const ZipMember& member, std::size_t count, const std::string& source);

} // namespace studio::io
