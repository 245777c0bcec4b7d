// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace studio::io {

/// Whether bytes begin as a gzip member (RFC 1952).
bool isGzip(std::span<const std::byte> bytes) noexcept;

/// At most the first `count` unpacked bytes; fewer when the data ends before. Throws Error(BadInput) for damaged data.
std::vector<std::byte> gunzipHead(std::span<const std::byte> packed, std::size_t count, const std::string& source);

/// All unpacked bytes, of which there must be exactly `size`: anything else, truncation and a bad checksum throw
/// Error(BadInput). Deflate packs at most 1032 to 1, so a `size` that cannot be is refused before it is allocated.
std::vector<std::byte> gunzipExactly(std::span<const std::byte> packed, std::uint64_t size, const std::string& source);

} // namespace studio::io
