// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/MultiScaleSimilarity.hpp"

#include <QtTest>

using namespace studio::training;

namespace {

/// Waves between 0.05 and 0.95, [1,1,height,width].
torch::Tensor waves(std::int64_t height, std::int64_t width, double phase) {
    const auto y = torch::arange(height, torch::kDouble).view({-1, 1});
    const auto x = torch::arange(width, torch::kDouble).view({1, -1});
    const auto picture = 0.5 + 0.25 * torch::sin(0.37 * y + 0.11 * x * x / static_cast<double>(width) + phase) +
                         0.2 * torch::cos(0.005 * y * x + 2.0 * phase);
    return picture.to(torch::kFloat).view({1, 1, height, width});
}

double similarity(const torch::Tensor& a, const torch::Tensor& b) {
    return multiScaleSimilarity(a, b).item<double>();
}

} // namespace

class TestMultiScaleSimilarity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// From a direct evaluation of the formula in float64, window by window, with NumPy.
    void hasItsReferenceValues_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("expected");
        QTest::newRow("one scale") << 16 << 20 << 0.9451950836452209;
        QTest::newRow("two scales") << 28 << 28 << 0.9442271359709793;
        QTest::newRow("oblong") << 32 << 40 << 0.9415848140235362;
        QTest::newRow("three scales") << 64 << 64 << 0.9119362314254154;
        QTest::newRow("five scales") << 180 << 176 << 0.9213611961051239;
    }

    void hasItsReferenceValues() {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(double, expected);
        const double found = similarity(waves(height, width, 0.0), waves(height, width, 0.3));
        QVERIFY2(std::abs(found - expected) < 2e-5, qPrintable(QString::number(found, 'g', 12)));
    }

    void equalPicturesAreOne() {
        for (const std::int64_t side : {8, 28, 64})
            QVERIFY(std::abs(similarity(waves(side, side, 0.0), waves(side, side, 0.0)) - 1.0) < 1e-5);
    }

    void itIsTheMeanOfTheChannelsForEveryPicture() {
        const auto a = waves(32, 32, 0.0), b = waves(32, 32, 0.2), c = waves(32, 32, 0.7);
        const auto found = multiScaleSimilarity(torch::cat({torch::cat({a, a}, 1), torch::cat({b, c}, 1)}),
                                                torch::cat({torch::cat({b, c}, 1), torch::cat({b, c}, 1)}));
        QCOMPARE(found.sizes().vec(), std::vector<std::int64_t>{2});
        QVERIFY(std::abs(found[0].item<double>() - (similarity(a, b) + similarity(a, c)) / 2) < 1e-6);
        QVERIFY(std::abs(found[1].item<double>() - 1.0) < 1e-5);
    }

    void theSlopeIsThatOfSmallDifferences() {
        const auto reference = waves(28, 28, 0.0);
        const auto picture = waves(28, 28, 0.3).requires_grad_(true);
        multiScaleSimilarity(picture, reference).sum().backward();
        const auto direction = waves(28, 28, 1.1) - 0.5;
        const double step = 3e-3;
        const torch::NoGradGuard noGrad;
        const double expected =
            (similarity(picture + step * direction, reference) - similarity(picture - step * direction, reference)) /
            (2 * step);
        const double found = (picture.grad() * direction).sum().item<double>();
        QVERIFY2(std::abs(found - expected) < 0.01 * std::abs(expected) + 1e-4,
                 qPrintable(QString("%1 for %2").arg(found).arg(expected)));
    }

    void oppositePicturesHaveAFiniteSlope() {
        const auto reference = waves(32, 32, 0.0);
        const auto picture = (1.0 - reference).requires_grad_(true);
        const auto found = multiScaleSimilarity(picture, reference);
        QVERIFY(found.item<double>() > 0.0 && found.item<double>() < 0.1);
        found.sum().backward();
        QVERIFY(picture.grad().isfinite().all().item<bool>());
    }
};

QTEST_APPLESS_MAIN(TestMultiScaleSimilarity)
#include "tst_multiscalesimilarity.moc"
