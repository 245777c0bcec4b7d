// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunSchedule.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::training;

namespace {

/// Counts only; nothing is computed.
class CountedTask : public Task {
public:
    CountedTask(std::int64_t heldOut, std::int64_t evaluations)
        : m_heldOut(heldOut)
        , m_evaluations(evaluations) {}
    torch::nn::Module& module() override { return *m_net; }
    std::int64_t trainingSamples() const override { return 54'000; }
    BatchLoss loss(std::span<const std::int64_t>, const models::StepInfo&) override { return {}; }
    Metrics validate(std::int64_t, std::stop_token) override { return {}; }
    std::int64_t validationSamples() const override { return m_heldOut; }
    std::string selectionMetric() const override { return "val_mse"; }
    Image sampleGrid(std::stop_token) override { return {}; }
    std::int64_t gridEvaluations() const override { return m_evaluations; }
    double earlyShare() const override { return 0.1; }

private:
    std::int64_t m_heldOut;
    std::int64_t m_evaluations;
    torch::nn::Linear m_net{1, 1};
};

TrainerConfig configOf(std::int64_t steps, std::int64_t begin = 0) {
    TrainerConfig config;
    config.totalSteps = steps;
    config.beginStep = begin;
    config.batchSize = 64;
    return config;
}

int validationsOf(const RunSchedule& schedule, std::int64_t steps) {
    int count = 0;
    for (std::int64_t step = 0; step < steps; ++step)
        count += schedule.validatesAt(step) ? 1 : 0;
    return count;
}

} // namespace

class TestRunSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fashionMnistsBalancedPresetKeepsItsTwelveValidations() {
        const CountedTask task(6'000, 0);
        const RunSchedule schedule(task, configOf(2'110));
        QCOMPARE(validationsOf(schedule, 2'110), 12);
        QCOMPARE(schedule.validationLimit(), std::int64_t{512});
        QCOMPARE(schedule.earlyStep(), std::int64_t{211});
    }

    void validationsAreAShareOfAShortRun() {
        const CountedTask task(6'000, 0);
        const std::int64_t steps = 40;
        const RunSchedule schedule(task, configOf(steps));
        const int count = validationsOf(schedule, steps);
        QVERIFY2(count >= 1 && count <= 2, qPrintable(QString::number(count)));
        QVERIFY(schedule.validatesAt(0));
    }

    void fewHeldOutPicturesAreLookedAtOften() {
        const CountedTask task(27, 0);
        QCOMPARE(validationsOf(RunSchedule(task, configOf(300)), 300), 12);
        QCOMPARE(RunSchedule(task, configOf(300)).validationLimit(), std::int64_t{27});
    }

    void whatIsLeftAddsUp() {
        const CountedTask task(6'000, 0);
        auto config = configOf(1'000);
        config.validations = 4;
        const RunSchedule schedule(task, config);
        const WorkLeft begin = schedule.leftFrom(0);
        QCOMPARE(begin.steps, 1'000.0);
        QCOMPARE(begin.validated, 4.0 * 512 + 512 + 6'000); // at 0, 250, 500, 750, and twice at the end
        QCOMPARE(begin.checkpoints, 5.0);
        const WorkLeft late = schedule.leftFrom(751);
        QCOMPARE(late.steps, 249.0);
        QCOMPARE(late.validated, 512.0 + 6'000);
        QCOMPARE(schedule.leftFrom(999).grids, 1.0);
    }

    void aRunTrainedFurtherIsDividedAnew() {
        const CountedTask task(512, 0);
        auto config = configOf(1'500, 1'000);
        config.validations = 5;
        const RunSchedule schedule(task, config);
        for (const std::int64_t step : {1'000, 1'100, 1'200, 1'300, 1'400})
            QVERIFY(schedule.validatesAt(step));
        QVERIFY(!schedule.validatesAt(500));
        QVERIFY(schedule.drawsAt(1'000) && schedule.drawsAt(1'500));
        QCOMPARE(schedule.earlyStep(), std::int64_t{1'050});
    }

    void costlyGridsAreFew() {
        const auto gridsOf = [](std::int64_t evaluations) {
            const CountedTask task(100, evaluations);
            const RunSchedule schedule(task, configOf(400));
            int count = 0;
            for (std::int64_t step = 0; step <= 400; ++step)
                count += schedule.drawsAt(step) ? 1 : 0;
            return count;
        };
        QVERIFY(gridsOf(0) >= 18);
        QVERIFY(gridsOf(384) <= 9); // 16 samples of 12 steps, twice each
        QVERIFY(gridsOf(1'000'000) >= 2);
    }
};

QTEST_APPLESS_MAIN(TestRunSchedule)
#include "tst_runschedule.moc"
