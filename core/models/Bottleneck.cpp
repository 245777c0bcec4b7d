// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/Bottleneck.hpp"

namespace studio::models {

torch::Tensor toRows(const torch::Tensor& latent, std::int64_t code) {
    // Channels last, so that for a spatial latent this is a view.
    return latent.dim() == 4 ? latent.permute({0, 2, 3, 1}).reshape({-1, code}) : latent.reshape({-1, code});
}

torch::Tensor fromRows(const torch::Tensor& rows, at::IntArrayRef sizes) {
    if (sizes.size() != 4)
        return rows.reshape(sizes);
    return rows.reshape({sizes[0], sizes[2], sizes[3], sizes[1]}).permute({0, 3, 1, 2});
}

torch::Tensor perplexity(const torch::Tensor& counts) {
    const auto share = counts / counts.sum().clamp_min(1);
    return (-(share * share.clamp_min(1e-12).log()).sum()).exp();
}

} // namespace studio::models
