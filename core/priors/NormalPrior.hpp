// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/priors/Prior.hpp"

namespace studio::priors {

/// N(0, I) in `dimensions` dimensions: what a variational autoencoder is drawn towards (Kingma & Welling 2014). The
/// noise is that which diffusion starts from with the same seed.
class NormalPrior final : public Prior {
public:
    explicit NormalPrior(std::int64_t dimensions)
        : m_dimensions(dimensions) {}
    torch::Tensor sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop = {}) const override;

private:
    std::int64_t m_dimensions;
};

} // namespace studio::priors
