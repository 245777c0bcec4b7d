// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/StoredArray.hpp"

#include <filesystem>
#include <optional>

namespace studio::io {

/// An array in the IDX format of the MNIST files (http://yann.lecun.com/exdb/mnist): two zero bytes, the type (uint8,
/// int8, int16, int32, float32 or float64, big-endian), the number of dimensions, big-endian sizes, data; plain or
/// gzipped. Nothing is allocated before the sizes are checked against the length of the file. Throws Error(NotFound |
/// Io), and BadInput when the sizes do not match the data.
StoredArray openIdxArray(const std::filesystem::path& file);

/// What the head of an IDX file claims, or nothing when the file is none. Reads a few bytes only.
std::optional<ArrayLayout> idxLayout(const std::filesystem::path& file);

} // namespace studio::io
