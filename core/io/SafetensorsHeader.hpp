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

/// Reads the JSON header event by event, so that nothing grows with what it merely claims. Throws Error(Corrupt).
SafetensorsHeader parseSafetensorsHeader(std::span<const std::byte> json, const std::string& source,
                                         const SafetensorsLimits& limits);

} // namespace studio::io
