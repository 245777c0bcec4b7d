// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/FlatAdamW.hpp"

#include <cmath>

namespace studio::training {

FlatAdamW::FlatAdamW(FlatParameters& parameters, AdamWConfig config)
    : m_parameters(parameters)
    , m_config(config)
    , m_first(torch::zeros_like(parameters.values()))
    , m_second(torch::zeros_like(parameters.values())) {}

void FlatAdamW::zeroGradients() {
    m_parameters.gradients().zero_();
}

double FlatAdamW::clip() {
    const torch::NoGradGuard noGrad;
    const auto gradient = m_parameters.gradients();
    const double norm = gradient.norm().item<double>();
    if (m_config.clipNorm > 0 && norm > m_config.clipNorm)
        gradient.mul_(m_config.clipNorm / norm);
    return norm;
}

void FlatAdamW::step(double learningRate, std::int64_t k) {
    const torch::NoGradGuard noGrad;
    const auto gradient = m_parameters.gradients();
    auto values = m_parameters.values();
    m_first.lerp_(gradient, 1.0 - m_config.beta1);
    m_second.mul_(m_config.beta2).addcmul_(gradient, gradient, 1.0 - m_config.beta2);
    if (m_config.weightDecay > 0)
        values.narrow(0, 0, m_parameters.decaying()).mul_(1.0 - learningRate * m_config.weightDecay);
    const double firstCorrection = 1.0 - std::pow(m_config.beta1, static_cast<double>(k));
    const double secondCorrection = 1.0 - std::pow(m_config.beta2, static_cast<double>(k));
    const auto spread = m_second.sqrt().mul_(1.0 / std::sqrt(secondCorrection)).add_(m_config.epsilon);
    values.addcdiv_(m_first, spread, -learningRate / firstCorrection);
}

} // namespace studio::training
