// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/FileHandle.hpp"
#include "core/io/Safetensors.hpp"
#include "core/io/Sha256.hpp"

#include <functional>

/// Safetensors files that need not fit into memory a second time, as bytes or mapped: one tensor after the other.
namespace studio::io {

/// Takes the next bytes of a file.
using ByteSink = std::function<void(std::span<const std::byte>)>;

/// A tensor without its data.
struct TensorHead {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape; ///< empty: a scalar
};

/// The bytes of tensor i of those that are written; asked for once each, and no longer needed at the next question.
using TensorData = std::function<std::span<const std::byte>(std::size_t i)>;

/// Gives `sink` the bytes that writeSafetensors() makes, the header first and then tensor after tensor, in as many
/// pieces. Throws Error(Internal) for a duplicate name, before anything is given, and for data that does not fit its
/// shape.
void streamSafetensors(const std::vector<TensorHead>& tensors, const Metadata& metadata, const TensorData& data,
                       const ByteSink& sink);

/// Reads a file once from its beginning to its end, with the SHA-256 on the way. What it refuses is what Safetensors
/// refuses, before anything of the size claimed is allocated.
class SafetensorsReader {
public:
    /// Reads the header. Throws Error(NotFound | BadInput | Io | Corrupt), and Unsupported for pickles.
    explicit SafetensorsReader(const std::filesystem::path& file, const SafetensorsLimits& limits = {});

    const std::vector<TensorHead>& tensors() const noexcept { return m_tensors; } ///< in the order of their data
    const Metadata& metadata() const noexcept { return m_metadata; }

    /// The data of the next tensor, whose size `into` has. Throws Error(Io), also where the file has been cut since.
    void read(std::span<std::byte> into);
    /// Of the whole file, all of whose tensors have been read: 64 hexadecimal digits. Call it once.
    std::string sha256() { return m_hash.hex(); }

private:
    std::string m_source; ///< for messages
    OpenFile m_file;
    Sha256 m_hash;
    std::vector<TensorHead> m_tensors;
    Metadata m_metadata;
};

} // namespace studio::io
