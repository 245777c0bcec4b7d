// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/GaussianBottleneck.hpp"

#include <algorithm>

namespace studio::models {

GaussianBottleneck::GaussianBottleneck(GaussianConfig config)
    : m_config(config) {}

BottleneckOutput GaussianBottleneck::forward(const torch::Tensor& encoded, const StepInfo& info, const DecodeFn&) {
    const auto halves = encoded.chunk(2, 1);
    const auto& mean = halves[0];
    const auto logVariance = halves[1].clamp(-30.0, 20.0);
    const auto deviation = (0.5 * logVariance).exp();
    auto latent = mean;
    if (info.training)
        latent = mean + deviation * torch::randn(mean.sizes(), info.generator).to(mean.device());

    const auto kl = gaussianKl(mean, logVariance);
    const double warmup = m_config.warmup > 0 ? std::min(1.0, info.progress() / m_config.warmup) : 1.0;
    const double weight = info.training ? m_config.beta * warmup : m_config.beta;
    BottleneckOutput output{latent, {{"kl", klWithFreeBits(kl, m_config.freeBits), weight}}, {}};
    output.measures.push_back({"posterior_std", deviation.detach().mean()});
    return output;
}

torch::Tensor GaussianBottleneck::encodeMean(const torch::Tensor& encoded) {
    return encoded.chunk(2, 1)[0];
}

torch::Tensor gaussianKl(const torch::Tensor& mean, const torch::Tensor& logVariance) {
    return 0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance);
}

torch::Tensor klWithFreeBits(const torch::Tensor& kl, double freeBits) {
    const auto perValue = kl.mean(0);
    return (freeBits > 0 ? perValue.clamp_min(freeBits) : perValue).sum();
}

} // namespace studio::models
