// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/FlatParameters.hpp"

namespace studio::training {

struct AdamWConfig {
    double beta1 = 0.9;
    double beta2 = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0.0;
    double clipNorm = 0.0; ///< 0: off
};

/// AdamW (Loshchilov & Hutter 2019) over flat parameters, with k = steps taken so far, from 1:
///   m <- b1 m + (1-b1) g;  v <- b2 v + (1-b2) g^2;  w <- (1 - lr wd) w - lr (m / (1-b1^k)) / (sqrt(v / (1-b2^k)) +
///   eps),
/// after gradients longer than clipNorm were scaled down to it.
class FlatAdamW {
public:
    FlatAdamW(FlatParameters& parameters, AdamWConfig config);

    void zeroGradients();
    /// Length of the gradient as the backward pass left it; scales it down where it is too long.
    double clip();
    /// `k` counts from 1.
    void step(double learningRate, std::int64_t k);

    torch::Tensor firstMoment() const { return m_first; }
    torch::Tensor secondMoment() const { return m_second; }

private:
    FlatParameters& m_parameters;
    AdamWConfig m_config;
    torch::Tensor m_first;
    torch::Tensor m_second;
};

} // namespace studio::training
