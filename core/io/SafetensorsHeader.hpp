// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/Safetensors.hpp"

namespace studio::io {

/// A tensor as the header describes it, offsets not yet checked against the data.
struct SafetensorsEntry {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape; ///< none is negative
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries;
    Metadata metadata;
};

inline constexpr std::size_t safetensorsPrefix = 8; ///< bytes before the header, which hold its length

/// The header's length out of a file's first 8 bytes, or fewer where it has no more. Throws Error(Corrupt) for one over
/// the limit or past the end.
std::uint64_t safetensorsHeaderLength(std::span<const std::byte> prefix, std::uint64_t fileBytes,
                                      const std::string& source, const SafetensorsLimits& limits);

/// The entries in the order of their data, whose offsets fit the shapes and each other, without holes, and fill the
/// `dataBytes` that follow the header. Throws Error(Corrupt).
SafetensorsHeader soundSafetensorsHeader(std::span<const std::byte> json, std::uint64_t dataBytes,
                                         const std::string& source, const SafetensorsLimits& limits);

/// Reads the JSON header event by event, so that nothing grows with what it merely claims. Throws Error(Corrupt).
SafetensorsHeader parseSafetensorsHeader(std::span<const std::byte> json, const std::string& source,
                                         const SafetensorsLimits& limits);

} // namespace studio::io
