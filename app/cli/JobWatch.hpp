// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Subcommand.hpp"
#include "app/cli/TrainingFlags.hpp"
#include "core/studio/Job.hpp"
#include "core/studio/Training.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace studio::cli {

/// Runs a job to its end while showing its progress and notices. A stop request stops the job (with its checkpoint).
/// Throws the job's own error, or Cancelled when it was stopped.
void runJob(Context& context, const std::shared_ptr<Job>& job);

/// What is known before a training begins.
struct TrainingOutlook {
    std::optional<TrainingEstimate> estimate; ///< absent where there is nothing left to train
    std::vector<Finding> findings;
};

/// Says how long the training will be and what is wrong with its data or its plan.
TrainingOutlook announce(Context& context, const Project& project, const TrainingFlags& flags,
                         const std::function<TrainingEstimate()>& measure);

/// What a training came to, for eyes and for `--json`: run, step, validation metrics, latent shape, parameter count,
/// what was expected, and what there is to say about the result.
void reportRun(Context& context, const Project& project, const std::string& name, const TrainingOutlook& outlook,
               bool json);

/// The table of `--help-parameters`: key, default, range, unit and help of every parameter.
std::string parameterTable(const Parameters& parameters);
nlohmann::json parameterDocument(const Parameters& parameters);

} // namespace studio::cli
