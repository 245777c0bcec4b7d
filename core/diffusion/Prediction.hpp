// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/NoiseLevel.hpp"

#include <string_view>

namespace studio::diffusion {

/// What a network puts out for x = alpha x0 + sigma eps.
enum class Prediction {
    Epsilon, ///< eps (Ho et al. 2020)
    V,       ///< v = alpha eps - sigma x0, with alpha^2 + sigma^2 = 1 (Salimans & Ho 2022)
    X0,      ///< x0
    Flow,    ///< eps - x0, with alpha + sigma = 1 (Lipman et al. 2023)
    Edm,     ///< F of Karras et al. 2022, see EdmPreconditioning: sigma x0 - alpha eps, with alpha^2 + sigma^2 = 1
};

/// epsilon, v, x0, flow or edm. Throws Error(WrongUsage).
Prediction predictionFromName(std::string_view name);

/// The clean sample and the noise behind x, from a network's output of the same shape at that level.
Denoised interpretOutput(Prediction prediction, const torch::Tensor& x, const torch::Tensor& output,
                         const NoiseLevel& level);

/// What the network should have put out. `alpha` and `sigma` broadcast against x0: [N,1,1,1] for [N,C,h,w].
torch::Tensor predictionTarget(Prediction prediction, const torch::Tensor& x0, const torch::Tensor& eps,
                               const torch::Tensor& alpha, const torch::Tensor& sigma);

/// The noise that is left when the clean sample is taken for `x0`: (x - alpha x0) / sigma.
torch::Tensor noiseBehind(const torch::Tensor& x, const torch::Tensor& x0, const NoiseLevel& level);

} // namespace studio::diffusion
