// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"

namespace studio::models {

struct SmoothedConfig {
    double latentL2 = 1e-3;        ///< beta
    double gradientPenalty = 1e-2; ///< lambda
    double penaltyShare = 0.25;    ///< share of each batch on which the penalty is estimated
};

/// Regularised autoencoder (Ghosh et al. 2020, RAE-GP): the code passes unchanged, the objective adds
///   beta * 1/2 |z|^2  +  lambda * |J_D(z)|_F^2,
/// J_D the decoder's Jacobian. Of the penalties called "gradient penalty" this is the decoder-Jacobian one: not the
/// critic's of WGAN-GP, nor R1 of a discriminator. Estimated by Hutchinson's trick as E_v |J_D^T v|^2, v ~ N(0,I) in
/// picture space, one v a picture, on a part of each batch: unbiased, and a quarter of the cost. It trains the decoder
/// only.
class SmoothedBottleneck : public Bottleneck {
public:
    explicit SmoothedBottleneck(SmoothedConfig config);
    BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) override;

private:
    SmoothedConfig m_config;
};

/// Mean over the batch of |J^T v|^2, where `pictures` [N,...] were computed from `latent` [N,...] and `directions` are
/// the v, shaped like the pictures; differentiable in the parameters that lie between.
torch::Tensor jacobianPenalty(const torch::Tensor& pictures, const torch::Tensor& latent,
                              const torch::Tensor& directions);

} // namespace studio::models
