// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/priors/NormalPrior.hpp"

#include "core/base/Progress.hpp"
#include "core/diffusion/SampleNoise.hpp"

namespace studio::priors {

torch::Tensor NormalPrior::sample(std::int64_t count, std::uint64_t seed, const std::stop_token& stop) const {
    throwIfStopped(stop);
    return diffusion::SampleNoise(seed, 0, count, {m_dimensions}).draw();
}

} // namespace studio::priors
