// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/DenoiserCost.hpp"
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/StateDict.hpp"

#include <QtTest>

#include <array>

using namespace studio;
using namespace studio::diffusion;

namespace {

constexpr std::array presets{Preset::Quick, Preset::Balanced, Preset::Quality};

} // namespace

class TestDiffusionPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fashionMnistKeepsWhatWasMeasuredOnIt() {
        // 0.5, 7 and 40 passes over 54,000 latents in batches of 64.
        const std::array<std::int64_t, 3> steps{422, 5907, 33750};
        const std::array<std::int64_t, 3> widths{32, 48, 96};
        const std::array rates{2e-3, 2e-3, 1e-3};
        const std::array averaging{0.999, 0.999, 0.9995};
        for (std::size_t i = 0; i < presets.size(); ++i) {
            const auto parameters = diffusionPreset(presets[i], {4, 8, 8}, 54'000);
            QCOMPARE(parameters.integer("steps"), steps[i]);
            QCOMPARE(parameters.integer("batch_size"), std::int64_t{64});
            QCOMPARE(parameters.integer("width"), widths[i]);
            QCOMPARE(parameters.integer("blocks"), std::int64_t{1});
            QCOMPARE(parameters.real("learning_rate"), rates[i]);
            QCOMPARE(parameters.real("ema_decay"), averaging[i]);
        }
    }

    void aBetterPresetTakesMoreSteps() {
        for (const std::int64_t side : {2, 4, 8, 16, 32, 64}) {
            const auto steps = [&](Preset preset) {
                return diffusionPreset(preset, {4, side, side}, 300).integer("steps");
            };
            QVERIFY(steps(Preset::Quick) < steps(Preset::Balanced));
            QVERIFY(steps(Preset::Balanced) < steps(Preset::Quality));
        }
        QVERIFY(diffusionPreset(Preset::Balanced, {64}, 300).integer("steps") > 1'000);
    }

    void countsTheParametersOfTheRealNetwork_data() {
        QTest::addColumn<std::vector<std::int64_t>>("sizes");
        QTest::addColumn<bool>("conditional");
        QTest::addColumn<int>("blocks");
        for (const bool conditional : {false, true}) {
            const char* kind = conditional ? "with labels" : "without labels";
            QTest::addRow("4 cells, %s", kind) << std::vector<std::int64_t>{4, 4, 4} << conditional << 1;
            QTest::addRow("8 cells, %s", kind) << std::vector<std::int64_t>{4, 8, 8} << conditional << 2;
            QTest::addRow("32 cells, %s", kind) << std::vector<std::int64_t>{8, 32, 32} << conditional << 1;
            QTest::addRow("a vector, %s", kind) << std::vector<std::int64_t>{48} << conditional << 1;
        }
    }

    void countsTheParametersOfTheRealNetwork() {
        QFETCH(std::vector<std::int64_t>, sizes);
        QFETCH(bool, conditional);
        QFETCH(int, blocks);
        constexpr std::int64_t classes = 5;
        auto parameters = diffusionPreset(Preset::Quick);
        parameters.set("blocks", std::int64_t{blocks});
        parameters.set("conditional", conditional);
        const auto cost = denoiserCost(parameters, sizes, classes);
        const auto model = makeLatentDiffusion(parameters, sizes, classes, 1);
        QCOMPARE(static_cast<std::int64_t>(cost.parameters), models::parameterCount(*model));
        QVERIFY(cost.multiplyAdds > cost.activations);
    }
};

QTEST_APPLESS_MAIN(TestDiffusionPresets)
#include "tst_diffusionpresets.moc"
