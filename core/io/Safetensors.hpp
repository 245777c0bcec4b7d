// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Dtype.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The safetensors format (huggingface/safetensors): 8 bytes little-endian header length, a JSON header, raw data.
namespace studio::io {

class MappedFile;

/// One tensor: row-major little-endian bytes that somebody else owns. `data` need not be aligned for `dtype`: memcpy
/// it.
struct TensorView {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape; ///< empty: a scalar
    std::span<const std::byte> data;
};

using Metadata = std::map<std::string, std::string>;

struct SafetensorsLimits {
    std::uint64_t headerBytes = 16u << 20; ///< the format allows 100 MB; half a million names fit into 16
    std::size_t tensors = 65'536;
};

/// A checked safetensors file. Reading refuses, before it allocates anything of the size claimed: a header past the end
/// or over the limit, bad or deep JSON, duplicate keys, unknown dtypes, negative or overflowing shapes, offsets that do
/// not match the shape, overlaps, holes and trailing bytes.
class Safetensors {
public:
    /// Views into `bytes`, which must outlive the result. `source` names the file in messages. Throws Error(Corrupt).
    static Safetensors parse(std::span<const std::byte> bytes, const std::string& source,
                             const SafetensorsLimits& limits = {});
    /// Maps the file. Throws Error(NotFound | BadInput | Io | Corrupt), and Unsupported for pickles (see refusePickle).
    static Safetensors open(const std::filesystem::path& file, const SafetensorsLimits& limits = {});

    const std::vector<TensorView>& tensors() const noexcept { return m_tensors; } ///< in the order of their data
    const TensorView* find(std::string_view name) const noexcept;                 ///< null when absent
    const Metadata& metadata() const noexcept { return m_metadata; }

private:
    std::shared_ptr<const MappedFile> m_file;
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::size_t, std::less<>> m_index;
    Metadata m_metadata;
};

/// The bytes of a safetensors file: header padded with spaces to 8 bytes, wider dtypes first so that every tensor is
/// aligned. Throws Error(Internal) for a duplicate name or data that does not fit its shape.
std::vector<std::byte> writeSafetensors(std::span<const TensorView> tensors, const Metadata& metadata = {});

/// Throws Error(Unsupported), with the way to convert, for a file that would have to be unpickled: by its name (.pt
/// .pth .ckpt .pkl .pickle) or by its first bytes (a PyTorch zip, a pickle). Such files run code when read and are
/// never opened.
void refusePickle(const std::filesystem::path& file);

} // namespace studio::io
