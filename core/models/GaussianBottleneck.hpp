// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/Bottleneck.hpp"

namespace studio::models {

struct GaussianConfig {
    double beta = 0.01;    ///< weight of the KL term
    double warmup = 0.1;   ///< share of the run over which beta rises linearly from 0
    double freeBits = 0.0; ///< nats per latent value below which the KL costs no less
};

/// Diagonal Gaussian posterior q(z|x) = N(mu, sigma^2) with prior N(0,I) (Kingma & Welling 2014). The encoder gives mu
/// and log sigma^2 one after the other along dimension 1; the latter is clamped to [-30, 20] as in latent diffusion.
class GaussianBottleneck : public Bottleneck {
public:
    explicit GaussianBottleneck(GaussianConfig config);
    std::int64_t encoderFactor() const override { return 2; }
    BottleneckOutput forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn& decode) override;
    torch::Tensor encodeMean(const torch::Tensor& encoded) override;

private:
    GaussianConfig m_config;
};

/// KL(N(mu, sigma^2) || N(0,1)) = 1/2 (mu^2 + sigma^2 - 1 - log sigma^2), elementwise, in nats.
torch::Tensor gaussianKl(const torch::Tensor& mean, const torch::Tensor& logVariance);

/// sum_j max(freeBits, E_batch KL_j) for per-value KL [N,...] (Kingma et al. 2016).
torch::Tensor klWithFreeBits(const torch::Tensor& kl, double freeBits);

} // namespace studio::models
