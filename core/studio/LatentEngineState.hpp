// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diffusion/LatentDiffusion.hpp"
#include "core/models/Autoencoder.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/LatentStatistics.hpp"
#include "core/studio/Project.hpp"

#include <memory>
#include <torch/types.h>

namespace studio {

/// Immutable weights, and what was worked out from them once.
struct LatentEngine::State {
    RunInfo run;
    std::string weights; ///< SHA-256 of the checkpoint; empty for a training under way
    std::string damage;  ///< as LatentEngine::damage()
    WeightPin decoder;   ///< as LatentEngine::decoder()
    std::string notice;  ///< as LatentEngine::notice()
    std::shared_ptr<const Project> project;
    std::shared_ptr<models::Autoencoder> autoencoder;      ///< frozen, in eval mode
    std::shared_ptr<diffusion::LatentDiffusion> diffusion; ///< null for an autoencoder run
    torch::Device device = torch::kCPU;
    LatentShape shape;

    LatentStatistics statistics{*this};

    /// How many pictures or latents go through the autoencoder at once.
    std::int64_t picturesPerPass() const;
    /// Pictures [N,C,H,W] in [0,1] to latents on the CPU, and back (not clamped), pass by pass. Throws Cancelled.
    torch::Tensor encode(const torch::Tensor& pictures, const std::stop_token& stop = {}) const;
    torch::Tensor decode(const torch::Tensor& latents, const std::stop_token& stop = {}) const;

    /// Throws Error(Mismatch) for pictures of another size than the project's.
    void checkPictures(std::span<const Image> images) const;
};

} // namespace studio
