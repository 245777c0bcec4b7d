// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.hpp"
#include "core/models/Autoencoder.hpp"
#include "core/training/Adversary.hpp"
#include "core/training/PictureSource.hpp"
#include "core/training/Task.hpp"

#include <memory>
#include <string>
#include <vector>

namespace studio::training {

enum class ReconstructionLoss { SumSquared, MeanSquared, SumAbsolute };

/// "sum_squared", "mean_squared", "sum_absolute". Throws Error(WrongUsage).
ReconstructionLoss reconstructionLoss(const std::string& name);

struct AutoencoderTaskConfig {
    ReconstructionLoss reconstruction = ReconstructionLoss::SumSquared;
    AugmentationConfig augmentation; ///< of training pictures
    double structure = 0.0;          ///< weight of 1 - MS-SSIM; 1: it pulls about as hard as the pixels
    AdversaryConfig adversary;
    at::Device device = at::kCPU;
};

/// The loss group and the variations that parameters describe; what they leave out is off.
AutoencoderTaskConfig autoencoderTaskConfig(const Parameters& parameters, std::uint64_t seed, at::Device device);

/// Trains an autoencoder: total = reconstruction + sum_k weight_k * term_k, each per picture and averaged over the
/// batch. The parts "reconstruction" and the terms are reported unweighted. Validation adds val_mse (pixels in [0,1],
/// the posterior's mean decoded and cut to [0, 1], as the picture shows it) and val_psnr = -10 log10(val_mse) in dB. The structure term, ms_ssim_loss, is 1 -
/// MS-SSIM on the scale of the reconstruction loss: times the values of a picture where that is a sum over them. The
/// adversary's terms (adversarial, discriminator) are absent until it sets in.
class AutoencoderTask : public Task {
public:
    AutoencoderTask(std::shared_ptr<models::Autoencoder> autoencoder, PictureSource pictures, data::Split split,
                    AutoencoderTaskConfig config);

    torch::nn::Module& module() override { return *m_autoencoder; }
    models::StateDict companions() const override;
    std::int64_t trainingSamples() const override { return static_cast<std::int64_t>(m_split.training.size()); }
    BatchLoss loss(std::span<const std::int64_t> samples, const models::StepInfo& info) override;
    Metrics validate(std::int64_t limit, std::stop_token stop) override;
    std::int64_t validationSamples() const override { return static_cast<std::int64_t>(heldOut().size()); }
    /// The whole objective at its full weights, warm-ups over; without what needs gradients or an adversary.
    std::string selectionMetric() const override { return "val_loss"; }
    /// Rows of up to eight pictures, each row followed by its reconstructions.
    Image sampleGrid(std::stop_token stop) override;

private:
    std::vector<Variation> drawnVariations(std::size_t count, const models::StepInfo& info) const;
    torch::Tensor reconstructionTerm(const torch::Tensor& reconstruction, const torch::Tensor& pictures) const;
    /// What reconstructions cost by themselves.
    BatchLoss pictureLoss(const torch::Tensor& reconstruction, const torch::Tensor& pictures) const;
    BatchLoss lossOf(const torch::Tensor& pictures, const models::AutoencoderOutput& output) const;
    /// With the adversary's pull; it has learnt from the batch then.
    BatchLoss withAdversary(BatchLoss loss, const torch::Tensor& pictures, const torch::Tensor& reconstruction,
                            const models::StepInfo& info);
    /// What validation looks at; training pictures where nothing was held out.
    const std::vector<std::int64_t>& heldOut() const;

    std::shared_ptr<models::Autoencoder> m_autoencoder;
    PictureBatches m_batches;
    data::Split m_split;
    AutoencoderTaskConfig m_config;
    std::unique_ptr<Adversary> m_adversary; ///< null: none
};

} // namespace studio::training
