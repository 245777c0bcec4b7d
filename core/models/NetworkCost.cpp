// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/NetworkCost.hpp"

namespace studio::models {

NetworkCost convolutionCost(double in, double out, double kernel, double positions) {
    const double weights = kernel * kernel * in * out;
    return {weights + out, positions * weights, positions * out};
}

NetworkCost linearCost(double in, double out) {
    return {in * out + out, in * out, out};
}

NetworkCost residualCost(double channels, double positions) {
    NetworkCost cost{2.0 * channels, 0.0, 0.0}; // of the norm
    cost += convolutionCost(channels, channels, 3, positions);
    cost += convolutionCost(channels, channels, 3, positions);
    cost.activations += 3.0 * positions * channels; // after the norm, after SiLU, and the sum
    return cost;
}

NetworkCost autoencoderCost(const AutoencoderConfig& config, std::int64_t encoderFactor) {
    const auto across = paddingFor(config.picture.width, config.downsample);
    const auto down = paddingFor(config.picture.height, config.downsample);
    const auto cells = static_cast<double>(across.cells * down.cells);
    const auto patch = static_cast<double>(config.picture.channels * config.downsample * config.downsample);
    const auto width = static_cast<double>(config.width);
    const auto latent = static_cast<double>(config.latent.size);
    const auto encoded = latent * static_cast<double>(encoderFactor);
    const bool vector = config.latent.kind == LatentKind::Vector;
    const auto head = static_cast<double>(vectorHeadChannels);

    NetworkCost cost = convolutionCost(patch, width, 3, cells);
    for (std::int64_t i = 0; i < config.encoderBlocks + config.decoderBlocks; ++i)
        cost += residualCost(width, cells);
    cost += convolutionCost(width, vector ? head : encoded, 1, cells);
    cost += convolutionCost(vector ? head : latent, width, 3, cells);
    cost += convolutionCost(width, patch, 3, cells);
    if (vector) {
        cost += linearCost(head * cells, encoded);
        cost += linearCost(latent, head * cells);
    }
    // The picture, the picture cut into cells, the cells put together again, and the error.
    cost.activations += 4.0 * cells * patch;
    return cost;
}

} // namespace studio::models
