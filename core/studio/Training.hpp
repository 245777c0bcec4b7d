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
