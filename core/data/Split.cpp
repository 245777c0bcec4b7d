// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Seeds.hpp"
#include "core/data/Dataset.hpp"
#include "core/data/Permutation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace studio::data {

namespace {

constexpr std::uint64_t splitPurpose = 0x53504C4954; // "SPLIT"

std::vector<std::int64_t> sorted(std::vector<std::int64_t>::const_iterator begin,
                                 std::vector<std::int64_t>::const_iterator end) {
    std::vector<std::int64_t> part(begin, end);
    std::ranges::sort(part);
    return part;
}

} // namespace

/// Fisher-Yates with SplitMix64 (std::shuffle differs between standard libraries). The modulo bias is below count /
/// 2^64.
std::vector<std::int64_t> permutation(std::int64_t count, std::uint64_t seed) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(derivedSeed(seed, splitPurpose, i) % i)]);
    return order;
}

Split makeSplit(std::int64_t count, double validationShare, std::uint64_t seed) {
    auto held = static_cast<std::int64_t>(std::llround(static_cast<double>(count) * validationShare));
    if (validationShare > 0.0 && count >= 2)
        held = std::clamp<std::int64_t>(held, 1, count - 1);
    if (count < 2)
        held = 0;
    const auto order = permutation(count, seed);
    return {sorted(order.begin() + held, order.end()), sorted(order.begin(), order.begin() + held)};
}

Split splitOf(const Dataset& dataset, double validationShare, std::uint64_t seed) {
    if (!dataset.heldOut())
        return makeSplit(dataset.size(), validationShare, seed);
    Split split{{}, *dataset.heldOut()};
    auto held = split.validation.begin();
    for (std::int64_t i = 0; i < dataset.size(); ++i) {
        if (held != split.validation.end() && *held == i)
            ++held;
        else
            split.training.push_back(i);
    }
    return split;
}

std::vector<std::int64_t> chooseSome(std::int64_t count, std::int64_t wanted, std::uint64_t seed) {
    const auto order = permutation(count, splitMix64(seed));
    return sorted(order.begin(), order.begin() + std::min(count, wanted));
}

} // namespace studio::data
