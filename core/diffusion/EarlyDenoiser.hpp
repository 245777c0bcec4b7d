// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/Denoiser.hpp"
#include "core/diffusion/RecordedDenoiser.hpp"

#include <memory>

namespace studio::diffusion {

/// A denoiser as it was early in its own training, kept beside it. Both err in the same directions and the early one
/// errs more, so leading samples away from what it draws corrects both ("autoguidance", Karras et al. 2024, "Guiding a
/// diffusion model with a bad version of itself"; theirs is a smaller network, trained for less). Nothing here is
/// trained: the weights are buffers, so that they travel with the model's own.
class EarlyDenoiser : public torch::nn::Module {
public:
    /// `copy` is built as the denoiser is; its weights become zero and stay so until remember().
    explicit EarlyDenoiser(std::shared_ptr<Denoiser> copy);

    /// Takes over the weights that `now` has. Throws Error(Mismatch) for a network of other shapes.
    void remember(const Denoiser& now);
    /// Whether there was a remember(), here or before the weights were stored.
    bool isKnown() const;

    /// See models::freeze() and RecordedDenoiser; `sizes` of x with its rows.
    void freeze(at::IntArrayRef sizes);

    /// As Denoiser::forward() then was.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) const;

private:
    std::shared_ptr<Denoiser> m_copy; ///< its parameters are this module's buffers
    std::unique_ptr<RecordedDenoiser> m_recorded;
    torch::Tensor m_known; ///< int64 scalar, 0 or 1
};

} // namespace studio::diffusion
