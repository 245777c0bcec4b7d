// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace studio::diffusion {

/// What makes a network F of unit input and output into a denoiser at every noise level (Karras et al. 2022, table 1),
/// for data of deviation s and x = x0 + sigma eps:
///   D(x; sigma) = c_skip x + c_out F(c_in x; c_noise),
///   c_skip = s^2 / (sigma^2 + s^2),   c_out = sigma s / sqrt(sigma^2 + s^2),   c_in = 1 / sqrt(sigma^2 + s^2),
///   c_noise = ln(sigma) / 4,          loss weight = (sigma^2 + s^2) / (sigma s)^2 = 1 / c_out^2.
/// The weighted loss of D is the plain loss of F. Latents are standardised, s = 1: c_in x is then x itself in the
/// variance preserving space.
struct EdmPreconditioning {
    double skip = 1.0;
    double out = 0.0;
    double in = 1.0;
    double noise = 0.0;
    double weight = 0.0;

    /// sigma > 0.
    static EdmPreconditioning at(double sigma, double dataDeviation = 1.0) {
        const double data = dataDeviation * dataDeviation;
        const double total = sigma * sigma + data;
        const double out = sigma * dataDeviation / std::sqrt(total);
        return {data / total, out, 1.0 / std::sqrt(total), std::log(sigma) / 4.0, 1.0 / (out * out)};
    }
};

} // namespace studio::diffusion
