// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Safetensors.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/SafetensorsHeader.hpp"
#include "core/io/SafetensorsStream.hpp"

#include <algorithm>
#include <bit>

namespace studio::io {

static_assert(std::endian::native == std::endian::little, "tensor data is used as it lies in the file");

Safetensors Safetensors::parse(std::span<const std::byte> bytes, const std::string& source,
                               const SafetensorsLimits& limits) {
    const auto prefix = bytes.first(std::min(bytes.size(), safetensorsPrefix));
    const std::uint64_t length = safetensorsHeaderLength(prefix, bytes.size(), source, limits);
    const auto json = bytes.subspan(safetensorsPrefix, static_cast<std::size_t>(length));
    const auto data = bytes.subspan(safetensorsPrefix + static_cast<std::size_t>(length));
    auto header = soundSafetensorsHeader(json, data.size(), source, limits);

    Safetensors result;
    result.m_metadata = std::move(header.metadata);
    result.m_tensors.reserve(header.entries.size());
    for (auto& entry : header.entries) {
        result.m_index.emplace(entry.name, result.m_tensors.size());
        const auto part =
            data.subspan(static_cast<std::size_t>(entry.begin), static_cast<std::size_t>(entry.end - entry.begin));
        result.m_tensors.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape), part});
    }
    return result;
}

Safetensors Safetensors::open(const std::filesystem::path& file, const SafetensorsLimits& limits) {
    refusePickle(file);
    auto mapped = std::make_shared<const MappedFile>(file);
    Safetensors result = parse(mapped->bytes(), displayText(file), limits);
    result.m_file = std::move(mapped);
    return result;
}

const TensorView* Safetensors::find(std::string_view name) const noexcept {
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_tensors[found->second];
}

std::vector<std::byte> writeSafetensors(std::span<const TensorView> tensors, const Metadata& metadata) {
    std::vector<TensorHead> heads;
    for (const auto& tensor : tensors)
        heads.push_back({tensor.name, tensor.dtype, tensor.shape});
    std::vector<std::byte> file;
    const auto data = [&](std::size_t i) { return tensors[i].data; };
    streamSafetensors(heads, metadata, data,
                      [&](std::span<const std::byte> bytes) { file.insert(file.end(), bytes.begin(), bytes.end()); });
    return file;
}

} // namespace studio::io
