// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/EtaEstimator.hpp"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace studio::training;

namespace {

/// A training on a made-up clock.
struct Run {
    std::int64_t steps = 0;
    std::function<double(std::int64_t step)> stepSeconds;
    std::int64_t validateEvery = 0;
    std::int64_t heldOut = 0;
    double secondsPerValidated = 0.0;
    std::int64_t gridEvery = 0;
    double gridSeconds = 0.0;
    double checkpointSeconds = 0.0;
};

constexpr std::int64_t batch = 64;
constexpr std::int64_t limit = 512;

WorkLeft leftAfter(const Run& run, std::int64_t step) {
    const auto ahead = [&](std::int64_t every) {
        return every > 0 ? static_cast<double>((run.steps - 1) / every - step / every) : 0.0;
    };
    const auto seen = static_cast<double>(std::min(limit, run.heldOut));
    return {static_cast<double>(run.steps - step), ahead(run.validateEvery) * seen + static_cast<double>(run.heldOut),
            ahead(run.gridEvery) + 1.0, ahead(run.validateEvery) + 1.0};
}

/// The largest relative error of what was said from a tenth of the run on to a twentieth before its end.
double worstError(const Run& run) {
    EtaEstimator eta(run.steps, batch, 0.0);
    std::vector<double> said(static_cast<std::size_t>(run.steps) + 1, -1.0);
    std::vector<double> clock(said.size(), 0.0);
    double now = 0.0;
    for (std::int64_t step = 0; step < run.steps; ++step) {
        if (run.validateEvery > 0 && step % run.validateEvery == 0) {
            const auto seen = std::min(limit, run.heldOut);
            const double first = step == 0 ? 3.0 : 1.0; // buffers are made
            const double seconds = first * run.secondsPerValidated * static_cast<double>(seen);
            eta.validationTook(seconds, seen);
            eta.checkpointTook(run.checkpointSeconds);
            now += seconds + run.checkpointSeconds;
        }
        if (run.gridEvery > 0 && step % run.gridEvery == 0) {
            eta.gridTook(run.gridSeconds);
            now += run.gridSeconds;
        }
        eta.stepTook(run.stepSeconds(step));
        now += run.stepSeconds(step);
        said[static_cast<std::size_t>(step) + 1] = eta.secondsFor(leftAfter(run, step + 1)).value();
        clock[static_cast<std::size_t>(step) + 1] = now;
    }
    const double end =
        now + static_cast<double>(run.heldOut) * run.secondsPerValidated + run.gridSeconds + run.checkpointSeconds;
    double worst = 0.0;
    for (std::int64_t step = run.steps / 10; step <= run.steps - run.steps / 20; ++step) {
        const auto at = static_cast<std::size_t>(step);
        worst = std::max(worst, std::abs(said[at] - (end - clock[at])) / (end - clock[at]));
    }
    return worst;
}

} // namespace

class TestEtaEstimator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingBeforeAStep() {
        const EtaEstimator eta(100, batch, 0.0);
        QVERIFY(!eta.secondsFor({100.0, 0.0, 0.0, 0.0}).has_value());
    }

    void evenStepsAreExact() {
        EtaEstimator eta(100, batch, 0.0);
        for (int i = 0; i < 10; ++i)
            eta.stepTook(0.5);
        QVERIFY(std::abs(eta.secondsFor({90.0, 0.0, 0.0, 0.0}).value() - 45.0) < 1e-9);
        // A sample that is only looked at costs a third of one that is learned from, until it was measured.
        QVERIFY(std::abs(eta.secondsFor({0.0, 3.0 * batch, 0.0, 0.0}).value() - 0.5) < 1e-9);
        eta.gridTook(2.0);
        eta.checkpointTook(0.25);
        QVERIFY(std::abs(eta.secondsFor({0.0, 0.0, 3.0, 4.0}).value() - 7.0) < 1e-9);
    }

    void staysWithinAFifthFromATenthOn_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind)
            QTest::addRow("run %d", kind) << kind;
    }

    void staysWithinAFifthFromATenthOn() {
        QFETCH(int, kind);
        const auto even = [](std::int64_t) { return 0.03; };
        const auto slowFirst = [](std::int64_t step) { return step < 3 ? 0.4 : 0.03; };
        const auto slowPhase = [](std::int64_t step) { return step < 100 ? 0.06 : 0.03; };
        const auto noisy = [](std::int64_t step) { return 0.03 * (1.0 + 0.5 * std::sin(static_cast<double>(step))); };
        const std::vector<Run> runs{
            {2000, even, 200, 6000, 2e-4, 100, 0.05, 0.05},
            {254, slowFirst, 63, 6000, 1.6e-4, 20, 0.02, 0.02}, // the last validation is an eighth of it
            {40, slowFirst, 20, 27, 2e-4, 20, 0.01, 0.02},
            {2000, slowPhase, 200, 30, 2e-4, 100, 0.05, 0.05},
            {2000, noisy, 170, 512, 2e-4, 100, 0.05, 0.1},
            {3000, even, 250, 6000, 2e-4, 125, 3.0, 0.1}, // a diffusion's costly grids
        };
        const double worst = worstError(runs[static_cast<std::size_t>(kind)]);
        QVERIFY2(worst < 0.2, qPrintable(QString::number(worst)));
    }

    void followsAMachineThatBecomesBusy() {
        EtaEstimator eta(1000, batch, 0.0);
        for (int i = 0; i < 300; ++i)
            eta.stepTook(0.03);
        for (int i = 0; i < 200; ++i)
            eta.stepTook(0.06);
        const double left = eta.secondsFor({500.0, 0.0, 0.0, 0.0}).value();
        QVERIFY2(std::abs(left - 30.0) < 3.0, qPrintable(QString::number(left)));
    }
};

QTEST_APPLESS_MAIN(TestEtaEstimator)
#include "tst_etaestimator.moc"
