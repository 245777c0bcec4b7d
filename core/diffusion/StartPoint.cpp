// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/StartPoint.hpp"

#include "core/base/Error.hpp"

#include <algorithm>
#include <cmath>

namespace studio::diffusion {

void checkGuide(const LatentGuide& guide, at::IntArrayRef latentSizes) {
    if (!(guide.strength > 0.0 && guide.strength <= 1.0))
        throw Error(ErrorCode::WrongUsage, "the strength must be above 0 and at most 1",
                    "Little keeps the picture, 1 starts from pure noise.");
    if (guide.latent.sizes() != latentSizes || !guide.latent.isfinite().all().item<bool>())
        throw Error(ErrorCode::Mismatch, "the picture to start from is no latent of this model",
                    "Encode it with the autoencoder that the model was trained on.");
    if (!guide.mask.defined())
        return;
    if (latentSizes.size() != 3)
        throw Error(ErrorCode::WrongUsage, "a vector latent has no places to mask", "Leave the mask out.");
    if (guide.mask.sizes() != latentSizes.slice(1))
        throw Error(ErrorCode::Mismatch, "the mask has another size than the latent");
    if (!((guide.mask >= 0.0) & (guide.mask <= 1.0)).all().item<bool>())
        throw Error(ErrorCode::WrongUsage, "a mask's values must lie between 0 and 1");
}

int stepsLeft(int steps, double strength) {
    return std::clamp(static_cast<int>(std::lround(strength * steps)), 1, steps);
}

StartPoint::StartPoint(const Sampler& sampler, torch::Tensor noise, std::optional<LatentGuide> guide)
    : m_noise(std::move(noise))
    , m_guide(std::move(guide)) {
    if (m_guide)
        m_first = sampler.steps() - stepsLeft(sampler.steps(), m_guide->strength);
    const NoiseLevel& level = sampler.stride(m_first).from;
    m_x = m_first > 0 ? level.alpha * m_guide->latent + level.sigma * m_noise : initialNoise(sampler, m_noise);
    m_x = settled(m_x, level);
}

Walk StartPoint::walk() const {
    Walk walk{.first = m_first};
    if (m_guide && m_guide->mask.defined())
        walk.settle = [this](const torch::Tensor& x, const NoiseLevel& level) { return settled(x, level); };
    return walk;
}

torch::Tensor StartPoint::settled(const torch::Tensor& x, const NoiseLevel& level) const {
    if (!m_guide || !m_guide->mask.defined())
        return x;
    return torch::lerp(level.alpha * m_guide->latent + level.sigma * m_noise, x, m_guide->mask);
}

} // namespace studio::diffusion
