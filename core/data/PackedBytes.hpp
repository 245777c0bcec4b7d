// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Inflater.hpp"
#include "core/io/StoredArray.hpp"

#include <cstdint>
#include <optional>

namespace studio::data {

/// The elements of an array that lies packed in a zip and is too large to be unpacked at once.
struct PackedBytes {
    std::span<const std::byte> packed;
    std::uint64_t begin = 0; ///< of the elements, behind the array's own header
    std::uint64_t size = 0;  ///< of header and elements
    std::uint32_t crc = 0;   ///< of header and elements
    std::string source;      ///< for messages
    std::shared_ptr<const void> owner;
};

/// An array that was opened: its elements in memory, or `packed`.
struct ArrayContent {
    io::StoredArray array;
    std::shared_ptr<const PackedBytes> packed; ///< null: array.data holds the elements
};

/// Reads packed elements front to back; whoever wants something before begins with a new one.
class PackedReader {
public:
    explicit PackedReader(const PackedBytes& bytes);

    std::uint64_t position() const noexcept { return m_position; } ///< counted from the first element
    /// Fills `out` with the next bytes. Throws Error(BadInput) where the data is damaged or, at its end, does not match
    /// its checksum.
    void read(std::span<std::byte> out);
    void skipTo(std::uint64_t position); ///< ahead only

private:
    const PackedBytes& m_bytes;
    io::Inflater m_inflater;
    std::uint64_t m_position = 0;
    std::uint32_t m_crc = 0;
};

/// CRC-32 as in zip files, continued from `before`.
std::uint32_t crc32Of(std::span<const std::byte> bytes, std::uint32_t before = 0);

} // namespace studio::data
