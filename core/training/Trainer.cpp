// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.hpp"

#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Seeds.hpp"
#include "core/base/Text.hpp"
#include "core/models/StopScope.hpp"
#include "core/training/Schedules.hpp"
#include "core/training/ThreadPriority.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio::training {

namespace {

constexpr std::uint64_t noisePurpose = 0x4015E;

using Clock = SessionClock::Clock;
using Seconds = SessionClock::Seconds;

double valueOf(const Metrics& metrics, const std::string& name) {
    const auto found = std::ranges::find(metrics, name, &Metrics::value_type::first);
    return found == metrics.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

} // namespace

Trainer::Trainer(Task& task, TrainerConfig config, TrainerHooks hooks)
    : m_task(task)
    , m_config(std::move(config))
    , m_hooks(std::move(hooks))
    , m_state(task.module(), m_config.adam, task.companions())
    , m_undo(task.changedByLoss())
    , m_order(task.trainingSamples(), m_config.batchSize, m_config.seed)
    , m_files(m_config.folder, m_hooks, m_state, m_position, m_clock)
    , m_schedule(task, m_config)
    , m_eta(m_config.totalSteps - m_config.beginStep, m_order.batchSize(), static_cast<double>(task.gridEvaluations()))
    , m_generator(at::make_generator<at::CPUGeneratorImpl>(m_config.seed)) {
    auto checkpoint = m_config.resume ? m_files.latest() : std::nullopt;
    if (checkpoint)
        resumeFrom(*checkpoint);
    else
        start();
}

void Trainer::start() {
    m_files.startAnew();
    m_position.seed = m_config.seed;
    m_position.batchSize = m_order.batchSize();
    m_position.samples = m_task.trainingSamples();
    m_position.selectionMetric = m_task.selectionMetric();
    if (m_order.batchSize() < m_config.batchSize)
        m_files.notice("The batch shrank to the " + std::to_string(m_order.batchSize()) + " pictures there are.");
}

void Trainer::resumeFrom(const LoadedCheckpoint& checkpoint) {
    const RunPosition position = m_state.restore(checkpoint.content, checkpoint.source);
    const bool same = position.seed == m_config.seed && position.batchSize == m_order.batchSize() &&
                      position.samples == m_task.trainingSamples();
    if (!same)
        throw Error(ErrorCode::Mismatch, checkpoint.source + " was made with another seed, batch size or dataset",
                    "Resume with the run's own settings, or start a new run.");
    m_position = position;
    if (m_position.selectionMetric != m_task.selectionMetric()) {
        // An earlier version chose by another figure: the best stands until a validation has measured this one.
        m_position.selectionMetric = m_task.selectionMetric();
        m_position.bestSelection = std::numeric_limits<double>::max();
    }
    m_files.goOn();
}

TrainResult Trainer::run() {
    lowerThreadPriority();
    m_clock.begin(m_position.seconds);
    m_files.begin();
    m_lastSnapshot = Clock::now();
    m_task.module().train();
    try {
        const models::StopScope scope(m_hooks.stop);
        return loop();
    } catch (const Cancelled&) {
        m_position.seconds = m_clock.seconds();
        saveCheckpoint();
        publishSnapshot();
        return {TrainResult::End::Stopped, m_position.step, m_position.seconds, {}};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Diverged) // and was rolled back
            saveBeforeFailing();
        throw;
    } catch (...) {
        saveBeforeFailing();
        throw;
    }
}

TrainResult Trainer::loop() {
    while (m_position.step < m_config.totalSteps) {
        throwIfStopped(m_hooks.stop);
        waitIfPaused();
        const auto begun = Clock::now();
        m_apart = 0.0;
        milestone();
        finishStep(trainStep());
        m_eta.stepTook(std::max(Seconds(Clock::now() - begun).count() - m_apart, 0.0));
        tellProgress();
    }
    m_validation = validateAveraged(m_schedule.validationLimit());
    const double selection = valueOf(m_validation, m_task.selectionMetric());
    m_validation = validateAtTheEnd();
    logRow(m_lastLoss, m_validation);
    countSave(m_files.saveMeasured(selection, m_validation));
    publishGrid();
    publishSnapshot();
    return {TrainResult::End::Finished, m_position.step, m_position.seconds, figuresOfTheBest()};
}

void Trainer::waitIfPaused() {
    if (!m_hooks.pauseRequested || !m_hooks.pauseRequested())
        return;
    m_position.seconds = m_clock.seconds();
    publishSnapshot();
    saveCheckpoint();
    if (m_hooks.waitWhilePaused)
        m_hooks.waitWhilePaused();
    m_clock.begin(m_position.seconds);
    throwIfStopped(m_hooks.stop);
}

void Trainer::milestone() {
    if (m_position.step == m_schedule.earlyStep()) {
        const TrainingState::UseAverage average(m_state);
        m_task.keepEarly();
    }
    if (m_schedule.validatesAt(m_position.step))
        validateAndSave();
    if (m_files.secondsSinceSave() >= m_config.checkpointSeconds)
        saveCheckpoint();
    if (m_schedule.drawsAt(m_position.step))
        publishGrid();
    const Seconds sinceSnapshot = Clock::now() - m_lastSnapshot;
    if (m_position.step == 0 || sinceSnapshot.count() >= m_config.snapshotSeconds)
        publishSnapshot();
}

void Trainer::validateAndSave() {
    m_validation = validateAveraged(m_schedule.validationLimit());
    m_files.orNotice(
        [this] { countSave(m_files.saveMeasured(valueOf(m_validation, m_task.selectionMetric()), m_validation)); });
}

BatchLoss Trainer::trainStep() {
    const auto begun = Clock::now();
    const auto step = m_position.step;
    m_generator.set_current_seed(derivedSeed(m_config.seed, noisePurpose, static_cast<std::uint64_t>(step)));
    const auto samples = m_order.batch(step);
    auto& optimiser = m_state.optimiser();
    BatchLoss loss = differentiated(samples);
    if (!std::isfinite(loss.total.item<double>()))
        rollBack("the loss is no longer a finite number");
    if (!std::isfinite(optimiser.clip()))
        rollBack("the gradient is no longer finite");
    if (m_schedule.logsAt(step) || !m_validation.empty())
        logRow(loss, m_validation);
    m_validation.clear();
    m_stepIsWhole = false;
    optimiser.step(learningRate(), step + 1);
    m_state.updateAverage(scheduledStep(), m_config.emaDecay);
    const Seconds took = Clock::now() - begun;
    m_stepSeconds = m_stepSeconds > 0 ? 0.95 * m_stepSeconds + 0.05 * took.count() : took.count();
    return loss;
}

/// What a batch costs, with its gradient where the optimiser finds it. What is thrown on the way, a stop among them,
/// leaves the run as it was before the step.
BatchLoss Trainer::differentiated(std::span<const std::int64_t> samples) {
    m_undo.remember();
    try {
        m_state.optimiser().zeroGradients();
        BatchLoss loss = lossOf(samples);
        if (std::isfinite(loss.total.item<double>()))
            loss.total.backward();
        return loss;
    } catch (...) {
        m_undo.putBack();
        throw;
    }
}

BatchLoss Trainer::lossOf(std::span<const std::int64_t> samples) {
    const models::PrecisionScope scope(m_task.module(), m_config.precision);
    // In a run that is trained further every warm-up of a loss term is over.
    const auto total = m_config.beginStep > 0 ? m_position.step : m_config.totalSteps;
    return m_task.loss(samples, {m_position.step, total, true, m_generator});
}

void Trainer::finishStep(const BatchLoss& loss) {
    m_lastLoss.total = loss.total.detach();
    m_lastLoss.parts = loss.parts;
    ++m_position.step;
    m_stepIsWhole = true;
    m_position.seconds = m_clock.seconds();
}

void Trainer::tellProgress() {
    if (!m_hooks.onProgress)
        return;
    m_hooks.onProgress({m_position.step, m_config.totalSteps, m_order.epochAt(m_position.step),
                        m_order.epochAt(m_config.totalSteps), m_position.seconds,
                        static_cast<double>(m_order.batchSize()) / m_stepSeconds,
                        m_eta.secondsFor(m_schedule.leftFrom(m_position.step))});
}

/// Steps since the schedule began.
std::int64_t Trainer::scheduledStep() const {
    return std::max<std::int64_t>(m_position.step - m_config.beginStep, 0);
}

double Trainer::learningRate() const {
    return learningRateAt(scheduledStep(), m_config.totalSteps - m_config.beginStep, m_config.learningRate,
                          m_config.warmupSteps);
}

void Trainer::logRow(const BatchLoss& loss, const Metrics& validation) {
    const auto step = m_position.step;
    Metrics row{{"step", static_cast<double>(step)},
                {"epoch", m_order.epochAt(step)},
                {"seconds", m_clock.seconds()},
                {"images_per_second", m_stepSeconds > 0 ? static_cast<double>(m_order.batchSize()) / m_stepSeconds
                                                        : std::numeric_limits<double>::quiet_NaN()},
                {"learning_rate", learningRate()}};
    if (loss.total.defined())
        row.emplace_back("loss", loss.total.item<double>());
    for (const auto& part : loss.parts)
        row.emplace_back(part.name, part.value.item<double>());
    row.insert(row.end(), validation.begin(), validation.end());
    m_files.addRow(row);
}

Metrics Trainer::validateAveraged(std::int64_t limit) {
    const auto begun = Clock::now();
    const TrainingState::UseAverage average(m_state);
    auto metrics = m_task.validate(limit, m_hooks.stop);
    const double seconds = Seconds(Clock::now() - begun).count();
    m_eta.validationTook(seconds, limit > 0 ? limit : m_schedule.heldOut());
    m_apart += seconds;
    return metrics;
}

/// Of everything that is held out: which the validations on the way may have looked at already.
Metrics Trainer::validateAtTheEnd() {
    const bool sawAll = m_schedule.heldOut() > 0 && m_schedule.heldOut() <= m_schedule.validationLimit();
    return sawAll ? m_validation : validateAveraged(0);
}

/// What is reported of a finished run is measured on the weights that are used of it.
Metrics Trainer::figuresOfTheBest() {
    const auto best = m_files.bestStep();
    if (!best || *best == m_position.step)
        return m_validation;
    const auto checkpoint = m_files.best();
    const auto last = m_state.averagedWeights();
    const TrainingState::UseAverage trainedWeightsComeBack(m_state);
    models::loadStateDict(m_task.module(), inferenceWeights(checkpoint->content), checkpoint->source);
    const auto bringBuffersBack = [&] { models::loadStateDict(m_task.module(), last, "the last weights"); };
    try {
        auto figures = m_task.validate(0, m_hooks.stop);
        bringBuffersBack();
        return figures;
    } catch (...) {
        bringBuffersBack();
        throw;
    }
}

void Trainer::publishGrid() {
    if (!m_hooks.onSampleGrid)
        return;
    const auto begun = Clock::now();
    const Image grid = [&] {
        const TrainingState::UseAverage average(m_state);
        return m_task.sampleGrid(m_hooks.stop);
    }();
    m_files.addGrid(grid);
    const double seconds = Seconds(Clock::now() - begun).count();
    m_eta.gridTook(seconds);
    m_apart += seconds;
}

void Trainer::publishSnapshot() {
    m_lastSnapshot = Clock::now();
    if (!m_hooks.onSnapshot)
        return;
    m_hooks.onSnapshot(std::make_shared<WeightSnapshot>(WeightSnapshot{m_position.step, m_state.averagedWeights()}));
}

void Trainer::saveCheckpoint() {
    m_files.orNotice([this] { countSave(m_files.save(m_validation)); });
}

void Trainer::countSave(std::optional<double> seconds) {
    if (!seconds)
        return;
    m_eta.checkpointTook(*seconds);
    m_apart += *seconds;
}

/// What is on its way is told, not what befalls the attempt.
void Trainer::saveBeforeFailing() noexcept {
    if (!m_stepIsWhole)
        return;
    try {
        m_files.save(m_validation);
    } catch (...) {
    }
}

void Trainer::rollBack(const std::string& what) {
    const auto failed = m_position.step;
    std::string message = "Training diverged at step " + std::to_string(failed) + ": " + what + ".";
    if (const auto good = m_files.latest()) {
        m_position = m_state.restore(good->content, good->source);
        message += " Rolled back to the checkpoint of step " + std::to_string(good->step) + ".";
        publishSnapshot();
    }
    throw Error(ErrorCode::Diverged, message,
                "Train again with a lower learning rate, for instance learning_rate=" +
                    shortText(m_config.learningRate / 4, 2) + ".");
}

} // namespace studio::training
