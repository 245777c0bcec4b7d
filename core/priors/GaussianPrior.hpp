// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/GaussianFit.hpp"
#include "core/priors/Prior.hpp"

namespace studio::priors {

/// The Gaussian with the mean and covariance of the latents (Ghosh et al. 2020).
class GaussianPrior final : public Prior {
public:
    explicit GaussianPrior(analysis::GaussianFit fit)
        : m_fit(std::move(fit)) {}
    torch::Tensor sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop = {}) const override {
        return m_fit.sample(count, seed, 0, stop);
    }

private:
    analysis::GaussianFit m_fit;
};

} // namespace studio::priors
