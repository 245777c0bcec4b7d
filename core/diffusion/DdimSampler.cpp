// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DdimSampler.hpp"

#include <algorithm>

namespace studio::diffusion {

StepResult DdimSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) {
    const auto& [from, to] = stride(index);
    const auto denoised = denoise(x, from);
    const double ratio = (from.alpha * from.alpha) / (to.alpha * to.alpha);
    const double spread = m_eta * (to.sigma / from.sigma) * std::sqrt(std::max(1.0 - ratio, 0.0));
    const double direction = std::sqrt(std::max(to.sigma * to.sigma - spread * spread, 0.0));
    auto next = to.alpha * denoised.x0 + direction * denoised.eps;
    if (m_eta > 0.0)
        next = next + spread * noise();
    return {next, denoised.x0, {}};
}

} // namespace studio::diffusion
