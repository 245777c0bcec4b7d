// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Dtype.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio::io {

/// A NumPy array file (format versions 1 to 3), little-endian, row-major. Refused, before anything is allocated: Python
/// objects, records, big-endian numbers, column-major order, and shapes that do not match the length of the file.
class NpyFile {
public:
    /// Maps the file. Throws Error(NotFound | BadInput | Io).
    static NpyFile open(const std::filesystem::path& file);
    /// Takes the bytes of such a file; `source` names it in messages. Throws Error(BadInput).
    static NpyFile parse(std::vector<std::byte> bytes, const std::string& source);

    Dtype dtype() const noexcept { return m_dtype; }
    const std::vector<std::int64_t>& shape() const noexcept { return m_shape; }
    std::int64_t count() const noexcept; ///< number of elements
    std::span<const std::byte> data() const noexcept { return m_data; }
    /// Element number `index` (row-major) of any type but F16 and BF16 as a double.
    double number(std::size_t index) const noexcept;

private:
    static NpyFile read(std::span<const std::byte> bytes, const std::string& source);

    std::shared_ptr<const void> m_owner;
    Dtype m_dtype = Dtype::U8;
    std::vector<std::int64_t> m_shape;
    std::span<const std::byte> m_data;
};

/// The bytes of a version 1 .npy file; the data begins at a multiple of 64 bytes. Throws Error(Internal) for data that
/// does not fit the shape, and for BF16, which NumPy does not know.
std::vector<std::byte> writeNpy(Dtype dtype, std::span<const std::int64_t> shape, std::span<const std::byte> data);

} // namespace studio::io
