// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DenoiserCost.hpp"

#include "core/diffusion/UNet.hpp"

namespace studio::diffusion {

namespace {

using models::convolutionCost;
using models::linearCost;
using models::NetworkCost;

constexpr double mlpSteering = 256.0;

/// Of Conditioning: two linear layers from 64 sinusoids, and a column for each class and for "none".
NetworkCost conditioningCost(double steering, std::int64_t classes) {
    constexpr double sinusoids = 64.0;
    NetworkCost cost = linearCost(sinusoids, steering);
    cost += linearCost(steering, steering);
    if (classes > 0)
        cost.parameters += static_cast<double>(classes + 1) * steering;
    return cost;
}

NetworkCost mlpCost(const Parameters& parameters, double dimension, std::int64_t classes) {
    const double width = parameters.real("mlp_width");
    NetworkCost cost = conditioningCost(mlpSteering, classes);
    cost += linearCost(dimension, width);
    for (std::int64_t i = 0; i < parameters.integer("mlp_blocks"); ++i) {
        cost += linearCost(mlpSteering, 2.0 * width);
        cost += linearCost(width, width);
        cost += linearCost(width, width);
        cost.parameters += 2.0 * width;  // of the norm
        cost.activations += 4.0 * width; // after the norm, after FiLM, after SiLU twice
    }
    cost.parameters += 2.0 * width;
    cost += linearCost(width, dimension);
    return cost;
}

/// UNet::Block at `cells` places.
NetworkCost blockCost(double in, double out, double steering, double cells) {
    NetworkCost cost{2.0 * in, 0.0, cells * (in + 2.0 * out)}; // the norm; after it, after SiLU, and the sum
    cost += linearCost(steering, 2.0 * in);
    cost += convolutionCost(in, out, 3, cells);
    cost += convolutionCost(out, out, 3, cells);
    if (in != out)
        cost += convolutionCost(in, out, 1, cells);
    return cost;
}

/// Queries, keys, values and output are `channels` squared each; every cell looks at every cell.
NetworkCost attentionCost(double channels, double cells) {
    constexpr double headSize = 32.0;
    NetworkCost cost{2.0 * channels, 0.0, 0.0};
    cost.parameters += 4.0 * (channels * channels + channels);
    cost.multiplyAdds += cells * 4.0 * channels * channels + 2.0 * cells * cells * channels;
    cost.activations += cells * 6.0 * channels + 2.0 * cells * cells * channels / headSize;
    return cost;
}

/// One resolution on the way down and up again.
NetworkCost stageCost(double width, double below, std::int64_t blocks, double cells) {
    NetworkCost cost;
    for (std::int64_t i = 0; i < blocks; ++i) {
        cost += blockCost(width, width, 4.0 * width, cells);
        cost += blockCost(i == 0 ? 2.0 * width : width, width, 4.0 * width, cells);
    }
    cost += convolutionCost(width, below, 3, cells / 4.0);
    cost += convolutionCost(below, 4.0 * width, 1, cells / 4.0);
    cost.activations += cells * 3.0 * width; // put together from cells, and beside the skip
    return cost;
}

NetworkCost unetCost(const Parameters& parameters, at::IntArrayRef sizes, std::int64_t classes) {
    const auto levels = UNet::levelsFor(sizes[1], sizes[2]);
    const auto channels = static_cast<double>(sizes[0]);
    const double width = parameters.real("width");
    const auto blocks = parameters.integer("blocks");
    const double lowest = 2.0 * width;
    const double highest = levels > 1 ? width : lowest;
    auto cells = static_cast<double>(sizes[1] * sizes[2]);
    NetworkCost cost = conditioningCost(4.0 * width, classes);
    cost += convolutionCost(channels, highest, 3, cells);
    cost += convolutionCost(highest, channels, 3, cells);
    cost.parameters += 2.0 * highest;
    cost.activations += cells * highest;
    for (std::int64_t level = 0; level + 1 < levels; ++level, cells /= 4.0)
        cost += stageCost(width, level + 2 == levels ? lowest : width, blocks, cells);
    for (std::int64_t i = 0; i <= blocks; ++i)
        cost += blockCost(lowest, lowest, 4.0 * width, cells);
    if (parameters.boolean("attention"))
        cost += attentionCost(lowest, cells);
    return cost;
}

} // namespace

NetworkCost denoiserCost(const Parameters& parameters, at::IntArrayRef latentSizes, std::int64_t classes) {
    const auto known = parameters.boolean("conditional") ? classes : 0;
    if (latentSizes.size() == 1)
        return mlpCost(parameters, static_cast<double>(latentSizes[0]), known);
    return unetCost(parameters, latentSizes, known);
}

} // namespace studio::diffusion
