// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingProbe.hpp"

#include "core/base/Progress.hpp"
#include "core/base/Seeds.hpp"
#include "core/models/StateDict.hpp"
#include "core/models/StopScope.hpp"
#include "core/training/DataOrder.hpp"
#include "core/training/RunSchedule.hpp"
#include "core/training/TrainingState.hpp"

#include <algorithm>
#include <chrono>

namespace studio::training {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::uint64_t probePurpose = 0x50524F4245; // "PROBE"
constexpr double longest = 2.0;                      // seconds
constexpr std::int64_t mostSteps = 40;
constexpr std::int64_t fewestSteps = 3; // the first two are slow
constexpr std::int64_t worthwhile = 12; // steps that a run must have
/// A checkpoint holds weights, average and two moments; hashed, written and synchronised.
constexpr double checkpointBytesPerSecond = 1.5e8;
constexpr double checkpointSeconds = 0.02;

void computeStep(Task& task, TrainingState& state, const TrainerConfig& config, DataOrder& order, std::int64_t step) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(
        derivedSeed(config.seed, probePurpose, static_cast<std::uint64_t>(step)));
    state.optimiser().zeroGradients();
    BatchLoss loss = [&] {
        const models::PrecisionScope scope(task.module(), config.precision);
        return task.loss(order.batch(step), {step, config.totalSteps, true, generator});
    }();
    loss.total.backward();
    state.optimiser().clip();
    state.optimiser().step(0.0, step + 1);
    state.updateAverage(step, config.emaDecay);
    static_cast<void>(loss.total.item<double>()); // waits for a GPU
}

double secondsACheckpoint(const torch::nn::Module& module) {
    const auto bytes = 4.0 * sizeof(float) * static_cast<double>(models::parameterCount(module));
    return checkpointSeconds + bytes / checkpointBytesPerSecond;
}

} // namespace

std::optional<double> probedSeconds(Task& task, const TrainerConfig& config, std::int64_t step, std::stop_token stop) {
    const std::int64_t left = config.totalSteps - step;
    if (left < worthwhile)
        return std::nullopt;
    const auto most = std::clamp(left / 20, fewestSteps, mostSteps);
    const models::StopScope scope(stop);
    task.module().train();
    TrainingState state(task.module(), config.adam);
    DataOrder order(task.trainingSamples(), config.batchSize, config.seed);
    EtaEstimator eta(mostSteps, order.batchSize(), static_cast<double>(task.gridEvaluations()));
    const auto begun = Clock::now();
    for (std::int64_t i = 0; i < most; ++i) {
        throwIfStopped(stop);
        const auto stepBegun = Clock::now();
        computeStep(task, state, config, order, i);
        eta.stepTook(Seconds(Clock::now() - stepBegun).count());
        if (i + 1 >= fewestSteps && Seconds(Clock::now() - begun).count() > longest)
            break;
    }
    eta.checkpointTook(secondsACheckpoint(task.module()));
    return eta.secondsFor(RunSchedule(task, config).leftFrom(step));
}

} // namespace studio::training
