// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/DiffusersPath.hpp"

#include <QtTest>

using namespace studio::diffusion;

namespace {

bool near(double value, double expected, double relative) {
    return std::abs(value - expected) <= relative * std::abs(expected);
}

} // namespace

class TestNoiseSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTheReferenceTables_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("middle");
        QTest::addColumn<double>("last");
        QTest::addColumn<double>("sigmaMin");
        QTest::addColumn<double>("sigmaMax");
        QTest::newRow("linear") << "linear" << 0.9999 << 0.078587243 << 4.0358e-5 << 0.0100005 << 157.407;
        QTest::newRow("scaled_linear") << "scaled_linear" << 0.99915 << 0.27766965 << 0.0046600985 << 0.02916716
                                       << 14.614641;
        QTest::newRow("cosine") << "cosine" << 0.99995872 << 0.49384359 << 2.42877e-9 << 0.0064254 << 20291.0;
    }
    void holdsTheReferenceTables() {
        QFETCH(QString, name);
        QFETCH(double, first);
        QFETCH(double, middle);
        QFETCH(double, last);
        QFETCH(double, sigmaMin);
        QFETCH(double, sigmaMax);
        const auto schedule = NoiseSchedule::fromName(name.toStdString());
        QCOMPARE(schedule.timesteps(), std::int64_t{1000});
        QVERIFY(near(schedule.alphaBar(0), first, 1e-6));
        QVERIFY(near(schedule.alphaBar(499), middle, 5e-6));
        QVERIFY(near(schedule.alphaBar(999), last, 2e-5));
        // 1 - abar loses digits where abar is next to 1: single precision leaves about three.
        QVERIFY(near(schedule.ratio(0), sigmaMin, 1e-3));
        QVERIFY(near(schedule.ratio(999), sigmaMax, 2e-5));
    }

    void fallsMonotonically() {
        for (const char* name : {"linear", "scaled_linear", "cosine"}) {
            const auto schedule = NoiseSchedule::fromName(name);
            for (std::int64_t t = 1; t < schedule.timesteps(); ++t)
                QVERIFY(schedule.alphaBar(t) < schedule.alphaBar(t - 1));
        }
    }

    void findsATimestepByItsNoise() {
        const auto schedule = NoiseSchedule::linear();
        for (const double t : {0.0, 1.0, 17.0, 500.0, 998.0, 999.0})
            QVERIFY(std::abs(schedule.timestepOfRatio(schedule.ratio(t)) - t) < 1e-6);
        QCOMPARE(schedule.timestepOfRatio(1e-9), 0.0);
        QCOMPARE(schedule.timestepOfRatio(1e9), 999.0);
    }

    void flowsLevelsAddUpToOne() {
        const auto schedule = NoiseSchedule::flow();
        QVERIFY(schedule.isFlow());
        const auto level = schedule.modelLevel(0.25);
        QCOMPARE(level.alpha, 0.75);
        QCOMPARE(level.sigma, 0.25);
    }

    void variancePreservingLevelsAddUpInQuadrature() {
        const auto level = NoiseSchedule::cosine().modelLevel(321.5);
        QVERIFY(std::abs(level.alpha * level.alpha + level.sigma * level.sigma - 1.0) < 1e-12);
    }

    void givesTheNoiseLevelsOfKarras() {
        const std::vector<double> expected{80,      57.586,  40.7856,  28.3746,  19.3525,   12.9101,
                                           8.40094, 5.31519, 3.25682,  1.92334,  1.08817,   .585348,
                                           .296442, .139516, .0599473, .0229345, .00752802, .002};
        const auto sigmas = karrasSigmas(18, 0.002, 80.0);
        QCOMPARE(sigmas.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(near(sigmas[i], expected[i], 5e-6));
        const auto path = edmPath(18);
        QCOMPARE(path.size(), expected.size());
        QCOMPARE(path.back().to.sigma, 0.0);
        QVERIFY(near(path.front().from.t, std::log(80.0) / 4.0, 1e-12));
    }

    void spacesTimestepsAsPublished() {
        const auto schedule = NoiseSchedule::linear();
        const auto firsts = [](const SamplerPath& path) {
            std::vector<double> timesteps;
            for (const auto& stride : path)
                timesteps.push_back(stride.from.t);
            return timesteps;
        };
        QCOMPARE(firsts(diffusersAncestralPath(schedule, {.steps = 4, .spacing = Spacing::Leading})),
                 (std::vector<double>{750, 500, 250, 0}));
        QCOMPARE(firsts(diffusersAncestralPath(schedule, {.steps = 4, .spacing = Spacing::Trailing})),
                 (std::vector<double>{999, 749, 499, 249}));
        QCOMPARE(firsts(diffusersAncestralPath(schedule, {.steps = 4, .spacing = Spacing::Linspace})),
                 (std::vector<double>{999, 666, 333, 0}));
        QCOMPARE(firsts(diffusersMultistepPath(schedule, {.steps = 3, .spacing = Spacing::Leading})),
                 (std::vector<double>{750, 500, 250}));
        QCOMPARE(firsts(diffusersMultistepPath(schedule, {.steps = 3, .spacing = Spacing::Linspace})),
                 (std::vector<double>{999, 666, 333}));
        QCOMPARE(firsts(diffusersExplodingPath(schedule, {.steps = 3, .spacing = Spacing::Linspace})),
                 (std::vector<double>{999, 499.5, 0}));
        QCOMPARE(firsts(flowPath(4)), (std::vector<double>{1.0, 0.75, 0.5, 0.25}));
        QCOMPARE(firsts(flowPath(2, 3.0)), (std::vector<double>{1.0, 0.75}));
    }

    void roundsHalvesAsTheReferenceDoes() {
        // numpy: linspace(0, 999, 23)[11] = 499.5 and arange(1000, 0, -1000/48)[3] = 937.4999999999999.
        const auto schedule = NoiseSchedule::linear();
        const auto even = diffusersAncestralPath(schedule, {.steps = 23, .spacing = Spacing::Linspace});
        QCOMPARE(even[11].from.t, 500.0);
        const auto trailing = diffusersAncestralPath(schedule, {.steps = 48, .spacing = Spacing::Trailing});
        QCOMPARE(trailing[3].from.t, 936.0);
    }

    void spacesEdmByItsOwnTime() {
        const auto schedule = NoiseSchedule::edm();
        QVERIFY(!schedule.isFlow() && !schedule.isDiscrete());
        for (const auto& stride : edmPath(7)) {
            QVERIFY(near(schedule.ratio(stride.from.t), stride.from.sigma, 1e-12));
            QVERIFY(std::abs(schedule.timestepOfRatio(stride.from.sigma) - stride.from.t) < 1e-12);
        }
        const auto preserving = preservingPath(edmPath(7));
        QVERIFY(near(std::hypot(preserving[0].from.alpha, preserving[0].from.sigma), 1.0, 1e-12));
        QVERIFY(near(preserving[0].from.ratio(), 80.0, 1e-12));
        QCOMPARE(preserving.back().to.sigma, 0.0);
    }

    void endsWithoutNoiseOrWithTheLeast() {
        const auto schedule = NoiseSchedule::linear();
        PathOptions options{.steps = 10, .finalSigma = FinalSigma::Zero};
        QCOMPARE(diffusersMultistepPath(schedule, options).back().to.sigma, 0.0);
        options.finalSigma = FinalSigma::Min;
        QVERIFY(near(diffusersMultistepPath(schedule, options).back().to.ratio(), schedule.ratio(0), 1e-12));
        QVERIFY(near(diffusersExplodingPath(schedule, options).back().to.sigma, schedule.ratio(0), 1e-12));
        options.spacing = Spacing::Trailing;
        QCOMPARE(diffusersAncestralPath(schedule, options).back().to.t, 0.0);
    }

    void refusesWhatMakesNoSense() {
        QVERIFY_EXCEPTION_THROWN(NoiseSchedule::fromName("quadratic"), studio::Error);
        QVERIFY_EXCEPTION_THROWN(spacingFromName("even"), studio::Error);
        QVERIFY_EXCEPTION_THROWN(finalSigmaFromName("max"), studio::Error);
        const auto schedule = NoiseSchedule::linear();
        QVERIFY_EXCEPTION_THROWN(diffusersAncestralPath(schedule, {.steps = 0}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(diffusersAncestralPath(schedule, {.steps = 1001}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(diffusersAncestralPath(schedule, {.steps = 10, .karras = true}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(diffusersExplodingPath(NoiseSchedule::flow(), {.steps = 10}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(diffusersMultistepPath(schedule, {.steps = 1000}), studio::Error);
    }
};

QTEST_APPLESS_MAIN(TestNoiseSchedule)
#include "tst_noiseschedule.moc"
