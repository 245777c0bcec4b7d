// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Progress.hpp"
#include "core/studio/Types.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace studio {

class Project;

/// A trained run, ready to answer: encode, decode, walk, sample. Weights are immutable, so every method is const and
/// may be called from any thread (each call takes one torch thread budget). Throws studio::Error, Cancelled when
/// stopped.
class LatentEngine {
public:
    /// Loads the run's best weights (EMA). A diffusion run also loads its autoencoder with the weights that it
    /// was trained on. Throws NotFound, Corrupt, Mismatch.
    static std::shared_ptr<const LatentEngine> load(const std::shared_ptr<const Project>& project,
                                                    const std::string& run, DeviceChoice device = DeviceChoice::Auto);
    ~LatentEngine();
    LatentEngine(const LatentEngine&) = delete;
    LatentEngine& operator=(const LatentEngine&) = delete;

    const RunInfo& run() const noexcept;
    /// SHA-256 of the checkpoint that was loaded; empty for the weights of a training under way.
    const std::string& weights() const noexcept;
    /// What is wrong with the run's best checkpoint, where these weights are of an older, whole one; empty as a rule.
    const std::string& damage() const noexcept;
    /// Of a diffusion run: the checkpoint of its autoencoder that decodes its samples; empty for an autoencoder.
    const WeightPin& decoder() const noexcept;
    /// That the run was pinned to its autoencoder's weights by this loading; empty as a rule.
    const std::string& notice() const noexcept;
    LatentShape shape() const noexcept;
    bool canDiffuse() const noexcept;
    std::vector<Choice> samplers() const; ///< those that fit this diffusion run's parameterisation
    bool canGuide() const;                ///< whether a guidance other than 1 has something to lead samples by
    /// What to begin with: the sampler that suits the run best and, where it can guide, the guidance that brings its
    /// samples closest to the pictures without much loss of variety. An autoencoder's names no sampler.
    SampleRequest usualRequest() const;

    /// The posterior mean (or, for vqvae and fsq, the latent before quantisation is quantised: the code vector).
    Latent encode(const Image& image) const;
    std::vector<Latent> encode(std::span<const Image> images, std::stop_token stop = {},
                               const ProgressFn& progress = {}) const;
    Image decode(const Latent& latent) const;
    std::vector<Image> decode(std::span<const Latent> latents, std::stop_token stop = {},
                              const ProgressFn& progress = {}) const;
    Image reconstruct(const Image& image) const;

    /// From a seeded choice of up to 4,096 training images, fewer where latents are large; computed once and kept.
    PrincipalDirections principalDirections(int count, std::stop_token stop = {}) const;
    /// From one of priorChoices(), by its id; throws WrongUsage for any other.
    std::vector<Latent> drawPrior(const std::string& prior, std::int64_t count, std::uint64_t seed,
                                  std::stop_token stop = {}) const;
    /// `frames` latents from a to b, both included. Slerp turns about the origin of the standardised latent space.
    std::vector<Latent> interpolate(const Latent& a, const Latent& b, Interpolation method, int frames,
                                    std::stop_token stop = {}) const;

    /// Diffusion runs only; throws WrongUsage for an autoencoder, and with the reason for a sampler that does not fit.
    std::vector<Latent> sampleLatents(const SampleRequest& request, std::stop_token stop = {},
                                      const ProgressFn& progress = {}) const;
    std::vector<Image> sample(const SampleRequest& request, std::stop_token stop = {},
                              const ProgressFn& progress = {}) const;
    int evaluations(const SampleRequest& request) const; ///< of the network, for each of its samples
    /// Every denoising step of sample number `request.first`, and its end as one frame more.
    std::vector<DenoisingStep> trace(const SampleRequest& request, std::stop_token stop = {},
                                     const ProgressFn& progress = {}) const;

    /// The same for `request.count` samples at once, one film each: they are evaluated together.
    std::vector<std::vector<DenoisingStep>> traces(const SampleRequest& request, std::stop_token stop = {},
                                                   const ProgressFn& progress = {}) const;
    /// The run's noise schedule at `points` times, from pure noise to none.
    std::vector<NoisePoint> noiseSchedule(int points = 200) const;
    /// Where the request's sampler ends with each of `steps`, against the same sampler's deterministic end with
    /// `reference` steps of a second-order method from the same noise. Throws WrongUsage for a sampler that draws
    /// fresh noise: it has no exact end.
    std::vector<SamplerError> samplerErrors(const SampleRequest& request, std::span<const int> steps,
                                            int reference = 1000, std::stop_token stop = {},
                                            const ProgressFn& progress = {}) const;
    /// A grey mask of the picture's size, white where it is to be drawn anew, for SampleGuide::mask: a cell is drawn
    /// anew when any of its pixels is. Throws Mismatch for another size, WrongUsage for vector latents.
    std::vector<float> latentMask(const Image& mask) const;

    /// The training latents on their two leading principal directions; worked out once and kept.
    LatentMap latentMap(std::stop_token stop = {}) const;
    /// Over all training pictures, by their pixels; Project::image() gives it by its index.
    NearestPicture nearestTraining(const Image& picture, std::stop_token stop = {}) const;

    /// Over at most `limit` validation images (0: all). Throws Corrupt where the weights are not the run's best.
    ReconstructionScore score(std::int64_t limit = 0, std::stop_token stop = {}, const ProgressFn& progress = {}) const;

    struct State;
    explicit LatentEngine(std::unique_ptr<State> state);

private:
    std::unique_ptr<State> m_state;
};

} // namespace studio
