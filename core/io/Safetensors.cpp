// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Safetensors.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/MappedFile.hpp"
#include "core/io/SafetensorsHeader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstring>
#include <numeric>
#include <set>

#include <nlohmann/json.hpp>

namespace studio::io {

static_assert(std::endian::native == std::endian::little, "tensor data is used as it lies in the file");

namespace {

constexpr std::size_t prefixBytes = 8;

[[noreturn]] void corrupt(const std::string& source, const std::string& reason) {
    throw Error(ErrorCode::Corrupt, source + ": not a sound safetensors file: " + reason);
}

std::uint64_t headerLength(std::span<const std::byte> bytes, const std::string& source,
                           const SafetensorsLimits& limits) {
    if (bytes.size() < prefixBytes)
        corrupt(source, "shorter than 8 bytes");
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), prefixBytes);
    if (length > limits.headerBytes)
        corrupt(source, "header of " + std::to_string(length) + " bytes, over the limit of " +
                            std::to_string(limits.headerBytes));
    if (length > bytes.size() - prefixBytes)
        corrupt(source, "the header goes past the end");
    return length;
}

/// Bytes that a shape needs. Every partial product is checked, so [2^62, 4] cannot wrap around to a small number.
std::uint64_t bytesFor(const SafetensorsEntry& entry, const std::string& source) {
    std::uint64_t total = sizeOf(entry.dtype);
    for (const std::int64_t dimension : entry.shape)
        if (__builtin_mul_overflow(total, static_cast<std::uint64_t>(dimension), &total))
            corrupt(source, "the shape of \"" + entry.name + "\" is too large");
    return total;
}

void checkLayout(const std::vector<SafetensorsEntry>& sorted, std::uint64_t dataBytes, const std::string& source) {
    std::uint64_t expected = 0;
    for (const auto& entry : sorted) {
        if (entry.end < entry.begin || entry.end > dataBytes)
            corrupt(source, "the data of \"" + entry.name + "\" goes past the end");
        if (entry.end - entry.begin != bytesFor(entry, source))
            corrupt(source, "the data of \"" + entry.name + "\" does not fit its shape");
        if (entry.begin < expected)
            corrupt(source, "the data of \"" + entry.name + "\" overlaps another tensor's");
        if (entry.begin > expected)
            corrupt(source, "a hole before the data of \"" + entry.name + "\"");
        expected = entry.end;
    }
    if (expected != dataBytes)
        corrupt(source, "bytes after the last tensor");
}

std::string headerText(const std::vector<const TensorView*>& order, const Metadata& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorView* tensor : order) {
        const std::uint64_t end = offset + tensor->data.size();
        header[tensor->name] = {
            {"dtype", nameOf(tensor->dtype)}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    try {
        std::string text = header.dump();
        text.append((prefixBytes - text.size() % prefixBytes) % prefixBytes, ' ');
        return text;
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::Internal, "safetensors: a name or metadata value is not UTF-8");
    }
}

void checkEntry(const TensorView& tensor) {
    std::uint64_t expected = sizeOf(tensor.dtype);
    for (const std::int64_t dimension : tensor.shape)
        expected *= static_cast<std::uint64_t>(dimension);
    if (expected != tensor.data.size())
        throw Error(ErrorCode::Internal, "safetensors: the data of \"" + tensor.name + "\" does not fit its shape");
}

} // namespace

Safetensors Safetensors::parse(std::span<const std::byte> bytes, const std::string& source,
                               const SafetensorsLimits& limits) {
    const std::uint64_t length = headerLength(bytes, source, limits);
    SafetensorsHeader header =
        parseSafetensorsHeader(bytes.subspan(prefixBytes, static_cast<std::size_t>(length)), source, limits);
    const auto data = bytes.subspan(prefixBytes + static_cast<std::size_t>(length));
    std::ranges::stable_sort(header.entries, [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    checkLayout(header.entries, data.size(), source);

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
    std::vector<const TensorView*> order;
    std::set<std::string_view> names{"__metadata__"};
    std::size_t dataBytes = 0;
    for (const auto& tensor : tensors) {
        checkEntry(tensor);
        if (!names.insert(tensor.name).second)
            throw Error(ErrorCode::Internal, "safetensors: \"" + tensor.name + "\" is used twice");
        order.push_back(&tensor);
        dataBytes += tensor.data.size();
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto* each) { return sizeOf(each->dtype); });

    const std::string header = headerText(order, metadata);
    const std::uint64_t length = header.size();
    std::vector<std::byte> file(prefixBytes + header.size() + dataBytes);
    std::memcpy(file.data(), &length, prefixBytes);
    std::memcpy(file.data() + prefixBytes, header.data(), header.size());
    std::size_t offset = prefixBytes + header.size();
    for (const TensorView* tensor : order) {
        if (!tensor->data.empty())
            std::memcpy(file.data() + offset, tensor->data.data(), tensor->data.size());
        offset += tensor->data.size();
    }
    return file;
}

} // namespace studio::io
