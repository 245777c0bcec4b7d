// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Preset.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

namespace studio {

constexpr std::int64_t anyNumber = std::numeric_limits<std::int64_t>::max();

/// What the presets set where pictures or latents are small and few enough.
template<class Row>
struct PresetEntry {
    std::int64_t side;  ///< for those up to this many pixels or cells along the longer side
    std::int64_t count; ///< and up to this many to train on
    Row quick;
    Row balanced;
    Row quality;
};

/// Of the first entry that is large enough in both; the last one takes anyNumber.
template<class Row>
const Row& presetRow(std::span<const PresetEntry<Row>> table, Preset preset, std::int64_t side, std::int64_t count) {
    const auto& entry = *std::ranges::find_if(
        table, [&](const PresetEntry<Row>& each) { return side <= each.side && count <= each.count; });
    switch (preset) {
    case Preset::Quick:
        return entry.quick;
    case Preset::Quality:
        return entry.quality;
    case Preset::Balanced:
        break;
    }
    return entry.balanced;
}

} // namespace studio
