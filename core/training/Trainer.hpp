// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.hpp"
#include "core/base/Image.hpp"
#include "core/training/CheckpointStore.hpp"
#include "core/training/DataOrder.hpp"
#include "core/training/EtaEstimator.hpp"
#include "core/training/MetricsLog.hpp"
#include "core/training/RunSchedule.hpp"
#include "core/training/StepUndo.hpp"
#include "core/training/Task.hpp"
#include "core/training/TrainerConfig.hpp"
#include "core/training/TrainingState.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

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

struct TrainResult {
    enum class End { Finished, Stopped };
    End end = End::Finished;
    std::int64_t step = 0;
    double seconds = 0.0;
    Metrics validation; ///< of the best checkpoint's weights on all held-out samples; empty when stopped
};

/// The one training loop. A step: batch in seeded order, loss, backward, clip, AdamW with warm-up and cosine, weight
/// average. The same seed, thread count and device give the same weights bit for bit, interrupted or not.
class Trainer {
public:
    /// Takes over the parameters of the task's module; task must outlive this. Throws Error(Mismatch | Corrupt) when
    /// the checkpoint to resume does not fit or none is whole.
    Trainer(Task& task, TrainerConfig config, TrainerHooks hooks);

    /// Until the last step, or a stop, after which a checkpoint stands: a step that is under way is broken off between
    /// two layers, and is as if it had not begun. Throws Error(Diverged) when the loss or the
    /// gradient is no longer finite; the module is then back at the last good checkpoint. Throws what the disk throws
    /// when the last checkpoint cannot be written; earlier failures, and those of rows and grids, are notices, retried
    /// at the next one. Whatever else is thrown, a checkpoint is tried before.
    TrainResult run();

    std::int64_t step() const noexcept { return m_position.step; }

private:
    void start();
    void resumeFrom(const LoadedCheckpoint& checkpoint);
    TrainResult loop();
    void waitIfPaused();
    void milestone();
    BatchLoss trainStep();
    BatchLoss differentiated(std::span<const std::int64_t> samples);
    BatchLoss lossOf(std::span<const std::int64_t> samples);
    void finishStep(const BatchLoss& loss);
    void logRow(const BatchLoss& loss, const Metrics& validation);
    Metrics validateAveraged(std::int64_t limit);
    Metrics validateAtTheEnd();
    Metrics figuresOfTheBest();
    void publishGrid();
    void publishSnapshot();
    CheckpointStore::Rank rankUnmeasured() const;
    /// These two tell in a notice that none could be written: the next one tries again.
    void saveCheckpoint();
    void validateAndSave();
    void orNotice(const std::function<void()>& write);
    void writeMeasured(double selection);
    void writeCheckpoint(CheckpointStore::Rank rank);
    bool saveWhenThereIsRoom(CheckpointStore::Rank rank);
    void saveBeforeFailing() noexcept;
    void notice(const std::string& text);
    void attempt(const std::string& what, const std::function<void()>& write);
    [[noreturn]] void rollBack(const std::string& what);
    std::int64_t scheduledStep() const;
    double learningRate() const;
    void tellProgress();
    double secondsNow() const;

    Task& m_task;
    TrainerConfig m_config;
    TrainerHooks m_hooks;
    TrainingState m_state;
    StepUndo m_undo;
    DataOrder m_order;
    CheckpointStore m_checkpoints;
    MetricsLog m_log;
    RunPosition m_position;
    RunSchedule m_schedule;
    EtaEstimator m_eta;
    at::Generator m_generator;
    Metrics m_validation;              ///< of this step, until its row is written
    std::set<std::string> m_unwritten; ///< what failed to be written the last time and was told
    bool m_stepIsWhole = true;         ///< the weights belong to m_position
    BatchLoss m_lastLoss;
    std::int64_t m_savedStep = -1;

    using Clock = std::chrono::steady_clock;
    Clock::time_point m_begun;
    double m_secondsBefore = 0.0; ///< of earlier sessions, less pauses
    Clock::time_point m_lastSnapshot;
    Clock::time_point m_lastSave;
    double m_stepSeconds = 0.0; ///< moving average
    double m_apart = 0.0;       ///< seconds since the last step that validations, grids and checkpoints took
};

} // namespace studio::training
