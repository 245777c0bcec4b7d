// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/LatentScaler.hpp"

namespace studio::diffusion {

namespace {

constexpr double smallestDeviation = 1e-6;
/// Of an unfitted scaler: further out than any standard normal number in single precision.
constexpr double unfittedLimit = 10.0;

std::vector<std::int64_t> momentSizes(at::IntArrayRef latentSizes) {
    return latentSizes.size() == 3 ? std::vector<std::int64_t>{latentSizes[0], 1, 1} : latentSizes.vec();
}

} // namespace

LatentScaler::LatentScaler(at::IntArrayRef latentSizes)
    : m_mean(register_buffer("mean", torch::zeros(momentSizes(latentSizes))))
    , m_std(register_buffer("std", torch::ones(momentSizes(latentSizes))))
    , m_limit(register_buffer("limit", torch::full({}, unfittedLimit))) {}

void LatentScaler::fit(const torch::Tensor& latents) {
    const torch::NoGradGuard noGrad;
    const std::vector<std::int64_t> reduced =
        latents.dim() == 4 ? std::vector<std::int64_t>{0, 2, 3} : std::vector<std::int64_t>{0};
    const auto mean = latents.mean(reduced, /*keepdim=*/false, torch::kDouble).view(m_mean.sizes());
    // In blocks: a double copy of all latents would be the largest thing in memory.
    auto squares = torch::zeros_like(mean);
    for (const auto& block : latents.split(4096))
        squares += (block - mean).square().sum(reduced).view(m_mean.sizes());
    const auto deviation =
        (squares * static_cast<double>(m_mean.numel()) / static_cast<double>(latents.numel())).sqrt();
    m_mean.copy_(mean);
    m_std.copy_(torch::where(deviation > smallestDeviation, deviation, torch::ones_like(deviation)));
    auto limit = torch::zeros({}, m_limit.options());
    for (const auto& block : latents.split(4096))
        limit = torch::maximum(limit, scale(block).abs().max());
    m_limit.copy_(limit);
}

} // namespace studio::diffusion
