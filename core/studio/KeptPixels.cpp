// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/KeptPixels.hpp"

#include "core/base/Error.hpp"
#include "core/base/Translate.hpp"

#include <algorithm>
#include <cmath>

namespace studio {

namespace {

constexpr int widestShare = 32;
constexpr int narrowestFeather = 2;

/// How many steps, straight or diagonal, lead from each pixel to the nearest that is kept: 0 for those themselves, -1
/// where none is.
std::vector<int> distanceToKept(const Image& mask) {
    const auto place = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width) + static_cast<std::size_t>(x);
    };
    std::vector<int> distance(mask.pixels.size(), -1);
    std::vector<std::pair<int, int>> front;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (!isDrawnAnew(mask.pixels[place(x, y)])) {
                distance[place(x, y)] = 0;
                front.emplace_back(x, y);
            }
    for (int steps = 1; !front.empty(); ++steps) {
        std::vector<std::pair<int, int>> next;
        for (const auto& [x, y] : front)
            for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, mask.height - 1); ++ny)
                for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, mask.width - 1); ++nx)
                    if (int& there = distance[place(nx, ny)]; there < 0) {
                        there = steps;
                        next.emplace_back(nx, ny);
                    }
        front = std::move(next);
    }
    return distance;
}

std::vector<float> weightsOf(const Image& mask) {
    const auto distance = distanceToKept(mask);
    const int deepest = *std::ranges::max_element(distance);
    const int feather =
        std::min(std::max(std::min(mask.width, mask.height) / widestShare, narrowestFeather), deepest / 2);
    std::vector<float> weights;
    weights.reserve(distance.size());
    for (const int steps : distance) {
        const bool isDrawn = steps < 0 || steps > feather;
        weights.push_back(isDrawn ? 1.0F : static_cast<float>(steps) / static_cast<float>(feather + 1));
    }
    return weights;
}

} // namespace

KeptPixels::KeptPixels(const SampleGuide* guide) {
    if (guide == nullptr || guide->original.empty() || guide->pixelMask.empty())
        return;
    const Image& mask = guide->pixelMask;
    if (mask.channels != 1 || mask.width != guide->original.width || mask.height != guide->original.height)
        throw Error(ErrorCode::Mismatch, "the mask is no grey picture of the size of the picture that it keeps",
                    "Make it " + std::to_string(guide->original.width) + " x " +
                        std::to_string(guide->original.height) + " pixels, white where it is to be drawn anew.");
    m_original = guide->original;
    m_weight = weightsOf(mask);
}

void KeptPixels::layBack(std::span<Image> drawn) const {
    if (m_original.empty())
        return;
    for (Image& each : drawn)
        layBack(each);
}

void KeptPixels::layBack(Image& drawn) const {
    if (drawn.width != m_original.width || drawn.height != m_original.height || drawn.channels != m_original.channels)
        throw Error(ErrorCode::Mismatch, "the picture to keep a part of has another shape than what is drawn",
                    STUDIO_TR("Take a picture as the project holds it."));
    const auto channels = static_cast<std::size_t>(drawn.channels);
    for (std::size_t i = 0; i < drawn.pixels.size(); ++i) {
        const float kept = m_original.pixels[i];
        const float weight = m_weight[i / channels];
        drawn.pixels[i] =
            static_cast<std::uint8_t>(std::lround(kept + weight * (static_cast<float>(drawn.pixels[i]) - kept)));
    }
}

} // namespace studio
