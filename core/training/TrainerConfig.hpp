// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Device.hpp"
#include "core/base/Parameters.hpp"
#include "core/models/Precision.hpp"
#include "core/training/TrainingState.hpp"

#include <cstdint>
#include <filesystem>

namespace studio::training {

struct TrainerConfig {
    std::filesystem::path folder; ///< of the run: metrics.csv and checkpoints; must exist
    bool resume = false;          ///< go on from the folder's last checkpoint; without one, start
    std::uint64_t seed = 0;
    std::int64_t totalSteps = 1000;
    /// Where learning rate, averaging, validations and grids begin: 0, or the step from which a run is trained further.
    std::int64_t beginStep = 0;
    std::int64_t batchSize = 64; ///< shrinks to the number of samples
    double learningRate = 4e-3;
    std::int64_t warmupSteps = 100;
    double emaDecay = 0.999;
    AdamWConfig adam;
    models::Precision precision = models::Precision::Float32; ///< of training steps; validation is always float32

    std::int64_t validationLimit = 512; ///< pictures of a validation on the way; the last one takes all
    int validations = 12;               ///< on the way, spread evenly; each is followed by a checkpoint
    int grids = 24;                     ///< most sample pictures on the way, denser at the beginning
    int metricRows = 500;               ///< rows of metrics.csv over the run
    double checkpointSeconds = 60.0;    ///< most time without a checkpoint
    double snapshotSeconds = 2.0;       ///< least time between published weights
};

/// The training group of `parameters` (steps, batch_size, learning_rate, ...) for a dataset of `samples`. `beginStep`
/// as in TrainerConfig.
TrainerConfig trainerConfig(const Parameters& parameters, std::int64_t samples, std::int64_t beginStep = 0);

/// Throws Error(NoDevice) for Cuda where there is none.
at::Device chosenDevice(DeviceChoice choice);

} // namespace studio::training
