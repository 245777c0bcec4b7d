// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"
#include "core/data/ImageSource.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace studio::data {

/// What the split of newly imported pictures is decided by. The spans are of one length, one entry a picture; `labels`
/// may be empty.
struct SplitPlan {
    std::vector<Part> parts;               ///< what the sources say
    std::span<const int> labels;           ///< -1: none
    std::span<const std::uint64_t> hashes; ///< of the pixels: equal pictures stay on one side
    double share = 0.1;                    ///< held out of those that no source decided; 0: nothing is held out at all
    std::uint64_t seed = 0;
};

/// Where the sources hold pictures out, those are held out and all others train. Else a seeded choice: `share` of the
/// pictures, but 16 where there are 80 and a fifth of fewer; equal pictures on one side as far as that leaves both
/// sides filled; and one of every class that has two or more, as long as another class can spare one.
Split planSplit(const SplitPlan& plan);

} // namespace studio::data
