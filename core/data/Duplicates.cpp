// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Duplicates.hpp"

#include "core/base/Seeds.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace studio::data {

std::uint64_t pixelHash(std::span<const std::uint8_t> pixels) noexcept {
    std::uint64_t hash = splitMix64(pixels.size());
    while (!pixels.empty()) {
        std::uint64_t word = 0;
        const std::size_t length = std::min(pixels.size(), sizeof word);
        std::memcpy(&word, pixels.data(), length);
        hash = splitMix64(hash ^ word);
        pixels = pixels.subspan(length);
    }
    return hash;
}

std::vector<std::vector<std::int64_t>> exactDuplicates(const Dataset& dataset, const std::stop_token& stop) {
    std::vector<std::vector<std::int64_t>> groups;
    std::unordered_multimap<std::uint64_t, std::size_t> byHash; // to a group, singles included
    for (std::int64_t i = 0; i < dataset.size(); ++i) {
        throwIfStopped(stop);
        dataset.requireWhole();
        const auto pixels = dataset.pixels(i);
        const std::uint64_t hash = pixelHash(pixels);
        const auto [first, last] = byHash.equal_range(hash);
        const auto equal = std::find_if(first, last, [&](const auto& entry) {
            return std::ranges::equal(dataset.pixels(groups[entry.second].front()), pixels);
        });
        if (equal != last) {
            groups[equal->second].push_back(i);
            continue;
        }
        byHash.emplace(hash, groups.size());
        groups.push_back({i});
    }
    std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
    return groups;
}

} // namespace studio::data
