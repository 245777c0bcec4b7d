// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/priors/Clouds.hpp"

#include "core/analysis/PointBlocks.hpp"
#include "core/base/Error.hpp"
#include "core/base/Progress.hpp"
#include "core/priors/GaussianMixture.hpp"

#include <QtTest>

#include <limits>
#include <numbers>

using namespace studio;
using namespace studio::priors;

namespace {

double largest(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

} // namespace

class TestGaussianMixture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneComponentIsTheGaussian() {
        const auto points = torch::randn({400, 5}, at::make_generator<at::CPUGeneratorImpl>(1)).cumsum(1);
        const auto mixture = GaussianMixture::fit(points, {.components = 1});
        const auto mean = analysis::meanOf(points);
        const auto covariance = analysis::covarianceOf(points, mean) * (399.0 / 400.0); // of greatest likelihood
        QVERIFY(largest(mixture.means()[0], mean) < 1e-12);
        QVERIFY(largest(mixture.covariance(0), covariance) < 1e-5);
        QCOMPARE(mixture.weights()[0].item<double>(), 1.0);

        // ln N(x; m, C) written out
        const auto centred = points.to(torch::kDouble) - mean;
        const auto inverse = torch::linalg_inv(mixture.covariance(0));
        const auto square = (centred.mm(inverse) * centred).sum(1);
        const double logDeterminant = torch::linalg_det(mixture.covariance(0)).log().item<double>();
        const auto expected = -0.5 * (square + logDeterminant + 5.0 * std::log(2.0 * std::numbers::pi));
        QVERIFY(largest(mixture.logDensity(points), expected) < 1e-9);
    }

    void findsTheHeaps() {
        const auto points = threeHeaps(2000);
        const auto mixture = GaussianMixture::fit(points, {.components = 3});
        for (std::int64_t heap = 0; heap < 3; ++heap) {
            const auto own = points.narrow(0, 2000 * heap, 2000);
            const auto mean = analysis::meanOf(own);
            const auto distances = (mixture.means() - mean).square().sum(1);
            const auto k = distances.argmin().item<std::int64_t>();
            QVERIFY(distances[k].item<double>() < 1e-6); // they do not touch: each is its component's alone
            QVERIFY(largest(mixture.covariance(k), analysis::covarianceOf(own, mean) * (1999.0 / 2000.0)) < 1e-3);
            QVERIFY(std::abs(mixture.weights()[k].item<double>() - 1.0 / 3.0) < 1e-6);
        }
    }

    void noRoundMakesItLessLikely() {
        const auto points = torch::cat({threeHeaps(100), torch::randn({200, 2}) * 15.0});
        const auto mixture = GaussianMixture::fit(points, {.components = 6, .tolerance = 0.0});
        const auto& told = mixture.likelihoods();
        QVERIFY(told.size() > 3);
        for (std::size_t i = 1; i + 1 < told.size(); ++i)
            QVERIFY2(told[i] >= told[i - 1] - 1e-6, std::to_string(i).c_str());
        const double now = mixture.logDensity(points).mean().item<double>();
        QVERIFY(now > told.front());
    }

    void itsDensityIsOne() {
        const auto mixture = GaussianMixture::fit(threeHeaps(300), {.components = 3});
        constexpr int steps = 401;
        const auto side = torch::linspace(-50.0, 60.0, steps, torch::kDouble);
        const auto grid = torch::stack(torch::meshgrid({side, side}, "ij"), 2).reshape({-1, 2});
        const double cell = std::pow(110.0 / (steps - 1), 2.0);
        QVERIFY(std::abs(mixture.logDensity(grid).exp().sum().item<double>() * cell - 1.0) < 1e-3);
    }

    void drawsAreLikeThePoints() {
        const auto points = threeHeaps(500);
        const auto mixture = GaussianMixture::fit(points, {.components = 3});
        const auto drawn = mixture.sample(4000, 9);
        QCOMPARE(drawn.scalar_type(), torch::kFloat);
        QVERIFY(largest(analysis::meanOf(drawn), analysis::meanOf(points)) < 1.2); // 3 deviations of the mean
        const auto far = mixture.logDensity(drawn) < mixture.logDensity(points).min() - 5.0;
        QVERIFY(far.sum().item<std::int64_t>() == 0);
        for (std::int64_t heap = 0; heap < 3; ++heap) {
            const auto mean = analysis::meanOf(points.narrow(0, 500 * heap, 500));
            const auto near = ((drawn - mean).square().sum(1) < 100.0).sum().item<std::int64_t>();
            QVERIFY(near > 1200 && near < 1470); // a third of 4,000, within four deviations
        }
        QVERIFY(torch::equal(mixture.sample(5, 9), drawn.narrow(0, 0, 5)));
        QVERIFY(!torch::equal(mixture.sample(5, 10), drawn.narrow(0, 0, 5)));
        QCOMPARE(mixture.sample(0, 9).sizes(), (torch::IntArrayRef{0, 2}));
    }

    void survivesHardPoints_data() {
        QTest::addColumn<torch::Tensor>("points");
        auto dead = torch::randn({100, 4}, at::make_generator<at::CPUGeneratorImpl>(2));
        dead.select(1, 2).fill_(3.0F);
        QTest::newRow("all the same") << torch::full({20, 3}, 4.0F);
        QTest::newRow("a single one") << torch::full({1, 3}, -1.0F);
        QTest::newRow("fewer than components") << torch::arange(12, torch::kFloat).reshape({4, 3});
        QTest::newRow("fewer than dimensions") << torch::randn({30, 50}, at::make_generator<at::CPUGeneratorImpl>(4));
        QTest::newRow("a dead dimension") << dead;
        QTest::newRow("far from the origin") << dead + 1e6F;
        QTest::newRow("tiny") << dead * 1e-20F;
        QTest::newRow("huge") << dead * 1e15F;
    }

    void survivesHardPoints() {
        QFETCH(torch::Tensor, points);
        const auto mixture = GaussianMixture::fit(points, {.components = 10});
        QVERIFY(mixture.components() <= points.size(0));
        QVERIFY(std::abs(mixture.weights().sum().item<double>() - 1.0) < 1e-9);
        QVERIFY(mixture.logDensity(points).isfinite().all().item<bool>());
        const auto drawn = mixture.sample(50, 3);
        QVERIFY(drawn.isfinite().all().item<bool>());
        const auto spread = (points - points.mean(0)).abs().max().item<double>() + points.abs().max().item<double>();
        QVERIFY((drawn - points.mean(0)).abs().max().item<double>() <= 10.0 * spread);
    }

    void refusesWhatIsNotFinite() {
        auto points = torch::randn({10, 2});
        points[3][1] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(GaussianMixture::fit(points, {}), Error);
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(GaussianMixture::fit(threeHeaps(5), {}, stop.get_token()), Cancelled);
    }
};

Q_DECLARE_METATYPE(torch::Tensor)
QTEST_GUILESS_MAIN(TestGaussianMixture)
#include "tst_gaussianmixture.moc"
