// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/PatchDiscriminator.hpp"
#include "core/models/StateDict.hpp"
#include "core/models/StepInfo.hpp"
#include "core/training/FlatAdamW.hpp"

#include <functional>
#include <memory>

namespace studio::training {

struct AdversaryConfig {
    double weight = 0.0; ///< 0: there is none
    double start = 0.5;  ///< share of the run after which it sets in
    double learningRate = 2e-3;
    std::uint64_t seed = 0;
};

/// A discriminator that trains beside an autoencoder (Esser et al. 2021), with an optimiser of its own. It learns by
/// the hinge loss, (mean max(0, 1 - D(x)) + mean max(0, 1 + D(r))) / 2; reconstructions r are pulled by
///   weight * lambda * -mean D(r),   lambda = |d L / d r| / (|d mean D(r) / d r| + 1e-4) up to 1e4,
/// L the reconstruction loss: the two pull equally hard at weight 1. Both gradients are taken where the decoder ends,
/// as in Défossez et al. 2022, so that the decoder is differentiated once. The pull rises over a twentieth of the run.
class Adversary {
public:
    Adversary(const models::PictureShape& picture, const AdversaryConfig& config, at::Device device);

    bool isPresent(const models::StepInfo& info) const noexcept { return info.progress() >= m_config.start; }

    using LossFn = std::function<torch::Tensor(const torch::Tensor& reconstruction)>;
    struct Pull {
        torch::Tensor term;  ///< to add to the loss, with its weight; its gradient reaches the reconstruction
        torch::Tensor value; ///< -mean D(r), detached
    };
    /// `reconstruction` [N,C,H,W] has a graph; `loss` is what it costs without the adversary.
    Pull pull(const torch::Tensor& reconstruction, const LossFn& loss, const models::StepInfo& info);

    /// One step of the discriminator; its loss before it.
    torch::Tensor learn(const torch::Tensor& pictures, const torch::Tensor& reconstructions,
                        const models::StepInfo& info);

    /// Weights, moments and number of steps, which share their storage: for checkpoints.
    models::StateDict state() const;

private:
    torch::Tensor judged(const torch::Tensor& pictures, const std::vector<torch::Tensor>& parameters);

    AdversaryConfig m_config;
    std::shared_ptr<models::PatchDiscriminator> m_discriminator;
    FlatParameters m_parameters;
    FlatAdamW m_optimiser;
    torch::Tensor m_steps; ///< int64 [1], taken so far
};

} // namespace studio::training
