// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/UniPcSampler.hpp"

#include <algorithm>

namespace studio::diffusion {

void UniPcSampler::reset(const SettleFn& settle) {
    m_settle = settle;
    m_history.clear();
    m_lastX = torch::Tensor();
    m_lastOrder = 0;
}

torch::Tensor UniPcSampler::corrected(const torch::Tensor& x0Here, const NoiseLevel& here) const {
    const auto& [x0, from] = m_history.front();
    const double h = here.lambda() - from.lambda();
    const double phi = std::expm1(-h);
    auto direction = x0;
    if (m_lastOrder == 1) {
        direction = x0 + 0.5 * (x0Here - x0);
    } else {
        const auto& before = m_history.back();
        const double r = (before.level.lambda() - from.lambda()) / h;
        const double first = phi / -h - 1.0;
        const double b1 = first / phi;
        const double b2 = 2.0 * (first / -h - 0.5) / phi;
        const double c0 = (b1 - b2) / (1.0 - r);
        direction = x0 + c0 * ((before.x0 - x0) / r) + (b1 - c0) * (x0Here - x0);
    }
    return (here.sigma / from.sigma) * m_lastX - (here.alpha * phi) * direction;
}

torch::Tensor UniPcSampler::predicted(const torch::Tensor& x, const NoiseLevel& to, int order) const {
    const auto& [x0, from] = m_history.front();
    const double h = to.lambda() - from.lambda();
    auto direction = x0;
    if (order == 2) {
        const auto& before = m_history.back();
        const double r = (before.level.lambda() - from.lambda()) / h;
        direction = x0 + 0.5 * ((before.x0 - x0) / r);
    }
    return (to.sigma / from.sigma) * x - (to.alpha * std::expm1(-h)) * direction;
}

StepResult UniPcSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const auto& [from, to] = stride(index);
    const auto x0 = denoise(x, from).x0;
    m_lastX = m_history.empty() ? x : corrected(x0, from);
    if (m_settle && !m_history.empty())
        m_lastX = m_settle(m_lastX, from);
    m_history.push_front({x0, from});
    if (m_history.size() > 2)
        m_history.pop_back();
    const int lastWithNoise = path().back().to.sigma == 0.0 ? steps() - 1 : steps();
    m_lastOrder = std::max(1, std::min({2, lastWithNoise - index, static_cast<int>(m_history.size())}));
    return {predicted(m_lastX, to, m_lastOrder), x0, {}};
}

} // namespace studio::diffusion
