// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ImageMetrics.hpp"
#include "core/base/Error.hpp"

#include <QtTest>

using namespace studio::analysis;

namespace {

/// .5 + .5 sin(.3 i (k+1) + .5 j + k) for row i, column j, channel k, and a picture a little off it.
torch::Tensor waves(std::int64_t channels, std::int64_t height, std::int64_t width) {
    const auto k = torch::arange(channels, torch::kDouble).view({1, -1, 1, 1});
    const auto i = torch::arange(height, torch::kDouble).view({1, 1, -1, 1});
    const auto j = torch::arange(width, torch::kDouble).view({1, 1, 1, -1});
    return 0.5 + 0.5 * torch::sin(0.3 * i * (k + 1) + 0.5 * j + k);
}
torch::Tensor shiftedWaves(std::int64_t channels, std::int64_t height, std::int64_t width) {
    const auto k = torch::arange(channels, torch::kDouble).view({1, -1, 1, 1});
    const auto i = torch::arange(height, torch::kDouble).view({1, 1, -1, 1});
    const auto j = torch::arange(width, torch::kDouble).view({1, 1, 1, -1});
    return 0.5 + 0.4 * torch::sin(0.33 * i * (k + 1) + 0.45 * j + k + 0.2);
}

} // namespace

class TestImageMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresEachPictureByItself() {
        const auto black = torch::zeros({2, 3, 4, 4});
        auto grey = torch::zeros({2, 3, 4, 4});
        grey[1].fill_(0.1F);
        const auto mse = meanSquaredError(grey, black);
        QCOMPARE(mse[0].item<double>(), 0.0);
        QVERIFY(std::abs(mse[1].item<double>() - 0.01) < 1e-9);
        const auto psnr = peakSignalToNoise(grey, black);
        QVERIFY(std::isinf(psnr[0].item<double>()));
        QVERIFY(std::abs(psnr[1].item<double>() - 20.0) < 1e-6);
    }

    // Computed with numpy from the definition, window by window.
    void agreesWithTheDefinitionOfSsim_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("expected");
        QTest::newRow("grey") << 1 << 28 << 28 << 0.8899560650084536;
        QTest::newRow("colour") << 3 << 28 << 28 << 0.7755021277452077;
        QTest::newRow("smaller than the window") << 3 << 7 << 9 << 0.9376965848719631;
        QTest::newRow("one window wide, nearly") << 1 << 16 << 12 << 0.9133147120190643;
    }
    void agreesWithTheDefinitionOfSsim() {
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(double, expected);
        const auto ssim = structuralSimilarity(waves(channels, height, width), shiftedWaves(channels, height, width));
        QVERIFY(std::abs(ssim.item<double>() - expected) < 1e-9);
    }

    void ssimOfEqualPicturesIsOne() {
        const auto picture = waves(3, 20, 20).to(torch::kFloat);
        QVERIFY(std::abs(structuralSimilarity(picture, picture).item<double>() - 1.0) < 1e-12);
        const auto single = torch::full({1, 1, 1, 1}, 0.25);
        QVERIFY(std::abs(structuralSimilarity(single, single).item<double>() - 1.0) < 1e-12);
    }

    void ssimOfFlatPicturesIsTheLuminanceTerm() {
        const auto dark = torch::full({1, 1, 16, 16}, 0.2), bright = torch::full({1, 1, 16, 16}, 0.6);
        const double expected = (2 * 0.2 * 0.6 + 1e-4) / (0.04 + 0.36 + 1e-4);
        QVERIFY(std::abs(structuralSimilarity(dark, bright).item<double>() - expected) < 1e-6);
    }

    void refusesPicturesOfOtherSizes() {
        QVERIFY_EXCEPTION_THROWN(meanSquaredError(waves(1, 8, 8), waves(1, 8, 9)), studio::Error);
        QVERIFY_EXCEPTION_THROWN(structuralSimilarity(waves(1, 8, 8), waves(3, 8, 8)), studio::Error);
    }
};

QTEST_APPLESS_MAIN(TestImageMetrics)
#include "tst_imagemetrics.moc"
