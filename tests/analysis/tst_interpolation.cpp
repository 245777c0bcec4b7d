// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Interpolation.hpp"
#include "core/analysis/NearestNeighbours.hpp"

#include <QtTest>

using namespace studio::analysis;

class TestInterpolation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lerpGoesStraight() {
        const auto a = torch::tensor({1.0F, 0.0F}), b = torch::tensor({3.0F, 4.0F});
        QVERIFY(torch::allclose(lerp(a, b, 0.25), torch::tensor({1.5F, 1.0F})));
        QVERIFY(lerp(a, b, 0.0).equal(a) && lerp(a, b, 1.0).equal(b));
    }

    void slerpTurnsAtAnEvenPace() {
        const auto a = torch::tensor({2.0, 0.0}, torch::kDouble), b = torch::tensor({0.0, 2.0}, torch::kDouble);
        for (const double t : {0.0, 0.25, 1.0 / 3.0, 0.5, 1.0}) {
            const double angle = t * 1.5707963267948966;
            const auto expected = torch::tensor({2.0 * std::cos(angle), 2.0 * std::sin(angle)}, torch::kDouble);
            QVERIFY(torch::allclose(slerp(a, b, t), expected, 1e-12, 1e-12));
        }
    }

    void slerpKeepsTheLengthOfSpatialLatents() {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(1);
        auto a = torch::randn({4, 8, 8}, generator), b = torch::randn({4, 8, 8}, generator);
        a = 16.0 * a / a.norm();
        b = 16.0 * b / b.norm();
        for (const double t : {0.1, 0.5, 0.9})
            QVERIFY(std::abs(slerp(a, b, t).norm().item<double>() - 16.0) < 1e-4);
        QVERIFY(slerp(a, b, 0.3).sizes() == a.sizes());
    }

    void slerpFallsBackToLerp() {
        const auto a = torch::tensor({1.0F, 2.0F});
        QVERIFY(torch::allclose(slerp(a, 3.0 * a, 0.5), 2.0 * a));
        QVERIFY(torch::allclose(slerp(a, -a, 0.25), 0.5 * a));
        QVERIFY(torch::allclose(slerp(torch::zeros({2}), a, 0.5), 0.5 * a));
    }

    void findsTheNearest() {
        const auto references = torch::tensor({{0.0F, 0.0F}, {3.0F, 4.0F}, {1.0F, 0.0F}, {1.0F, 0.0F}});
        const auto found = nearestNeighbours(torch::tensor({{0.0F, 0.0F}, {3.0F, 3.0F}}), references, 3);
        QVERIFY(found.indices.equal(torch::tensor({{0, 2, 3}, {1, 2, 3}}, torch::kLong)));
        QVERIFY(torch::allclose(found.distances[0], torch::tensor({0.0F, 1.0F, 1.0F})));
        QVERIFY(torch::allclose(found.distances[1][0], torch::tensor(1.0F)));
    }

    void neighboursAgreeWithASort() {
        auto generator = at::make_generator<at::CPUGeneratorImpl>(1);
        const auto references = torch::randn({3000, 5}, generator), queries = torch::randn({900, 5}, generator);
        const auto found = nearestNeighbours(queries, references, 4);
        QCOMPARE(found.indices.size(0), std::int64_t{900});
        for (const std::int64_t row : {0, 450, 899}) {
            const auto distances = (references - queries[row]).square().sum(1).sqrt();
            const auto expected = std::get<0>(distances.sort());
            QVERIFY(torch::allclose(found.distances[row], expected.narrow(0, 0, 4), 1e-4, 1e-5));
        }
        QCOMPARE(nearestNeighbours(queries, references.narrow(0, 0, 2), 4).indices.size(1), std::int64_t{2});
    }
};

QTEST_APPLESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
