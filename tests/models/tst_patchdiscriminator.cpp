// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/PatchDiscriminator.hpp"
#include "core/models/StateDict.hpp"

#include <QtTest>

using namespace studio::models;

class TestPatchDiscriminator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesANumberForEveryPatch_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("patchHeight");
        QTest::addColumn<int>("patchWidth");
        QTest::newRow("grey") << 1 << 28 << 28 << 7 << 7;
        QTest::newRow("colour") << 3 << 64 << 64 << 16 << 16;
        QTest::newRow("large") << 3 << 128 << 160 << 16 << 20;
        QTest::newRow("smallest") << 3 << 8 << 8 << 2 << 2;
        QTest::newRow("odd") << 1 << 9 << 13 << 3 << 4;
    }

    void givesANumberForEveryPatch() {
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, patchHeight);
        QFETCH(int, patchWidth);
        PatchDiscriminator network({channels, height, width});
        const auto verdicts = network.forward(torch::rand({2, channels, height, width}));
        QCOMPARE(verdicts.sizes().vec(), (std::vector<std::int64_t>{2, 1, patchHeight, patchWidth}));
    }

    void theGradientReachesEveryParameter() {
        PatchDiscriminator network({3, 128, 128});
        initialiseWeights(network, 1);
        network.forward(torch::rand({2, 3, 128, 128})).square().sum().backward();
        for (const auto& item : network.named_parameters())
            QVERIFY2(item.value().grad().defined() && item.value().grad().abs().sum().item<double>() > 0,
                     item.key().c_str());
    }

    void picturesDoNotDependOnEachOther() {
        PatchDiscriminator network({3, 32, 32});
        initialiseWeights(network, 1);
        const torch::NoGradGuard noGrad;
        const auto batch = torch::rand({3, 3, 32, 32}, at::make_generator<at::CPUGeneratorImpl>(4));
        const auto all = network.forward(batch);
        QVERIFY(torch::allclose(all[1], network.forward(batch.narrow(0, 1, 1))[0], 1e-4, 1e-5));
        QVERIFY(!torch::allclose(all[0], all[1], 1e-4, 1e-5));
    }
};

QTEST_APPLESS_MAIN(TestPatchDiscriminator)
#include "tst_patchdiscriminator.moc"
