// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Torch.hpp"

#include <cstdint>

namespace studio::diffusion {

/// A network that looks at a noisy latent. What its output means is the Prediction's affair.
class Denoiser : public torch::nn::Module {
public:
    /// x [N,C,h,w] or [N,D]; time [N] in [0, 1]; labels int64 [N], the number of classes standing for "no label", or
    /// undefined: no label for anyone. Of time and labels one each, [1], may stand for all samples: how they steer the
    /// network is then worked out once. The output has the shape of x.
    virtual torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) = 0;

    /// Makes the output zero whatever the input, so that training starts from a calm place; call after initialisation.
    virtual void zeroOutput() = 0;
};

} // namespace studio::diffusion
