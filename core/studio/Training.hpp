// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/Job.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Project.hpp"

#include <memory>
#include <string>
#include <vector>

namespace studio {

std::vector<Choice> autoencoderModels(); ///< ae, vae, vqvae, fsq, rae in that order
/// Every parameter of a model with the preset's values, for forms and help. Throws WrongUsage for an unknown model.
Parameters autoencoderParameters(const std::string& model, Preset preset = Preset::Balanced);
/// Every parameter of a latent diffusion model.
Parameters diffusionParameters(Preset preset = Preset::Balanced);

/// What the request would train: steps, passes, memory, size of the network and of the latent. Takes milliseconds; no
/// step is computed. Throws WrongUsage as prepareTraining() does.
TrainingEstimate estimateTraining(const Project& project, const TrainRequest& request);
TrainingEstimate estimateDiffusion(const Project& project, const DiffuseRequest& request);
/// The same with the seconds that it will take on this machine, from a few steps computed now. Seconds long; throws
/// Cancelled when stopped.
TrainingEstimate measureTraining(const std::shared_ptr<Project>& project, const TrainRequest& request,
                                 std::stop_token stop = {});
TrainingEstimate measureDiffusion(const std::shared_ptr<Project>& project, const DiffuseRequest& request,
                                  std::stop_token stop = {});

/// Pictures of the project as a training with these settings would see them: `count` versions of picture `index`.
/// `settings` are a model's parameters; what they leave out is off.
std::vector<Image> augmentedVersions(const Project& project, std::int64_t index, const Parameters& settings, int count,
                                     std::uint64_t seed = 0);

/// The presets fit the project's picture size and number: what a form begins with.
Parameters autoencoderParameters(const Project& project, const std::string& model, Preset preset);
Parameters diffusionParameters(const Project& project, const std::string& autoencoder, Preset preset);

/// A training under way, as views see it beside its job's snapshot. Thread-safe values only.
class LiveRun {
public:
    virtual ~LiveRun() = default;
    virtual std::string run() const = 0;
    /// Rows of metrics from `firstRow` on, as they are appended.
    virtual MetricTable metricsFrom(std::size_t firstRow) const = 0;
    /// Immutable weights as of the last snapshot (at most some seconds old; exact when paused); null before the first.
    virtual std::shared_ptr<const LatentEngine> engine() const = 0;
};

struct TrainingJob {
    std::shared_ptr<Job> job; ///< submit it to a JobQueue, or call run()
    std::shared_ptr<LiveRun> live;
    std::string run;
};

/// Checks the request, makes the run's folder and config.json (or finds them, for resume) and returns the work to do.
/// Throws WrongUsage for bad parameters or a taken name, NotFound, ReadOnly.
TrainingJob prepareTraining(std::shared_ptr<Project> project, const TrainRequest& request);
TrainingJob prepareDiffusion(std::shared_ptr<Project> project, const DiffuseRequest& request);

} // namespace studio
