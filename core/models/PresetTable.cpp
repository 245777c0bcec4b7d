// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PresetTable.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace studio::models {

namespace {

constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();

struct Entry {
    std::int64_t side;     ///< for pictures up to this many pixels along the longer side
    std::int64_t pictures; ///< and up to this many to train on
    AutoencoderRow quick;
    AutoencoderRow balanced;
    AutoencoderRow quality;
};

// The first entry that is large enough in both is taken. Up to 32 pixels the values are those that were measured on
// Fashion-MNIST's 54,000 training pictures: 0.3, 2.5 and 15 passes in batches of 64.
//      side pictures   steps batch width enc dec downsample channels rate
constexpr std::array<Entry, 7> table{{
    {32,
     any,
     {254, 64, 64, 1, 1, "4", 4, 4e-3},
     {2110, 64, 64, 1, 1, "4", 4, 4e-3},
     {12657, 64, 96, 1, 2, "4", 4, 2e-3}},
    {48,
     any,
     {800, 64, 64, 1, 1, "4", 4, 4e-3},
     {4200, 64, 64, 1, 1, "4", 4, 4e-3},
     {10000, 64, 96, 1, 2, "4", 4, 2e-3}},
    {64,
     any,
     {1000, 32, 64, 1, 1, "4", 4, 3e-3},
     {5000, 32, 64, 1, 1, "4", 4, 3e-3},
     {11000, 32, 96, 1, 2, "4", 4, 2e-3}},
    {96,
     any,
     {800, 16, 64, 1, 1, "4", 4, 3e-3},
     {4400, 16, 64, 1, 1, "4", 4, 3e-3},
     {10000, 16, 96, 1, 2, "4", 4, 1.5e-3}},
    {128,
     any,
     {600, 16, 96, 1, 1, "8", 8, 2e-3},
     {3200, 16, 96, 1, 1, "8", 8, 2e-3},
     {14000, 16, 96, 1, 2, "8", 8, 1.5e-3}},
    {256,
     any,
     {320, 8, 96, 1, 1, "8", 8, 2e-3},
     {1600, 8, 96, 1, 1, "8", 8, 2e-3},
     {8000, 8, 96, 1, 2, "8", 8, 1.5e-3}},
    {any,
     any,
     {270, 4, 96, 1, 1, "16", 16, 1.5e-3},
     {1300, 4, 96, 1, 1, "16", 16, 1.5e-3},
     {7000, 4, 96, 1, 2, "16", 16, 1e-3}},
}};

} // namespace

const AutoencoderRow& autoencoderRow(Preset preset, std::int64_t side, std::int64_t pictures) {
    const auto& entry =
        *std::ranges::find_if(table, [&](const Entry& each) { return side <= each.side && pictures <= each.pictures; });
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

} // namespace studio::models
