// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/base/Image.hpp"
#include "core/models/StateDict.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/Task.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace studio::training {

struct TrainProgress {
    std::int64_t step = 0;
    std::int64_t totalSteps = 0;
    double epoch = 0.0;
    double totalEpochs = 0.0;
    double seconds = 0.0;              ///< spent training, over all sessions, pauses not counted
    double samplesPerSecond = 0.0;     ///< of the last second or so, steps only
    std::optional<double> secondsLeft; ///< to the end of the run, with all that lies between the steps
};

/// Immutable weights for views: averaged parameters and buffers on the CPU, for models::loadStateDict.
struct WeightSnapshot {
    std::int64_t step = 0;
    models::StateDict weights;
};

struct SavedCheckpoint {
    std::int64_t step = 0;
    bool isBest = false;     ///< its weights are the ones to use from now on
    Metrics validation = {}; ///< of these weights; empty: not measured
};

/// What the loop tells and asks; all called on the training thread, all optional.
struct TrainerHooks {
    std::function<void(const Metrics& row)> onMetrics;
    std::function<void(const TrainProgress&)> onProgress; ///< after every step
    std::function<void(std::shared_ptr<const WeightSnapshot>)> onSnapshot;
    std::function<void(std::int64_t step, const Image&)> onSampleGrid;
    std::function<void(const SavedCheckpoint&)> onCheckpoint; ///< after one was written
    NoticeFn onNotice;
    /// The disk has no room for a checkpoint: returns when it is to be tried again; false: do without it.
    std::function<bool(const Error&)> waitForSpace;
    std::function<bool()> pauseRequested;
    std::function<void()> waitWhilePaused; ///< returns when training may go on, or was stopped
    std::stop_token stop;
};

} // namespace studio::training
