// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Sampler.hpp"

#include <deque>
#include <optional>

namespace studio::diffusion {

/// UniPC, order 2, data prediction, B(h) = e^-h - 1 ("bh2") (Zhao et al. 2023), variance preserving; the last step that
/// ends with noise, the longest in lambda, is of first order, and one that ends without it too. Each evaluation first
/// corrects the x it was made at (UniC), then predicts the next one (UniP). With hh = -h, phi = e^hh - 1, r =
/// (lambda_before - lambda_s) / h and D = (m_before - m_s) / r:
///   predict: x_t = (sigma_t/sigma_s) x - alpha_t phi (m_s + D / 2)
///   correct: x_t = (sigma_t/sigma_s) x - alpha_t phi (m_s + c0 D + c1 (m_t - m_s)),   with c0 + c1 = b1, r c0 + c1 =
///   b2, b1 = (phi/hh - 1)/phi,   b2 = 2 ((phi/hh - 1)/hh - 1/2)/phi;   of first order: c1 = 1/2.
/// A corrected x takes the place of the one that was settled, so it is settled too: what a mask keeps stays kept.
class UniPcSampler final : public Sampler {
public:
    using Sampler::Sampler;
    void reset(const SettleFn& settle = {}) override;
    StepResult step(int index, const torch::Tensor& x, const DenoiseFn& denoise, const NoiseFn& noise) override;

private:
    struct Earlier {
        torch::Tensor x0;
        NoiseLevel level;
    };
    torch::Tensor corrected(const torch::Tensor& x0Here, const NoiseLevel& here) const;
    torch::Tensor predicted(const torch::Tensor& x, const NoiseLevel& to, int order) const;

    SettleFn m_settle;
    std::deque<Earlier> m_history; ///< newest first, at most two
    torch::Tensor m_lastX;         ///< corrected and settled x at m_history.front()
    int m_lastOrder = 0;
};

} // namespace studio::diffusion
