// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Progress.hpp"
#include "core/diffusion/Denoiser.hpp"
#include "core/diffusion/EarlyDenoiser.hpp"
#include "core/diffusion/LatentScaler.hpp"
#include "core/diffusion/Prediction.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/StartPoint.hpp"
#include "core/diffusion/X0Range.hpp"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace studio::diffusion {

struct LatentDiffusionConfig {
    std::vector<std::int64_t> latentSizes; ///< [C,h,w] or [D]
    Prediction prediction = Prediction::Flow;
    std::string schedule = "flow"; ///< NoiseSchedule::fromName; as requireScheduleFits() asks
    std::int64_t classes = 0;      ///< labels that the network knows; 0: unconditional
};

/// Where samples are led, and how strongly: x0 = x0_weak + scale (x0 - x0_weak). A scale above 1 waits, and sets
/// in while the noise falls from six to three times the signal: among more noise it narrows what can be drawn and makes
/// nothing clearer (Kynkaanniemi et al. 2024, "Applying guidance in a limited interval").
/// With labels, "weak" is the network without the label (classifier-free guidance, Ho & Salimans 2022). When none is
/// asked for, no label is followed at scale 1; at any other scale every sample follows one of its own, drawn as often
/// as `shares` says (all alike when empty) from the seed and the sample's number.
/// In a model without labels, "weak" is the network as it was early in its training; see EarlyDenoiser.
struct Guidance {
    std::int64_t label = -1; ///< -1: none
    double scale = 1.0;
    std::vector<double> shares = {}; ///< of each label; at least 0, not all 0
};

/// What to draw. Sample number i depends on (seed, i) only.
struct LatentSamples {
    std::string sampler = "flow-heun";
    SamplerOptions options;
    std::uint64_t seed = 0;
    std::int64_t first = 0;
    std::int64_t count = 1;
    Guidance guidance;
    double clamp =
        0.0; ///< the predicted x0 stays within this many standard deviations; 0: within LatentScaler::limit()
    std::optional<NoiseTravel> travel = {};
    std::optional<LatentGuide> guide = {}; ///< its latent unscaled; what its mask keeps comes out as it went in
};

/// LatentScaler + Denoiser + NoiseSchedule + Prediction. Its state dict holds the scaler beside the network, so one
/// safetensors file is the whole model. Latents outside are unscaled, as the autoencoder gives and takes them.
class LatentDiffusion : public torch::nn::Module {
public:
    /// `earlyCopy` is built as the denoiser is; null for a model that knows labels, and where none is to be kept.
    /// Throws Error(WrongUsage) when schedule and prediction do not go together.
    LatentDiffusion(LatentDiffusionConfig config, std::shared_ptr<Denoiser> denoiser,
                    std::shared_ptr<Denoiser> earlyCopy = nullptr);

    const LatentDiffusionConfig& config() const noexcept { return m_config; }
    const NoiseSchedule& schedule() const noexcept { return m_schedule; }
    LatentScaler& scaler() noexcept { return *m_scaler; }
    const LatentScaler& scaler() const noexcept { return *m_scaler; }

    /// The network's output for standardised x [N, ...] in its own space, at times [N] in [0, 1]; see Denoiser.
    torch::Tensor predict(const torch::Tensor& x, const torch::Tensor& time, const torch::Tensor& labels) const;

    /// The registry's samplers that this model can be sampled with: the one to begin with, then the others in order.
    std::vector<SamplerInfo> samplers() const;

    /// Latents [count, ...]. `onStep` sees the rows that are evaluated together, standardised; it is called from any
    /// thread, but by one at a time, and step by step for the rows of one group. Looks at `stop` before every
    /// evaluation. Throws Error(WrongUsage) with the reason for what does not fit, Cancelled.
    torch::Tensor sample(const LatentSamples& request, const std::stop_token& stop = {},
                         const ProgressFn& progress = {}, const StepFn& onStep = {}) const;

    /// See models::freeze() and RecordedDenoiser; the early copy with it.
    void freeze();

    /// Keeps what the denoiser is now as the weak one that leads samples later on. Nothing, without an early copy.
    void rememberEarly();
    /// Whether a guidance scale other than 1 has something to lead by.
    bool canGuide() const;

    /// How often a network is evaluated for each of the samples; a step that is led asks two.
    int evaluations(const LatentSamples& request) const;

    /// A standardised x of a step at its level as a latent of data scale: x / sqrt(alpha^2 + sigma^2), unscaled.
    torch::Tensor shown(const torch::Tensor& x, const NoiseLevel& level) const;

private:
    struct Group;
    std::vector<Group> groupsOf(const LatentSamples& request) const;
    torch::Tensor sampleGroup(const LatentSamples& request, const Group& group, const std::stop_token& stop,
                              const StepFn& onStep) const;
    std::optional<LatentGuide> standardised(const std::optional<LatentGuide>& guide) const;
    torch::Tensor labelsOf(const LatentSamples& request, const Group& group) const;
    DenoiseFn denoiserFor(const LatentSamples& request, const Group& group) const;
    DenoiseFn guided(const torch::Tensor& labels, double scale) const;
    X0Range rangeFor(double clamp) const;
    torch::Tensor weakOutput(const torch::Tensor& x, const torch::Tensor& time) const;
    void check(const LatentSamples& request) const;

    LatentDiffusionConfig m_config;
    NoiseSchedule m_schedule;
    std::shared_ptr<LatentScaler> m_scaler;
    std::shared_ptr<Denoiser> m_denoiser;
    std::unique_ptr<RecordedDenoiser> m_recorded; ///< null until frozen, and where nothing can be recorded
    std::shared_ptr<EarlyDenoiser> m_early;       ///< null: none is kept
};

} // namespace studio::diffusion
