// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DpmSolver2MSampler.hpp"

#include <algorithm>

namespace studio::diffusion {

bool DpmSolver2MSampler::isFirstOrder(int index) const {
    constexpr int few = 15;
    if (!m_previous || stride(index).to.sigma == 0.0)
        return true;
    return m_rule == DpmRule::Diffusers && index + 1 == steps() && steps() < few;
}

StepResult DpmSolver2MSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const auto& [from, to] = stride(index);
    const auto x0 = denoise(x, from).x0;
    const double h = to.lambda() - from.lambda();
    auto direction = x0;
    // diffusers' Karras spacing ends with a step of no length (h = 0): the correction is multiplied by zero anyway.
    if (!isFirstOrder(index) && h != 0.0) {
        const double seen = (from.lambda() - m_previous->lambda) / h;
        const double r = m_rule == DpmRule::Steady ? std::max(seen, 1.0) : seen;
        direction = x0 + (x0 - m_previous->x0) / (2.0 * r);
    }
    m_previous = Earlier{x0, from.lambda()};
    return {(to.sigma / from.sigma) * x - (to.alpha * std::expm1(-h)) * direction, x0, {}};
}

} // namespace studio::diffusion
