// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/DataOrder.hpp"
#include "core/training/EtaEstimator.hpp"
#include "core/training/RunSchedule.hpp"
#include "core/training/SessionClock.hpp"
#include "core/training/StepUndo.hpp"
#include "core/training/Task.hpp"
#include "core/training/TrainerConfig.hpp"
#include "core/training/TrainerHooks.hpp"
#include "core/training/TrainingFiles.hpp"
#include "core/training/TrainingState.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace studio::training {

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
    /// Tells in a notice that none could be written: the next one tries again.
    void saveCheckpoint();
    void validateAndSave();
    void countSave(std::optional<double> seconds);
    void saveBeforeFailing() noexcept;
    [[noreturn]] void rollBack(const std::string& what);
    std::int64_t scheduledStep() const;
    double learningRate() const;
    void tellProgress();

    Task& m_task;
    TrainerConfig m_config;
    TrainerHooks m_hooks;
    TrainingState m_state;
    StepUndo m_undo;
    DataOrder m_order;
    RunPosition m_position;
    SessionClock m_clock;
    TrainingFiles m_files;
    RunSchedule m_schedule;
    EtaEstimator m_eta;
    at::Generator m_generator;
    Metrics m_validation;      ///< of this step, until its row is written
    bool m_stepIsWhole = true; ///< the weights belong to m_position
    BatchLoss m_lastLoss;
    SessionClock::Clock::time_point m_lastSnapshot;
    double m_stepSeconds = 0.0; ///< moving average
    double m_apart = 0.0;       ///< seconds since the last step that validations, grids and checkpoints took
};

} // namespace studio::training
