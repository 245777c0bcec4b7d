// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/CompareColumn.hpp"

#include <algorithm>
#include <cstdlib>

namespace studio::ui {

Image amplifiedDifference(const Image& a, const Image& b, int gain) {
    Image difference(a.width, a.height, a.channels);
    const std::size_t bytes = std::min({difference.pixels.size(), a.pixels.size(), b.pixels.size()});
    for (std::size_t i = 0; i < bytes; ++i) {
        const int apart = std::abs(int{a.pixels[i]} - int{b.pixels[i]});
        difference.pixels[i] = static_cast<std::uint8_t>(std::min(255, gain * apart));
    }
    return difference;
}

ColumnPictures drawColumn(const LatentEngine& engine, const CompareSettings& settings, std::stop_token stop) {
    const auto count = static_cast<int>(settings.inputs.size());
    ColumnPictures column;
    if (count == 0)
        return column;
    const std::vector<Latent> latents = engine.encode(settings.inputs, stop);
    column.reconstructions = engine.decode(latents, stop);
    for (std::size_t i = 0; i < settings.inputs.size(); ++i) {
        column.differences.push_back(
            amplifiedDifference(settings.inputs[i], column.reconstructions[i], differenceGain));
    }
    const Latent& last = latents[std::min<std::size_t>(1, latents.size() - 1)];
    const int frames = std::max(2, count);
    column.path = engine.decode(engine.interpolate(latents.front(), last, settings.method, frames, stop), stop);
    column.normal = engine.decode(engine.drawPrior("normal", count, settings.seed, stop), stop);
    column.gaussian = engine.decode(engine.drawPrior("gaussian", count, settings.seed, stop), stop);
    return column;
}

std::vector<Image> drawDiffusion(const LatentEngine& engine, const CompareSettings& settings, std::stop_token stop) {
    if (!engine.canDiffuse())
        return {};
    SampleRequest request = engine.usualRequest();
    request.steps = settings.steps;
    request.count = static_cast<std::int64_t>(settings.inputs.size());
    request.seed = settings.seed;
    return engine.sample(request, stop);
}

} // namespace studio::ui
