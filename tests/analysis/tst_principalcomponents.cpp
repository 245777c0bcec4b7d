// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/PrincipalComponents.hpp"

#include <QtTest>

using namespace studio::analysis;

namespace {

double largest(const torch::Tensor& x) {
    return x.abs().max().item<double>();
}

/// (j + 1) sin(.7 i (j + 1) + j), i < 200, j < 8.
torch::Tensor referencePoints() {
    const auto i = torch::arange(200, torch::kDouble).view({-1, 1});
    const auto j = torch::arange(8, torch::kDouble).view({1, -1});
    return (j + 1) * torch::sin(0.7 * i * (j + 1) + j);
}

/// Points about `mean` with deviations 5, 3 and 1 along three fixed orthonormal directions of `dimensions`.
torch::Tensor threeAxes(std::int64_t count, std::int64_t dimensions) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(4);
    const auto basis = std::get<0>(torch::linalg_qr(torch::randn({dimensions, 3}, generator, torch::kDouble)));
    const auto columns = torch::randn({count, 3}, generator, torch::kDouble);
    const auto white =
        std::get<0>(torch::linalg_qr(columns - columns.mean(0))) * std::sqrt(static_cast<double>(count - 1));
    return torch::mm(white * torch::tensor({5.0, 3.0, 1.0}, torch::kDouble), basis.t()) + 2.0;
}

} // namespace

class TestPrincipalComponents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithNumpy() {
        const auto components = PrincipalComponents::fit(referencePoints(), 3);
        const auto expected = torch::tensor({5.660280963378387, 5.0005615342415, 4.381620638308216});
        QVERIFY(torch::allclose(components.deviation(), expected.to(torch::kFloat), 1e-5));
        QVERIFY(std::abs(components.explained() - 0.7439803919127574) < 1e-9);
    }

    void findsTheAxesOfACloud_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("dimensions");
        QTest::newRow("eigenvectors") << 200 << 20;
        QTest::newRow("fewer points than dimensions") << 30 << 200;
        QTest::newRow("subspace iteration") << 300 << 1500;
    }
    void findsTheAxesOfACloud() {
        QFETCH(int, count);
        QFETCH(int, dimensions);
        const auto points = threeAxes(count, dimensions);
        const auto components = PrincipalComponents::fit(points, 3);
        QVERIFY(torch::allclose(components.deviation(), torch::tensor({5.0F, 3.0F, 1.0F}), 1e-4));
        QVERIFY(std::abs(components.explained() - 1.0) < 1e-6);
        const auto gram = torch::mm(components.directions(), components.directions().t());
        QVERIFY(largest(gram - torch::eye(3)) < 1e-5);
        const auto held = points.to(torch::kFloat);
        QVERIFY(largest(components.pointsAt(components.project(held)) - held) < 1e-3);
    }

    void settlesTheSigns() {
        const auto components = PrincipalComponents::fit(threeAxes(100, 12), 3);
        const auto turned = PrincipalComponents::fit(-threeAxes(100, 12), 3);
        QVERIFY(torch::allclose(components.directions(), turned.directions(), 1e-4, 1e-5));
        for (int i = 0; i < 3; ++i) {
            const auto row = components.directions()[i];
            QVERIFY(row[row.abs().argmax()].item<float>() > 0.0F);
        }
    }

    void givesAsManyAsThereAre() {
        QCOMPARE(PrincipalComponents::fit(referencePoints(), 100).directions().size(0), std::int64_t{8});
        const auto single = PrincipalComponents::fit(torch::ones({1, 5}), 3);
        QCOMPARE(single.directions().size(0), std::int64_t{1});
        QCOMPARE(single.explained(), 0.0);
        QCOMPARE(single.deviation()[0].item<float>(), 0.0F);
    }
};

QTEST_APPLESS_MAIN(TestPrincipalComponents)
#include "tst_principalcomponents.moc"
