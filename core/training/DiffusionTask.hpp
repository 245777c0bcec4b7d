// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Parameters.hpp"
#include "core/diffusion/LatentDiffusion.hpp"
#include "core/training/Task.hpp"

#include <functional>
#include <memory>
#include <string>

namespace studio::training {

enum class TimeSampling {
    Uniform,
    LogitNormal, ///< t = 1 / (1 + e^-n), n ~ N(0, 1) (Esser et al. 2024, eq. 19)
};

struct DiffusionTaskConfig {
    TimeSampling timeSampling = TimeSampling::LogitNormal;
    double labelDropout = 0.1; ///< share of labels hidden while training a conditional model
    double guideShare = 0.1;   ///< of the run, after which its averaged weights are kept as the early denoiser
    at::Device device = at::kCPU;
};

/// The loss group of diffusion::diffusionSpecs().
DiffusionTaskConfig diffusionTaskConfig(const Parameters& parameters, at::Device device = at::kCPU);

/// What autoencoder.encode() made of the pictures, unscaled: float32 [N,C,h,w] or [N,D], N >= 1 for training. Labels
/// are int64 [N], below 0 for a picture without one, or undefined; a conditional model needs some.
struct LatentSet {
    torch::Tensor training;
    torch::Tensor validation; ///< may be empty or undefined: then the training latents validate
    torch::Tensor trainingLabels = {};
    torch::Tensor validationLabels = {};
};

/// Unscaled latents [n, ...] to pictures [n,C,H,W] in [0, 1].
using DecodeFn = std::function<torch::Tensor(const torch::Tensor& latents)>;

/// Trains a latent diffusion model: with x = alpha_t x0 + sigma_t eps, the loss is |output - target|^2, averaged over
/// values and batch. x0 are the standardised latents (the constructor fits the scaler). The times of a batch are spread
/// evenly over their distribution, which lowers the variance of the gradient (Kingma et al. 2021, app. I.1).
/// EDM has noise levels instead of times, ln(sigma) ~ N(-1.2 + ln 2, 1.2^2) (Karras et al. 2022, table 1, for data of
/// twice their deviation), and a level's "time" is the share of the levels below it; the loss of its F is that of its D
/// with the weight of EdmPreconditioning.
///
/// In a conditional model a picture without a label trains, and validates, as "no label", which it also is when its
/// label is hidden.
///
/// The parts loss_t1 ... loss_t4 are the loss by quarter of the normalised time, from little to much noise; NaN where a
/// batch has none. Validation sees fixed noise and evenly spread times: val_loss, val_loss_t1 ... val_loss_t4.
class DiffusionTask : public Task {
public:
    /// Throws Error(BadInput) without training latents, Error(Mismatch) for latents of another shape than the model's
    /// or with NaN or infinities and for labels that the model does not know, Error(WrongUsage) for a conditional model
    /// without a label among the training latents.
    DiffusionTask(std::shared_ptr<diffusion::LatentDiffusion> model, LatentSet latents, DecodeFn decode,
                  DiffusionTaskConfig config);

    torch::nn::Module& module() override { return *m_model; }
    std::int64_t trainingSamples() const override { return m_latents.training.size(0); }
    /// Nothing: the early denoiser among the buffers is as large as the model.
    models::StateDict changedByLoss() override { return {}; }
    BatchLoss loss(std::span<const std::int64_t> samples, const models::StepInfo& info) override;
    Metrics validate(std::int64_t limit, std::stop_token stop) override;
    std::int64_t validationSamples() const override { return m_latents.validation.size(0); }
    std::string selectionMetric() const override { return "val_loss"; }
    /// Two rows of samples, from the same noise every time: eight each, fewer of large latents.
    Image sampleGrid(std::stop_token stop) override;
    std::int64_t gridEvaluations() const override;
    double earlyShare() const override { return m_config.guideShare; }
    void keepEarly() override {
        if (!m_model->canGuide()) // a run that is trained further keeps its first one
            m_model->rememberEarly();
    }

private:
    std::int64_t gridSamples() const;
    /// Of a batch, all [N] on the task's device.
    struct Levels {
        torch::Tensor alpha;
        torch::Tensor sigma;
        torch::Tensor seen; ///< time as the network takes it
    };
    Levels levelsAt(const torch::Tensor& times) const;
    torch::Tensor drawTimes(std::int64_t count, const models::StepInfo& info) const;
    torch::Tensor visibleLabels(const torch::Tensor& labels, const models::StepInfo& info) const;
    torch::Tensor lossPerSample(const torch::Tensor& x0, const torch::Tensor& eps, const torch::Tensor& times,
                                const torch::Tensor& labels) const;
    torch::Tensor knownLabels(const torch::Tensor& labels) const;
    bool isConditional() const { return m_model->config().classes > 0; }

    std::shared_ptr<diffusion::LatentDiffusion> m_model;
    LatentSet m_latents; ///< standardised
    DecodeFn m_decode;
    DiffusionTaskConfig m_config;
    torch::Tensor m_alpha; ///< [T], of a diffusion schedule
    torch::Tensor m_sigma;
};

} // namespace studio::training
