// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/studio/RunPlan.hpp"
#include "core/studio/Training.hpp"
#include "core/training/Trainer.hpp"

#include <memory>
#include <mutex>
#include <torch/types.h>

namespace studio {

/// Follows one training: turns what the trainer says into the job's snapshot, the run's files and the live view. Hooks
/// are called on the training thread, the live view's methods on any.
class RunRecorder : public LiveRun {
public:
    RunRecorder(std::shared_ptr<Project> project, RunInfo run);

    training::TrainerHooks hooks(JobContext& context);
    /// Says in status.json how the run stands.
    void setState(RunState state);
    void failed(); ///< these two never throw an Error
    void stopped();
    /// Both wait for space on a full disk.
    void started(const RunWork& work, std::int64_t totalSteps, JobContext& context);
    void finished(const training::TrainResult& result, JobContext& context);
    void measured(const training::Metrics& metrics);       ///< after it has finished
    const RunInfo& info() const noexcept { return m_run; } ///< on the training thread

    std::string run() const override { return m_name; }
    MetricTable metricsFrom(std::size_t firstRow) const override;
    std::shared_ptr<const LatentEngine> engine() const override;

private:
    void append(const training::Metrics& row);
    void useFigures(std::int64_t step, const training::Metrics& figures);
    void writeStatus();
    void trySetState(RunState state);
    void writeWhenThereIsRoom(RunState state, JobContext& context);
    bool waitForSpace(const Error& error, JobContext& context);

    const std::string m_name;
    const std::shared_ptr<Project> m_project;
    RunInfo m_run; ///< training thread only, after the constructor

    mutable std::mutex m_mutex;
    MetricTable m_metrics;
    RunInfo m_shown; ///< the copy of m_run that engines are made with
    std::shared_ptr<const training::WeightSnapshot> m_weights;
    mutable std::shared_ptr<const LatentEngine> m_engine;
    mutable std::shared_ptr<const training::WeightSnapshot> m_engineWeights;
};

} // namespace studio
