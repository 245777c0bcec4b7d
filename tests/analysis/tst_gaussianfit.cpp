// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/GaussianFit.hpp"
#include "core/base/Error.hpp"

#include <QtTest>

using namespace studio::analysis;

namespace {

/// (j + 1) sin(.7 i (j + 1) + j), i < 200, j < 8.
torch::Tensor referencePoints() {
    const auto i = torch::arange(200, torch::kDouble).view({-1, 1});
    const auto j = torch::arange(8, torch::kDouble).view({1, -1});
    return (j + 1) * torch::sin(0.7 * i * (j + 1) + j);
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
