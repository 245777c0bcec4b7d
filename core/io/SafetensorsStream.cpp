// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SafetensorsStream.hpp"

#include "core/base/Error.hpp"
#include "core/base/Text.hpp"
#include "core/io/SafetensorsHeader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <set>

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace studio::io {

namespace {

std::uint64_t sizeOf(const TensorHead& tensor) {
    return std::accumulate(
        tensor.shape.begin(), tensor.shape.end(), std::uint64_t{sizeOf(tensor.dtype)},
        [](std::uint64_t size, std::int64_t side) { return size * static_cast<std::uint64_t>(side); });
}

/// Wider dtypes first, so that every tensor is aligned.
std::vector<std::size_t> orderOf(const std::vector<TensorHead>& tensors) {
    std::vector<std::size_t> order(tensors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return sizeOf(tensors[i].dtype); });
    return order;
}

std::string headerText(const std::vector<TensorHead>& tensors, const std::vector<std::size_t>& order,
                       const Metadata& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const std::size_t i : order) {
        const TensorHead& tensor = tensors[i];
        const std::uint64_t end = offset + sizeOf(tensor);
        header[tensor.name] = {
            {"dtype", nameOf(tensor.dtype)}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    try {
        std::string text = header.dump();
        text.append((safetensorsPrefix - text.size() % safetensorsPrefix) % safetensorsPrefix, ' ');
        return text;
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::Internal, "safetensors: a name or metadata value is not UTF-8");
    }
}

void refuseDuplicates(const std::vector<TensorHead>& tensors) {
    std::set<std::string_view> names{"__metadata__"};
    for (const auto& tensor : tensors)
        if (!names.insert(tensor.name).second)
            throw Error(ErrorCode::Internal, "safetensors: \"" + tensor.name + "\" is used twice");
}

/// All of `into`, in pieces that are still in the cache when they are hashed.
void readAll(const OpenFile& file, std::span<std::byte> into, Sha256& hash, const std::string& source) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    while (!into.empty()) {
        const ssize_t count = ::read(file.handle.get(), into.data(), std::min(into.size(), piece));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Error(ErrorCode::Io, source + ": cannot be read: " + std::strerror(errno));
        if (count == 0)
            throw Error(ErrorCode::Io, source + ": was cut while it was read");
        hash.update(into.first(static_cast<std::size_t>(count)));
        into = into.subspan(static_cast<std::size_t>(count));
    }
}

} // namespace

void streamSafetensors(const std::vector<TensorHead>& tensors, const Metadata& metadata, const TensorData& data,
                       const ByteSink& sink) {
    refuseDuplicates(tensors);
    const auto order = orderOf(tensors);
    const std::string header = headerText(tensors, order, metadata);
    const std::uint64_t length = header.size();
    sink(std::as_bytes(std::span(&length, 1)));
    sink(std::as_bytes(std::span(header)));
    for (const std::size_t i : order) {
        const auto bytes = data(i);
        if (bytes.size() != sizeOf(tensors[i]))
            throw Error(ErrorCode::Internal,
                        "safetensors: the data of \"" + tensors[i].name + "\" does not fit its shape");
        sink(bytes);
    }
}

SafetensorsReader::SafetensorsReader(const std::filesystem::path& file, const SafetensorsLimits& limits)
    : m_source(displayText(file)) {
    refusePickle(file);
    m_file = openRegular(file);
    std::array<std::byte, safetensorsPrefix> prefix{};
    const auto there = std::span(prefix).first(static_cast<std::size_t>(std::min(m_file.size, std::uint64_t{8})));
    readAll(m_file, there, m_hash, m_source);
    const std::uint64_t length = safetensorsHeaderLength(there, m_file.size, m_source, limits);
    std::vector<std::byte> json(static_cast<std::size_t>(length));
    readAll(m_file, json, m_hash, m_source);
    auto header = soundSafetensorsHeader(json, m_file.size - safetensorsPrefix - length, m_source, limits);
    m_metadata = std::move(header.metadata);
    m_tensors.reserve(header.entries.size());
    for (auto& entry : header.entries)
        m_tensors.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape)});
}

void SafetensorsReader::read(std::span<std::byte> into) {
    readAll(m_file, into, m_hash, m_source);
}

} // namespace studio::io
