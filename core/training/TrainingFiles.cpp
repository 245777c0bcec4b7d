// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingFiles.hpp"

#include "core/base/Error.hpp"

#include <cmath>

namespace studio::training {

namespace {

using Clock = SessionClock::Clock;
using Rank = CheckpointStore::Rank;

} // namespace

TrainingFiles::TrainingFiles(const std::filesystem::path& folder, const TrainerHooks& hooks, const TrainingState& state,
                             RunPosition& position, SessionClock& clock)
    : m_hooks(hooks)
    , m_state(state)
    , m_position(position)
    , m_clock(clock)
    , m_checkpoints(folder)
    , m_log(folder / "metrics.csv") {}

void TrainingFiles::startAnew() {
    m_checkpoints.clear();
    m_log.clear();
}

void TrainingFiles::goOn() {
    m_savedStep = m_position.step;
    m_log.keepBefore(m_position.step);
}

void TrainingFiles::begin() {
    m_lastSave = Clock::now();
}

double TrainingFiles::secondsSinceSave() const {
    return SessionClock::Seconds(Clock::now() - m_lastSave).count();
}

void TrainingFiles::addRow(const Metrics& row) {
    attempt("metrics.csv", [&] { m_log.append(row); });
    if (m_hooks.onMetrics)
        m_hooks.onMetrics(row);
}

void TrainingFiles::addGrid(const Image& grid) {
    attempt("samples", [&] { m_hooks.onSampleGrid(m_position.step, grid); });
}

std::optional<double> TrainingFiles::save(const Metrics& validation) {
    return write(rankUnmeasured(), validation);
}

/// Weights that nothing was trained into are no best.
std::optional<double> TrainingFiles::saveMeasured(double selection, const Metrics& validation) {
    const double bar = m_position.bestSelection;
    const bool isBest = m_position.step > 0 && selection < bar;
    if (isBest)
        m_position.bestSelection = selection;
    try {
        return write(isBest ? Rank::Best : Rank::Ordinary, validation);
    } catch (...) {
        m_position.bestSelection = bar;
        throw;
    }
}

/// Weights that nothing was trained into are nobody's choice: a run that is stopped before its first validation is
/// worth more as it is than as it began.
CheckpointStore::Rank TrainingFiles::rankUnmeasured() const {
    const bool none = std::isinf(m_position.bestSelection);
    return none && m_position.step > 0 ? Rank::Best : Rank::Ordinary;
}

std::optional<double> TrainingFiles::write(Rank rank, const Metrics& validation) {
    if (m_savedStep == m_position.step && rank == Rank::Ordinary)
        return std::nullopt;
    m_lastSave = Clock::now();
    m_position.seconds = m_clock.seconds();
    const bool isBest = writeWhenThereIsRoom(rank);
    attempt("metrics.csv", [this] { m_log.writeRest(); }); // the rows before a checkpoint are not told again
    m_savedStep = m_position.step;
    if (m_hooks.onCheckpoint)
        m_hooks.onCheckpoint({m_position.step, isBest, validation});
    return secondsSinceSave();
}

bool TrainingFiles::writeWhenThereIsRoom(Rank rank) {
    const WriteFn bytes = [this](const io::ByteSink& sink) { m_state.write(m_position, sink); };
    for (;;) {
        try {
            return m_checkpoints.save(m_position.step, bytes, rank);
        } catch (const Error& error) {
            const auto begun = Clock::now();
            if (error.code() != ErrorCode::DiskFull || !m_hooks.waitForSpace || !m_hooks.waitForSpace(error))
                throw;
            const auto waited = Clock::now() - begun; // is no training
            m_clock.leaveOut(waited);
            m_lastSave += waited;
        }
    }
}

void TrainingFiles::orNotice(const std::function<void()>& save) {
    try {
        save();
    } catch (const Error& error) {
        notice("No checkpoint at step " + std::to_string(m_position.step) + ": " + error.message());
    }
}

void TrainingFiles::notice(const std::string& text) {
    if (m_hooks.onNotice)
        m_hooks.onNotice(text);
}

/// A file that a run can do without: that it could not be written is told once, until it could be again.
void TrainingFiles::attempt(const std::string& what, const std::function<void()>& write) {
    try {
        write();
        m_unwritten.erase(what);
    } catch (const Error& error) {
        if (m_unwritten.insert(what).second)
            notice(error.message() + " The training goes on.");
    }
}

} // namespace studio::training
