// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ProjectOption.hpp"

#include <optional>
#include <string>

namespace studio::cli {

/// What `sample` takes. An absent option is not the same as its default: each kind of run knows some of them only.
struct SampleOptions {
    RunOptions run;
    std::int64_t count = 16;
    std::uint64_t seed = 0;
    std::optional<std::string> prior; ///< of an autoencoder run; all that follow are of a diffusion run
    std::optional<std::string> sampler;
    std::optional<int> steps;
    std::optional<double> eta;
    std::optional<std::string> spacing;
    bool karras = false;
    std::optional<double> shift;
    std::optional<std::string> label; ///< as labelNamed() takes it
    std::optional<double> guidance;
    std::optional<double> clamp;
    std::optional<std::string> from; ///< a picture file, or the number of a picture of the project
    std::optional<double> strength;
    std::optional<std::string> mask; ///< a picture file
    std::optional<std::uint64_t> toSeed;
    std::optional<double> travel;
    bool trajectory = false;
};

void addSampleOptions(CLI::App& subcommand, SampleOptions& options);

/// Throws Error(WrongUsage) for options that do not go with the kind of run, so that none is ignored in silence.
void checkKind(const SampleOptions& options, const LatentEngine& engine);

/// For a diffusion run. Reads and encodes the picture to start from and the mask; says it where a label was taken for a
/// position. Throws what that throws, and Error(NotFound) for an unknown label.
SampleRequest sampleRequest(const SampleOptions& options, const LoadedRun& loaded, Console& console);

} // namespace studio::cli
