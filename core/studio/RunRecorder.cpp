// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/RunRecorder.hpp"

#include "core/base/Translate.hpp"
#include "core/studio/EngineFactory.hpp"
#include "core/studio/RunStore.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {

namespace {

/// An ETA from less than this is a guess that would only jump about.
constexpr double secondsBeforeEta = 1.0;

std::optional<double> remainingSeconds(const training::TrainProgress& progress, double secondsBefore) {
    return progress.seconds - secondsBefore < secondsBeforeEta ? std::nullopt : progress.secondsLeft;
}

} // namespace

RunRecorder::RunRecorder(std::shared_ptr<Project> project, RunInfo run)
    : m_name(run.name)
    , m_project(std::move(project))
    , m_run(std::move(run))
    , m_metrics(m_project->metrics(m_name))
    , m_shown(m_run) {}

training::TrainerHooks RunRecorder::hooks(JobContext& context) {
    training::TrainerHooks hooks;
    hooks.onMetrics = [this](const training::Metrics& row) { append(row); };
    hooks.onProgress = [this, &context,
                        before = std::optional<double>()](const training::TrainProgress& progress) mutable {
        m_run.step = progress.step;
        before = before.value_or(progress.seconds); // of earlier sessions
        context.update([&](JobSnapshot& snapshot) {
            snapshot.stage = STUDIO_TR("training");
            snapshot.done = progress.step;
            snapshot.total = progress.totalSteps;
            snapshot.rate = progress.samplesPerSecond;
            snapshot.epoch = progress.epoch;
            snapshot.totalEpochs = progress.totalEpochs;
            snapshot.etaSeconds = remainingSeconds(progress, *before);
        });
    };
    hooks.onSnapshot = [this](std::shared_ptr<const training::WeightSnapshot> weights) {
        const std::lock_guard lock(m_mutex);
        m_weights = std::move(weights);
        m_shown = m_run;
        m_shown.usedStep = m_weights->step;
    };
    hooks.onNotice = [&context](const std::string& notice) {
        context.update([&](JobSnapshot& snapshot) { snapshot.notices.push_back(notice); });
    };
    hooks.onCheckpoint = [this, notice = hooks.onNotice](const training::SavedCheckpoint& saved) {
        m_run.step = saved.step;
        if (saved.isBest)
            useFigures(saved.step, saved.validation);
        try {
            writeStatus();
        } catch (const Error& error) {
            notice(error.message()); // the next checkpoint tries again; the weights themselves are safe
        }
    };
    hooks.waitForSpace = [this, &context](const Error& error) { return waitForSpace(error, context); };
    hooks.pauseRequested = [&context] { return context.pauseRequested(); };
    hooks.waitWhilePaused = [this, &context] {
        trySetState(RunState::Paused);
        context.waitWhilePaused();
        trySetState(RunState::Training);
    };
    hooks.stop = context.stopToken();
    return hooks;
}

void RunRecorder::setState(RunState state) {
    m_run.state = state;
    m_project->setLive(m_name, state == RunState::Training || state == RunState::Paused);
    writeStatus();
}

void RunRecorder::trySetState(RunState state) {
    try {
        setState(state);
    } catch (const Error&) {
        // What made the training pause or fail is told; that its status could not be written must not hide it.
    }
}

void RunRecorder::failed() {
    trySetState(RunState::Failed);
}

void RunRecorder::stopped() {
    trySetState(RunState::Stopped);
}

bool RunRecorder::waitForSpace(const Error& error, JobContext& context) {
    trySetState(RunState::Paused);
    context.pauseBecause(error.message() + " The training waits for space.");
    trySetState(RunState::Training);
    return !context.stopToken().stop_requested();
}

void RunRecorder::writeWhenThereIsRoom(RunState state, JobContext& context) {
    for (;;) {
        try {
            return setState(state);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::DiskFull || !waitForSpace(error, context))
                throw;
        }
    }
}

void RunRecorder::started(const RunWork& work, std::int64_t totalSteps, JobContext& context) {
    m_run.parameterCount = work.parameterCount;
    m_run.latent = work.latent;
    m_run.scale = work.scale;
    m_run.totalSteps = totalSteps;
    writeWhenThereIsRoom(RunState::Training, context);
}

void RunRecorder::finished(const training::TrainResult& result, JobContext& context) {
    m_run.step = result.step;
    for (const auto& [name, value] : result.validation)
        m_run.metrics[name] = value;
    if (result.end == training::TrainResult::End::Finished)
        writeWhenThereIsRoom(RunState::Finished, context);
    else
        stopped();
}

void RunRecorder::measured(const training::Metrics& metrics) {
    for (const auto& [name, value] : metrics)
        m_run.metrics[name] = value;
    writeStatus();
}

void RunRecorder::append(const training::Metrics& row) {
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, value] : row)
        if (std::ranges::find(m_metrics.columns, name) == m_metrics.columns.end())
            m_metrics.columns.push_back(name);
    std::vector<double> cells(m_metrics.columns.size(), std::numeric_limits<double>::quiet_NaN());
    for (const auto& [name, value] : row) {
        const auto column = std::ranges::find(m_metrics.columns, name) - m_metrics.columns.begin();
        cells[static_cast<std::size_t>(column)] = value;
    }
    // A resumed run tells the rows after its checkpoint again.
    const auto repeats = [&](const std::vector<double>& old) { return !row.empty() && old.front() >= cells.front(); };
    while (!m_metrics.rows.empty() && repeats(m_metrics.rows.back()))
        m_metrics.rows.pop_back();
    m_metrics.rows.push_back(std::move(cells));
}

MetricTable RunRecorder::metricsFrom(std::size_t firstRow) const {
    const std::lock_guard lock(m_mutex);
    MetricTable part{m_metrics.columns, {}};
    for (std::size_t i = firstRow; i < m_metrics.rows.size(); ++i) {
        part.rows.push_back(m_metrics.rows[i]);
        part.rows.back().resize(part.columns.size(), std::numeric_limits<double>::quiet_NaN());
    }
    return part;
}

std::shared_ptr<const LatentEngine> RunRecorder::engine() const {
    std::shared_ptr<const training::WeightSnapshot> weights;
    RunInfo run;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_weights || m_weights == m_engineWeights)
            return m_engine;
        weights = m_weights;
        run = m_shown;
    }
    auto engine = engineFor(m_project, std::move(run), {weights->weights, {}}, torch::kCPU);
    const std::lock_guard lock(m_mutex);
    m_engine = engine;
    m_engineWeights = std::move(weights);
    return engine;
}

/// Other weights are in use from now on: what was measured on those before is not said of them.
void RunRecorder::useFigures(std::int64_t step, const training::Metrics& figures) {
    m_run.usedStep = step;
    m_run.metrics.clear();
    m_run.metrics.insert(figures.begin(), figures.end());
}

void RunRecorder::writeStatus() {
    runstore::writeStatus(m_project->runFolder(m_name), m_run);
}

} // namespace studio
