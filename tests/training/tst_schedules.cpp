// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/DataOrder.hpp"
#include "core/training/Schedules.hpp"

#include <QtTest>

#include <cmath>
#include <set>

using namespace studio::training;

class TestSchedules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRateWarmsUpAndFallsAlongACosine() {
        QCOMPARE(learningRateAt(0, 1000, 0.1, 10), 0.01);
        QVERIFY(std::abs(learningRateAt(500, 1000, 0.1, 10) - 0.05) < 1e-12);
        QVERIFY(std::abs(learningRateAt(250, 1000, 0.1, 0) - 0.1 * (1 + std::sqrt(0.5)) / 2) < 1e-12);
        QVERIFY(learningRateAt(1000, 1000, 0.1, 10) < 1e-12);
        QCOMPARE(learningRateAt(0, 1000, 0.1, 0), 0.1);
    }

    void theAverageForgetsTheBeginning() {
        QCOMPARE(emaDecayAt(0, 0.999), 0.1);
        QCOMPARE(emaDecayAt(90, 0.999), 0.91);
        QCOMPARE(emaDecayAt(1000000, 0.999), 0.999);
        QCOMPARE(emaDecayAt(5, 0.0), 0.0);
    }

    void theAverageForgetsTheFirstWeightsInAShortRun() {
        for (const std::int64_t steps : {10, 40, 300, 2000}) {
            double share = 1.0; // of the average that the weights before the first step still have
            for (std::int64_t step = 0; step < steps; ++step)
                share *= emaDecayAt(step, 0.999);
            QVERIFY2(share < 1e-4, qPrintable(QString("%1: %2").arg(steps).arg(share)));
        }
    }

    void passesBecomeSteps() {
        QCOMPARE(stepsForEpochs(2.5, 54'000, 64), std::int64_t{2110});
        QCOMPARE(stepsForEpochs(1.5, 1000, 64), std::int64_t{24});
        QCOMPARE(stepsForEpochs(3.0, 10, 64), std::int64_t{3}); // a batch of ten
        QCOMPARE(stepsForEpochs(0.001, 10, 64), std::int64_t{1});
    }

    void evenStepsIncludeBothEnds() {
        QCOMPARE(evenSteps(100, 5), (std::vector<std::int64_t>{0, 25, 50, 75, 100}));
        QCOMPARE(evenSteps(2, 9), (std::vector<std::int64_t>{0, 1, 2}));
        QCOMPARE(evenSteps(7, 1), (std::vector<std::int64_t>{0, 7}));
    }

    void earlyStepsAreDenser() {
        const auto steps = earlyDenseSteps(10000, 24);
        QCOMPARE(steps.front(), std::int64_t{0});
        QCOMPARE(steps.back(), std::int64_t{10000});
        QVERIFY(steps.size() >= 20 && steps.size() <= 26);
        const auto before = std::ranges::count_if(steps, [](auto step) { return step < 1000; });
        QVERIFY(before >= 8);
        QVERIFY(std::ranges::is_sorted(steps));
    }

    void anEpochVisitsEverySampleOnce() {
        DataOrder order(30, 8, 1);
        std::vector<std::int64_t> seen;
        for (std::int64_t step = 0; step < 15; ++step)
            for (const auto sample : order.batch(step))
                seen.push_back(sample);
        QCOMPARE(seen.size(), std::size_t{120});
        for (std::size_t epoch = 0; epoch < 4; ++epoch) {
            const std::set<std::int64_t> once(seen.begin() + static_cast<std::ptrdiff_t>(30 * epoch),
                                              seen.begin() + static_cast<std::ptrdiff_t>(30 * (epoch + 1)));
            QCOMPARE(once.size(), std::size_t{30});
            QCOMPARE(*once.rbegin(), std::int64_t{29});
        }
    }

    void theOrderFollowsFromSeedAndStepAlone() {
        DataOrder one(1000, 64, 5);
        DataOrder two(1000, 64, 5);
        DataOrder other(1000, 64, 6);
        for (std::int64_t step = 0; step < 40; ++step)
            static_cast<void>(one.batch(step));
        QCOMPARE(one.batch(40), two.batch(40));
        QVERIFY(one.batch(40) != other.batch(40));
        QVERIFY(two.batch(0) != two.batch(16));
    }

    void aBatchOfEverythingIsShuffledAnewEveryTime() {
        DataOrder order(20, 20, 3);
        const auto first = order.batch(0);
        const auto second = order.batch(1);
        QCOMPARE(std::set<std::int64_t>(first.begin(), first.end()).size(), std::size_t{20});
        QCOMPARE(std::set<std::int64_t>(second.begin(), second.end()).size(), std::size_t{20});
        QVERIFY(first != second);
        DataOrder one(1, 64, 3);
        QCOMPARE(one.batch(7), std::vector<std::int64_t>{0});
    }

    void aBatchIsNeverLargerThanTheData() {
        DataOrder order(3, 64, 0);
        QCOMPARE(order.batchSize(), std::int64_t{3});
        QCOMPARE(order.batch(5).size(), std::size_t{3});
        QCOMPARE(order.epochAt(4), 4.0);
    }
};

QTEST_APPLESS_MAIN(TestSchedules)
#include "tst_schedules.moc"
