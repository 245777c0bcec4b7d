// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/GaussianFit.hpp"
#include "core/analysis/PrincipalComponents.hpp"
#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"

#include <QtTest>

#include <sys/resource.h>

using namespace studio::analysis;

namespace {

/// (j + 1) sin(.7 i (j + 1) + j), i < 200, j < 8.
torch::Tensor referencePoints() {
    const auto i = torch::arange(200, torch::kDouble).view({-1, 1});
    const auto j = torch::arange(8, torch::kDouble).view({1, -1});
    return (j + 1) * torch::sin(0.7 * i * (j + 1) + j);
}

/// Most that this process ever held.
double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

bool near(const torch::Tensor& value, double expected) {
    return std::abs(value.item<double>() - expected) < 1e-9;
}

} // namespace

class TestGaussianFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithNumpy() {
        const auto gaussian = GaussianFit::fit(referencePoints());
        QVERIFY(near(gaussian.mean()[3], 0.0071625242097824995));
        QVERIFY(near(gaussian.covariance()[0][0], 0.5006434757801616));
        QVERIFY(near(gaussian.covariance()[0][1], 0.002657676342857983));
        QVERIFY(near(gaussian.covariance()[7][7], 31.939407093873136));
        QCOMPARE(gaussian.jitter(), 0.0);
        QVERIFY(torch::allclose(torch::mm(gaussian.factor(), gaussian.factor().t()), gaussian.covariance()));
    }

    void drawsWithItsOwnMoments() {
        const auto gaussian = GaussianFit::fit(referencePoints());
        const auto again = GaussianFit::fit(gaussian.sample(20'000, 3));
        const auto deviation = gaussian.covariance().diagonal().sqrt();
        // Five standard errors: of a mean s/sqrt(n), of a covariance about s_i s_j/sqrt(n).
        QVERIFY(((again.mean() - gaussian.mean()).abs() < 5.0 * deviation / std::sqrt(20'000.0)).all().item<bool>());
        const auto scale = torch::outer(deviation, deviation);
        QVERIFY(((again.covariance() - gaussian.covariance()).abs() < 5.0 * 1.5 * scale / std::sqrt(20'000.0))
                    .all()
                    .item<bool>());
    }

    void drawsTheSameRowInAnyBatch() {
        const auto gaussian = GaussianFit::fit(referencePoints());
        const auto all = gaussian.sample(9, 3);
        QVERIFY(gaussian.sample(2, 3, 5).equal(all.narrow(0, 5, 2)));
        QVERIFY(!gaussian.sample(1, 4).equal(all.narrow(0, 0, 1)));
        QCOMPARE(gaussian.sample(0, 3).size(0), std::int64_t{0});
    }

    void survivesASingularCovariance() {
        const auto few = torch::randn({5, 40}, at::make_generator<at::CPUGeneratorImpl>(2));
        const auto gaussian = GaussianFit::fit(few);
        QVERIFY(gaussian.jitter() < 1e-6);
        QVERIFY(gaussian.sample(10, 1).isfinite().all().item<bool>());
        const auto constant = GaussianFit::fit(torch::full({10, 3}, 2.0));
        QVERIFY(torch::allclose(constant.sample(4, 1), torch::full({4, 3}, 2.0)));
        QVERIFY(torch::allclose(GaussianFit::fit(torch::full({1, 3}, 2.0)).sample(1, 1), torch::full({1, 3}, 2.0)));
    }

    void drawsFromThePointsWhatTheCovarianceDraws() {
        const GaussianFit::Limits never{.mostForCovariance = 0};
        const auto full = GaussianFit::fit(referencePoints());
        const auto points = GaussianFit::fit(referencePoints(), never);
        QVERIFY(!points.factor().defined());
        QVERIFY(torch::allclose(points.mean(), full.mean()));
        QVERIFY(torch::allclose(points.covariance(), full.covariance(), 1e-5, 1e-6)); // the points are float32
        const auto drawn = points.sample(20'000, 3);
        const auto again = GaussianFit::fit(drawn);
        const auto deviation = full.covariance().diagonal().sqrt();
        QVERIFY(((again.mean() - full.mean()).abs() < 5.0 * deviation / std::sqrt(20'000.0)).all().item<bool>());
        const auto scale = torch::outer(deviation, deviation);
        QVERIFY(((again.covariance() - full.covariance()).abs() < 5.0 * 1.5 * scale / std::sqrt(20'000.0))
                    .all()
                    .item<bool>());
        // The points are flat-topped, the draws are not: a mixture of few points would show in the fourth moment.
        QVERIFY((momentsPerDimension(drawn).kurtosis.abs() < 0.2).all().item<bool>());
        QVERIFY(points.sample(2, 3, 5).equal(drawn.narrow(0, 5, 2)));
    }

    void drawsWithinTheSpanOfFewPoints() {
        const auto few = torch::randn({5, 2000}, at::make_generator<at::CPUGeneratorImpl>(2)) + 3.0;
        const auto gaussian = GaussianFit::fit(few);
        QVERIFY(!gaussian.factor().defined());
        const auto centred = few - few.mean(0);
        const auto drawn = gaussian.sample(6, 1) - few.mean(0);
        const auto coordinates = std::get<0>(torch::linalg_lstsq(centred.t(), drawn.t(), {}, "gelsd"));
        QVERIFY(torch::allclose(torch::mm(centred.t(), coordinates), drawn.t(), 1e-3, 1e-3));
        const auto constant = GaussianFit::fit(torch::full({1, 2000}, 2.0));
        QVERIFY(torch::allclose(constant.sample(1, 1), torch::full({1, 2000}, 2.0)));
    }

    void needsNoRoomForACovariance() {
        constexpr std::int64_t dimensions = 16'384; // a covariance would be 2 GB, the points are 64 MB
        const auto points = torch::randn({1024, dimensions}, at::make_generator<at::CPUGeneratorImpl>(1));
        const double before = peakMegabytes();
        const auto gaussian = GaussianFit::fit(points);
        QCOMPARE(gaussian.sample(3, 1).size(1), dimensions);
        QCOMPARE(PrincipalComponents::fit(points, 4).directions().size(1), dimensions);
        const double grown = peakMegabytes() - before;
        QVERIFY2(grown < 400.0, std::to_string(grown).c_str());
    }

    void stopsAtEveryBlock() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(GaussianFit::fit(referencePoints(), stop.get_token()), studio::Cancelled);
        QVERIFY_EXCEPTION_THROWN(PrincipalComponents::fit(referencePoints(), 2, stop.get_token()), studio::Cancelled);
    }

    void refusesNotANumber() {
        auto points = torch::zeros({4, 2});
        points[1][1] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(GaussianFit::fit(points), studio::Error);
    }

    void givesTheMomentsOfEachDimension() {
        const auto moments = momentsPerDimension(referencePoints());
        QVERIFY(near(moments.mean[3], 0.0071625242097824995));
        QVERIFY(near(moments.deviation[3], 2.845427117952147));
        QVERIFY(near(moments.skewness[3], -0.004873645892881554));
        QVERIFY(near(moments.kurtosis[3], -1.5064074336721027));
        const auto constant = momentsPerDimension(torch::ones({10, 2}));
        QCOMPARE(constant.kurtosis[0].item<double>(), 0.0);
        QCOMPARE(constant.skewness[0].item<double>(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestGaussianFit)
#include "tst_gaussianfit.moc"
