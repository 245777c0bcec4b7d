// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DpmSolver2MSampler.hpp"

namespace studio::diffusion {

bool DpmSolver2MSampler::isFirstOrder(int index) const {
    if (!m_previous || stride(index).to.sigma == 0.0)
        return true;
    if (index + 1 < steps())
        return false;
    return m_lastStep == LastStep::FirstOrder || (m_lastStep == LastStep::FirstOrderIfFew && steps() < 15);
}

StepResult DpmSolver2MSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const auto& [from, to] = stride(index);
    const auto x0 = denoise(x, from).x0;
    const double h = to.lambda() - from.lambda();
    auto direction = x0;
    // Karras spacing ends with a step of no length (h = 0): the correction is then multiplied by zero anyway.
    if (!isFirstOrder(index) && h != 0.0) {
        const double r = (from.lambda() - m_previous->lambda) / h;
        direction = x0 + (x0 - m_previous->x0) / (2.0 * r);
    }
    m_previous = Earlier{x0, from.lambda()};
    return {(to.sigma / from.sigma) * x - (to.alpha * std::expm1(-h)) * direction, x0, {}};
}

} // namespace studio::diffusion
