// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace studio::io {

class MappedFile;

/// An array of unsigned bytes in the IDX format of the MNIST files (http://yann.lecun.com/exdb/mnist): two zero bytes,
/// the type, the number of dimensions, big-endian sizes, data; plain or gzipped.
class IdxFile {
public:
    /// Throws Error(NotFound | Io), and BadInput when the sizes do not match the data. Nothing is allocated before the
    /// sizes are checked against the length of the file.
    static IdxFile open(const std::filesystem::path& file);

    const std::vector<std::int64_t>& shape() const noexcept { return m_shape; }
    std::span<const std::uint8_t> data() const noexcept { return m_data; }

private:
    std::shared_ptr<const MappedFile> m_mapped;
    std::shared_ptr<const std::vector<std::byte>> m_unpacked;
    std::vector<std::int64_t> m_shape;
    std::span<const std::uint8_t> m_data;
};

/// The dimensions that an IDX file of bytes claims, or an empty list when the file is none. Reads a few bytes only.
std::vector<std::int64_t> idxShape(const std::filesystem::path& file);

} // namespace studio::io
