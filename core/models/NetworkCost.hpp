// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Autoencoder.hpp"

namespace studio::models {

/// What a network weighs, and what one sample costs on its way forwards through it.
struct NetworkCost {
    double parameters = 0.0;
    double multiplyAdds = 0.0; ///< of convolutions and matrix products; the way back costs twice as much again
    double activations = 0.0;  ///< values that wait for the way back

    NetworkCost& operator+=(const NetworkCost& other) {
        parameters += other.parameters;
        multiplyAdds += other.multiplyAdds;
        activations += other.activations;
        return *this;
    }
};

/// A square convolution with bias from `in` to `out` channels whose output has `positions` places: positions k^2 in out
/// multiply-adds, and its output waits.
NetworkCost convolutionCost(double in, double out, double kernel, double positions);

/// A linear layer with bias; its output waits.
NetworkCost linearCost(double in, double out);

/// Norm, SiLU and convolution, twice, beside a sum: `positions` places of `channels`.
NetworkCost residualCost(double channels, double positions);

/// Encoder, decoder and the comparison of one picture with its reconstruction. `encoderFactor` as the bottleneck's.
NetworkCost autoencoderCost(const AutoencoderConfig& config, std::int64_t encoderFactor);

} // namespace studio::models
