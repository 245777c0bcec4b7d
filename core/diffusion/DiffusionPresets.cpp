// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DiffusionPresets.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace studio::diffusion {

namespace {

constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();

struct Entry {
    std::int64_t side;    ///< for latents up to this many cells along the longer side
    std::int64_t latents; ///< and up to this many to train on
    DiffusionRow quick;
    DiffusionRow balanced;
    DiffusionRow quality;
};

// The first entry that is large enough in both is taken. Up to 8 cells the values are those that were measured on
// Fashion-MNIST's 54,000 training latents: 0.5, 7 and 40 passes in batches of 64.
//     side latents    steps batch width blocks rate  averaging
constexpr std::array<Entry, 4> table{{
    {8, any, {422, 64, 32, 1, 2e-3, 0.999}, {5907, 64, 48, 1, 2e-3, 0.999}, {33750, 64, 96, 1, 1e-3, 0.9995}},
    {12, any, {1000, 64, 32, 1, 2e-3, 0.999}, {5000, 64, 48, 1, 2e-3, 0.999}, {15000, 64, 80, 1, 1e-3, 0.9995}},
    {16, any, {1000, 64, 32, 1, 2e-3, 0.999}, {3000, 64, 48, 1, 2e-3, 0.999}, {10000, 64, 64, 1, 1e-3, 0.9995}},
    {any, any, {700, 32, 32, 1, 1e-3, 0.999}, {3000, 32, 32, 1, 1e-3, 0.999}, {9000, 32, 48, 1, 1e-3, 0.9995}},
}};

} // namespace

const DiffusionRow& diffusionRow(Preset preset, std::int64_t side, std::int64_t latents) {
    const auto& entry =
        *std::ranges::find_if(table, [&](const Entry& each) { return side <= each.side && latents <= each.latents; });
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

} // namespace studio::diffusion
