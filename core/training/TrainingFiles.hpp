// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/CheckpointStore.hpp"
#include "core/training/MetricsLog.hpp"
#include "core/training/SessionClock.hpp"
#include "core/training/TrainerHooks.hpp"
#include "core/training/TrainingState.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace studio::training {

/// What a training writes: checkpoints, for which it waits where the disk is full, and rows and grids, without which it
/// goes on. Everything that is passed to the constructor must outlive this.
class TrainingFiles {
public:
    TrainingFiles(const std::filesystem::path& folder, const TrainerHooks& hooks, const TrainingState& state,
                  RunPosition& position, SessionClock& clock);

    /// As CheckpointStore has them; damaged ones are told in notices.
    std::optional<LoadedCheckpoint> latest() const { return m_checkpoints.loadLatest(m_hooks.onNotice); }
    std::optional<LoadedCheckpoint> best() const { return m_checkpoints.loadBest(m_hooks.onNotice); }
    std::optional<std::int64_t> bestStep() const { return m_checkpoints.bestStep(); }

    /// Nothing of an earlier run stays.
    void startAnew();
    /// From the position, whose checkpoint stands.
    void goOn();
    /// A session begins.
    void begin();

    /// To metrics.csv and to whoever listens.
    void addRow(const Metrics& row);
    /// The position's, to whoever listens.
    void addGrid(const Image& grid);

    double secondsSinceSave() const; ///< or since the session began

    /// A checkpoint of the position, the best one where none was measured yet. `validation`: of its weights, may be
    /// empty. Returns the seconds that it took, or nothing where it stood already. Throws Error(DiskFull | ReadOnly |
    /// Io).
    std::optional<double> save(const Metrics& validation);
    /// The same of weights whose selection metric is `selection`: the best one where that is the lowest so far. The bar
    /// for the next best is raised by what was saved only.
    std::optional<double> saveMeasured(double selection, const Metrics& validation);

    /// What it throws is told in a notice.
    void orNotice(const std::function<void()>& save);
    void notice(const std::string& text);

private:
    CheckpointStore::Rank rankUnmeasured() const;
    std::optional<double> write(CheckpointStore::Rank rank, const Metrics& validation);
    bool writeWhenThereIsRoom(CheckpointStore::Rank rank);
    void attempt(const std::string& what, const std::function<void()>& write);

    const TrainerHooks& m_hooks;
    const TrainingState& m_state;
    RunPosition& m_position;
    SessionClock& m_clock;
    CheckpointStore m_checkpoints;
    MetricsLog m_log;
    std::set<std::string> m_unwritten; ///< what failed to be written the last time and was told
    std::int64_t m_savedStep = -1;
    SessionClock::Clock::time_point m_lastSave;
};

} // namespace studio::training
