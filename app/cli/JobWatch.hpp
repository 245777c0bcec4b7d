// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Subcommand.hpp"
#include "core/studio/Job.hpp"
#include "core/studio/Training.hpp"

#include <memory>

namespace studio::cli {

/// Runs a job to its end while showing its progress and notices. A stop request stops the job (with its checkpoint).
/// Throws the job's own error, or Cancelled when it was stopped.
void runJob(Context& context, const std::shared_ptr<Job>& job);

/// What a training came to, for eyes and for `--json`: run, step, validation metrics, latent shape, parameter count.
void reportRun(Context& context, const RunInfo& run, bool json);

/// The table of `--help-parameters`: key, default, range, unit and help of every parameter.
std::string parameterTable(const Parameters& parameters);
nlohmann::json parameterDocument(const Parameters& parameters);

} // namespace studio::cli
