// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/diffusion/LatentDiffusion.hpp"
#include "core/models/Autoencoder.hpp"
#include "core/models/StateDict.hpp"
#include "core/studio/LatentEngine.hpp"
#include "core/studio/Project.hpp"

#include <memory>
#include <torch/types.h>

namespace studio {

/// The network of an autoencoder run with the project's picture size; weights are fresh, drawn from the run's seed.
std::shared_ptr<models::Autoencoder> buildAutoencoder(const Project& project, const RunInfo& run);

LatentShape latentShapeOf(const models::Autoencoder& autoencoder);
LatentShape latentShapeOf(const models::AutoencoderConfig& config);

/// Weights, and the SHA-256 of the checkpoint that they come from; empty for those of a training under way.
struct RunWeights {
    models::StateDict tensors;
    std::string sha256;
    std::string damage = {}; ///< what is wrong with the best checkpoint, where these are of another; else empty
    std::int64_t step = 0;   ///< that they were trained to
};

/// What refuses to build or to measure on a run whose best checkpoint is damaged.
Error damagedWeights(const std::string& run, const std::string& damage);

struct TrainedAutoencoder {
    std::shared_ptr<models::Autoencoder> network;
    std::string sha256;    ///< of its checkpoint
    std::int64_t step = 0; ///< that it was trained to
};

/// The network with the best weights of a finished, stopped or running run, in eval mode, for others to be built on: no
/// other weights will do. Throws NotFound without a checkpoint, Corrupt also when another than the best is whole,
/// Mismatch.
TrainedAutoencoder loadAutoencoder(const Project& project, const RunInfo& run);

struct PinnedAutoencoder {
    TrainedAutoencoder trained;
    WeightPin pin;
    std::string notice; ///< that the run was pinned just now; empty when it was before
};

/// The autoencoder of a diffusion run with the very weights that the run was trained on, however far it has been
/// trained since. A run that names none is pinned to the best weights of now, which are kept for it from then on; in a
/// project that can only be read they are used unpinned. Throws NotFound and Corrupt, which name the run and the way
/// on, where these weights are gone or damaged: no others will do.
PinnedAutoencoder loadParent(const Project& project, const RunInfo& run);

/// Pins every trained diffusion run on `autoencoder` that is not yet, before its weights change. Returns what is to be
/// said. Throws as loadParent().
std::vector<std::string> pinChildren(const Project& project, const std::string& autoencoder);

/// The diffusion model of a run over latents of `autoencoder`; weights are fresh, drawn from the run's seed.
std::shared_ptr<diffusion::LatentDiffusion> buildDiffusion(const Project& project, const RunInfo& run,
                                                           const models::Autoencoder& autoencoder);

/// An engine over weights (of an autoencoder, or of a diffusion run, which brings its trained autoencoder along).
std::shared_ptr<const LatentEngine> engineFor(std::shared_ptr<const Project> project, RunInfo run,
                                              const RunWeights& weights, torch::Device device);

} // namespace studio
