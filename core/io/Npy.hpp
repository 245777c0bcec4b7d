// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Dtype.hpp"
#include "core/io/StoredArray.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio::io {

/// The head of a NumPy array file (format versions 1 to 3). `bytes` may be the beginning of the file only; a header
/// that does not fit into it is refused as cut off. Throws Error(BadInput).
ArrayLayout npyLayout(std::span<const std::byte> bytes, const std::string& source);

/// A whole .npy file: any element type that is no Python object and no record, either byte order, row- or column-major.
/// Refused, before anything is allocated: shapes that do not match the length. Throws Error(BadInput).
StoredArray npyArray(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, const std::string& source);
/// Maps the file. Throws Error(NotFound | BadInput | Io).
StoredArray openNpyArray(const std::filesystem::path& file);

/// A NumPy array file of the types that safetensors knows, as little-endian numbers in row-major order; files of
/// another order are converted in memory.
class NpyFile {
public:
    /// Maps the file. Throws Error(NotFound | BadInput | Io).
    static NpyFile open(const std::filesystem::path& file);
    /// Takes the bytes of such a file; `source` names it in messages. Throws Error(BadInput).
    static NpyFile parse(std::vector<std::byte> bytes, const std::string& source);

    Dtype dtype() const noexcept { return m_dtype; }
    const std::vector<std::int64_t>& shape() const noexcept { return m_array.shape; }
    std::int64_t count() const noexcept; ///< number of elements
    std::span<const std::byte> data() const noexcept { return m_array.data; }
    /// Element number `index` (row-major) as a double.
    double number(std::size_t index) const { return m_array.number(static_cast<std::int64_t>(index)); }

private:
    NpyFile(const StoredArray& array, const std::string& source);

    StoredArray m_array;
    Dtype m_dtype = Dtype::U8;
};

/// The bytes of a version 1 .npy file; the data begins at a multiple of 64 bytes. Throws Error(Internal) for data that
/// does not fit the shape, and for BF16, which NumPy does not know.
std::vector<std::byte> writeNpy(Dtype dtype, std::span<const std::int64_t> shape, std::span<const std::byte> data);

} // namespace studio::io
