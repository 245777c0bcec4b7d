// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/NearestPicture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {

namespace {

constexpr std::size_t bytesBetweenLooks = std::size_t{1} << 26;
/// Squares of so many differences fit into 32 bits.
constexpr std::size_t block = 32'768;

/// Gives up as soon as the sum reaches `enough`.
std::uint64_t squaredDistance(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, std::uint64_t enough) {
    std::uint64_t sum = 0;
    for (std::size_t begin = 0; begin < a.size() && sum < enough; begin += block) {
        const std::size_t end = std::min(begin + block, a.size());
        std::uint32_t part = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const int difference = int{a[i]} - int{b[i]};
            part += static_cast<std::uint32_t>(difference * difference);
        }
        sum += part;
    }
    return sum;
}

} // namespace

NearestPicture nearestPicture(const data::Dataset& dataset, std::span<const std::int64_t> candidates,
                              const Image& picture, const std::stop_token& stop) {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    NearestPicture nearest;
    const std::size_t picturesBetweenLooks =
        std::max<std::size_t>(bytesBetweenLooks / std::max<std::size_t>(picture.pixels.size(), 1), 1);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i % picturesBetweenLooks == 0) {
            throwIfStopped(stop);
            dataset.requireWhole();
        }
        const std::uint64_t distance = squaredDistance(dataset.pixels(candidates[i]), picture.pixels, least);
        if (distance < least) {
            least = distance;
            nearest.index = candidates[i];
        }
    }
    if (nearest.index >= 0)
        nearest.rmse = std::sqrt(static_cast<double>(least) / static_cast<double>(picture.pixels.size())) / 255.0;
    return nearest;
}

} // namespace studio
