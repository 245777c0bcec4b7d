// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/EarlyDenoiser.hpp"

#include "core/models/Convolution.hpp"
#include "core/models/StateDict.hpp"

#include <algorithm>

namespace studio::diffusion {

EarlyDenoiser::EarlyDenoiser(std::shared_ptr<Denoiser> copy)
    : m_copy(std::move(copy))
    , m_known(register_buffer("known", torch::zeros({}, torch::kLong))) {
    const torch::NoGradGuard noGrad;
    m_copy->eval();
    for (auto& item : m_copy->named_parameters()) {
        auto name = item.key();
        std::ranges::replace(name, '.', '_'); // a buffer's own name has no dots
        item.value().set_requires_grad(false);
        register_buffer(name, item.value().zero_());
    }
}

void EarlyDenoiser::remember(const Denoiser& now) {
    models::copyInto(models::stateDict(*m_copy), models::stateDict(now), "the denoiser");
    m_known.fill_(1);
}

void EarlyDenoiser::freeze(at::IntArrayRef sizes) {
    models::freeze(*m_copy);
    m_recorded = RecordedDenoiser::record(*m_copy, sizes, 0, m_copy->parameters().front().options());
}

bool EarlyDenoiser::isKnown() const {
    return m_known.item<std::int64_t>() != 0;
}

torch::Tensor EarlyDenoiser::forward(const torch::Tensor& x, const torch::Tensor& time,
                                     const torch::Tensor& labels) const {
    return fastestForward(*m_copy, m_recorded.get(), x, time, labels);
}

} // namespace studio::diffusion
