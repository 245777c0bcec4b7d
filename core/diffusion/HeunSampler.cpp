// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/HeunSampler.hpp"

#include "core/diffusion/EulerSampler.hpp"

#include <algorithm>
#include <array>

namespace studio::diffusion {

namespace {

/// Whether looking ahead brings x closer to its exact end, for data N(0, s^2) with x = x0 + sigma eps. The slope is
/// sigma x / (s^2 + sigma^2), the exact x proportional to sqrt(s^2 + sigma^2).
bool helps(double from, double to, double s) {
    const double variance = s * s;
    const double before = variance + from * from;
    const double after = variance + to * to;
    const double exact = std::sqrt(after / before);
    const double euler = 1.0 + (to - from) * from / before;
    const double heun = 1.0 + 0.5 * (to - from) * (from / before + euler * to / after);
    return std::abs(heun - exact) <= std::abs(euler - exact);
}

} // namespace

bool HeunSampler::looksAhead(const Stride& stride) const {
    const bool isExploding = stride.from.alpha == stride.to.alpha;
    if (!isExploding)
        return true;
    if (stride.to.sigma == 0.0)
        return false;
    return m_rule == HeunRule::Always || std::ranges::all_of(std::array{1.0, 0.5, 0.25}, [&](double s) {
               return helps(stride.from.sigma, stride.to.sigma, s);
           });
}

StepResult HeunSampler::step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn&) {
    const Stride& here = stride(index);
    const auto denoised = denoise(x, here.from);
    const auto change = probabilityFlowChange(denoised, here);
    const auto predictor = x + change;
    if (!looksAhead(here))
        return {predictor, denoised.x0, {}};
    const auto changeThere = probabilityFlowChange(denoise(predictor, here.to), here);
    return {x + 0.5 * (change + changeThere), denoised.x0, predictor};
}

} // namespace studio::diffusion
