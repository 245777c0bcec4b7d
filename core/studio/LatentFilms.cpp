// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Translate.hpp"
#include "core/models/ThreadBudget.hpp"
#include "core/studio/KeptPixels.hpp"
#include "core/studio/LatentRequest.hpp"
#include "core/studio/TensorImages.hpp"

#include <limits>
#include <map>

namespace studio {

namespace {

using Film = std::vector<DenoisingStep>;

/// The steps of some samples that were evaluated together.
struct Take {
    std::vector<diffusion::NoiseLevel> levels;
    std::vector<torch::Tensor> noisy;     ///< [n, ...] at data scale
    std::vector<torch::Tensor> predicted; ///< [n, ...] standardised
};

/// Films of every sample, from the steps as they are taken.
class FilmRecorder {
public:
    FilmRecorder(const LatentEngine::State& state, const SampleGuide* guide, const std::stop_token& stop)
        : m_state(state)
        , m_model(diffusionOf(state))
        , m_kept(guide)
        , m_stop(stop)
        , m_plane(state.statistics.principal(stop)) {}

    void add(const diffusion::StepState& step) {
        Take& take = m_takes[step.sample];
        take.levels.push_back(step.stride.from);
        take.noisy.push_back(m_model.shown(step.before, step.stride.from));
        take.predicted.push_back(step.x0);
    }

    /// `ends` [count, ...]: the samples from number `firstSample` on, unscaled.
    std::vector<Film> films(const torch::Tensor& ends, std::int64_t firstSample) {
        std::vector<Film> films;
        for (auto& [sample, take] : m_takes) {
            const auto first = sample - firstSample;
            // The end is a frame of its own: no noise is left, and x is the sample.
            const auto end = ends.narrow(0, first, take.noisy.front().size(0));
            take.noisy.push_back(end);
            take.predicted.push_back(m_model.scaler().scale(end));
            for (auto& film : developed(take))
                films.push_back(std::move(film));
        }
        auto pictures = picturesOf(m_state, ends, firstSample, m_stop);
        m_kept.layBack(pictures);
        for (std::size_t i = 0; i < films.size(); ++i)
            films[i].back().noisy = films[i].back().predicted = pictures[i];
        return films;
    }

private:
    std::vector<Film> developed(const Take& take) const {
        const auto noisy = torch::stack(take.noisy, 1); // [n, frames, ...]
        const auto standard = torch::stack(take.predicted, 1);
        const auto frames = standard.size(1);
        const auto difference = standard.narrow(1, 1, frames - 1) - standard.narrow(1, 0, frames - 1);
        const auto change = difference.flatten(2).square().mean(2).sqrt().to(torch::kCPU);
        std::vector<Film> films;
        for (std::int64_t row = 0; row < noisy.size(0); ++row) {
            const auto predicted = m_model.scaler().unscale(standard[row]);
            Film film = pictured(noisy[row], predicted);
            for (std::size_t i = 0; i < take.levels.size(); ++i)
                describe(film[i], take.levels[i]);
            film.back().snr = std::numeric_limits<double>::infinity();
            for (std::int64_t i = 1; i < frames; ++i)
                film[static_cast<std::size_t>(i)].change = static_cast<double>(change[row][i - 1].item<float>());
            films.push_back(std::move(film));
        }
        return films;
    }

    void describe(DenoisingStep& step, const diffusion::NoiseLevel& level) const {
        step.t = level.t;
        step.sigma = m_model.schedule().isFlow() ? level.sigma : level.ratio();
        step.snr = level.signalToNoise();
    }

    /// Decoded film by film, so that a film does not depend on the others.
    Film pictured(const torch::Tensor& noisy, const torch::Tensor& predicted) const {
        auto noisyImages = toImages(m_state.decode(noisy, m_stop));
        auto predictedImages = toImages(m_state.decode(predicted, m_stop));
        m_kept.layBack(predictedImages);
        const auto noisyAt = onPlane(*m_plane, noisy);
        const auto predictedAt = onPlane(*m_plane, predicted);
        Film film(noisyImages.size());
        for (std::size_t i = 0; i < film.size(); ++i) {
            film[i].noisy = std::move(noisyImages[i]);
            film[i].predicted = std::move(predictedImages[i]);
            film[i].noisyAt = noisyAt[i];
            film[i].predictedAt = predictedAt[i];
        }
        return film;
    }

    const LatentEngine::State& m_state;
    const diffusion::LatentDiffusion& m_model;
    KeptPixels m_kept;
    std::stop_token m_stop;
    std::shared_ptr<const analysis::PrincipalComponents> m_plane;
    std::map<std::int64_t, Take> m_takes; ///< by the number of their first sample
};

} // namespace

std::vector<DenoisingStep> LatentEngine::trace(const SampleRequest& request, std::stop_token stop,
                                               const ProgressFn& progress) const {
    SampleRequest one = request;
    one.count = 1;
    return std::move(traces(one, stop, progress).front());
}

std::vector<std::vector<DenoisingStep>> LatentEngine::traces(const SampleRequest& request, std::stop_token stop,
                                                             const ProgressFn& progress) const {
    const diffusion::LatentDiffusion& model = diffusionOf(*m_state);
    const models::ThreadBudget budget(models::ThreadBudget::Share::AllCores);
    const c10::InferenceMode guard;
    const diffusion::LatentSamples samples = samplesOf(*m_state, request);
    FilmRecorder recorder(*m_state, request.guide.get(), stop);
    std::int64_t done = 0; // steps of single samples
    std::int64_t total = 0;
    const auto record = [&](const diffusion::StepState& step) {
        recorder.add(step);
        if (done == 0)
            total = request.count * (step.total - step.index);
        report(progress, STUDIO_TR("denoising"), done += step.before.size(0), total);
    };
    return recorder.films(model.sample(samples, stop, {}, record), request.first);
}

} // namespace studio
