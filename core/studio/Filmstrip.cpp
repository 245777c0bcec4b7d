// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Filmstrip.hpp"

#include "core/studio/Files.hpp"

#include <algorithm>
#include <array>

namespace studio {

Image filmstrip(std::span<const DenoisingStep> steps, int frames, int scale) {
    const auto count = std::min(steps.size(), static_cast<std::size_t>(std::max(frames, 1)));
    std::vector<Image> pictures(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t chosen = count == 1 ? steps.size() - 1 : i * (steps.size() - 1) / (count - 1);
        pictures[i] = steps[chosen].noisy;
        pictures[count + i] = steps[chosen].predicted;
    }
    return tile(pictures, static_cast<int>(count), 2, scale);
}

std::vector<Image> filmFrames(std::span<const DenoisingStep> steps, int scale) {
    std::vector<Image> frames;
    frames.reserve(steps.size());
    for (const auto& step : steps)
        frames.push_back(tile(std::array{step.noisy, step.predicted}, 2, 2, scale));
    return frames;
}

} // namespace studio
