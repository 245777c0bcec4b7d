// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/SmoothedBottleneck.hpp"

#include <torch/autograd.h>

#include <algorithm>
#include <cmath>

namespace studio::models {

SmoothedBottleneck::SmoothedBottleneck(SmoothedConfig config)
    : m_config(config) {}

BottleneckOutput SmoothedBottleneck::forward(const torch::Tensor& encoded, const StepInfo& info,
                                             const DecodeFn& decode) {
    const auto batch = encoded.size(0);
    const auto l2 = 0.5 * encoded.square().sum() / static_cast<double>(batch);
    BottleneckOutput output{encoded, {{"latent_l2", l2, m_config.latentL2}}, {}};
    const bool penalised = info.training && at::GradMode::is_enabled() && m_config.gradientPenalty > 0;
    if (!penalised)
        return output;

    const auto share = std::llround(m_config.penaltyShare * static_cast<double>(batch));
    const auto part = encoded.detach().narrow(0, 0, std::clamp<std::int64_t>(share, 1, batch)).clone();
    const auto latent = part.requires_grad_(true);
    const auto pictures = decode(latent);
    const auto directions = torch::randn(pictures.sizes(), info.generator).to(pictures.device());
    const auto penalty = jacobianPenalty(pictures, latent, directions);
    output.terms.push_back({"gradient_penalty", penalty, m_config.gradientPenalty});
    return output;
}

torch::Tensor jacobianPenalty(const torch::Tensor& pictures, const torch::Tensor& latent,
                              const torch::Tensor& directions) {
    const auto pulled = torch::autograd::grad({pictures}, {latent}, {directions}, /*retain_graph=*/true,
                                              /*create_graph=*/true);
    return pulled[0].square().sum() / static_cast<double>(latent.size(0));
}

} // namespace studio::models
