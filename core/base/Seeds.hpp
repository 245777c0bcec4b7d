// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace studio {

/// SplitMix64 (Steele, Lea, Flood 2014): one well-mixed 64-bit number from a counter.
constexpr std::uint64_t splitMix64(std::uint64_t x) noexcept {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// An independent seed for the `index`-th use of `purpose` under a user's seed: samples do not depend on batch size.
constexpr std::uint64_t derivedSeed(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index = 0) noexcept {
    return splitMix64(splitMix64(splitMix64(seed) ^ purpose) ^ index);
}

} // namespace studio
