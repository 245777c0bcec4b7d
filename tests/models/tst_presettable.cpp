// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"

#include <QtTest>

#include <array>

using namespace studio;
using namespace studio::models;

namespace {

constexpr std::array presets{Preset::Quick, Preset::Balanced, Preset::Quality};

} // namespace

class TestPresetTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fashionMnistKeepsWhatWasMeasuredOnIt() {
        // 0.3, 2.5 and 15 passes over 54,000 pictures in batches of 64.
        const std::array<std::int64_t, 3> steps{254, 2110, 12657};
        const std::array<std::int64_t, 3> widths{64, 64, 96};
        const std::array<std::int64_t, 3> blocks{1, 1, 2};
        const std::array rates{4e-3, 4e-3, 2e-3};
        for (std::size_t i = 0; i < presets.size(); ++i) {
            const auto parameters = autoencoderPreset("ae", presets[i], {1, 28, 28}, 54'000);
            QCOMPARE(parameters.integer("steps"), steps[i]);
            QCOMPARE(parameters.integer("batch_size"), std::int64_t{64});
            QCOMPARE(parameters.integer("width"), widths[i]);
            QCOMPARE(parameters.integer("encoder_blocks"), std::int64_t{1});
            QCOMPARE(parameters.integer("blocks"), blocks[i]);
            QCOMPARE(parameters.text("downsample"), std::string("4"));
            QCOMPARE(parameters.integer("latent_channels"), std::int64_t{4});
            QCOMPARE(parameters.real("learning_rate"), rates[i]);
        }
    }

    void everySizeGivesANetwork_data() {
        QTest::addColumn<int>("side");
        for (const int side : {8, 16, 28, 32, 48, 64, 96, 100, 128, 200, 256, 384, 512, 1024})
            QTest::addRow("%d px", side) << side;
    }

    void everySizeGivesANetwork() {
        QFETCH(int, side);
        for (const auto& entry : bottlenecks())
            for (const Preset preset : presets) {
                const PictureShape shape{3, side, side};
                const auto parameters = autoencoderPreset(entry.id, preset, shape, 300);
                const auto config = autoencoderConfig(entry.id, parameters, shape);
                QVERIFY(latentSizesOf(config).at(1) >= 2);
                QVERIFY(parameters.integer("steps") > 0);
            }
    }

    void aBetterPresetTakesMoreSteps() {
        for (const std::int64_t side : {16, 32, 64, 128, 256, 512})
            for (const std::int64_t pictures : {100, 1'000, 60'000}) {
                const auto steps = [&](Preset preset) {
                    return autoencoderPreset("vae", preset, {3, side, side}, pictures).integer("steps");
                };
                QVERIFY(steps(Preset::Quick) < steps(Preset::Balanced));
                QVERIFY(steps(Preset::Balanced) < steps(Preset::Quality));
            }
    }

    void aFewPicturesTrainForAsManySteps() {
        const auto few = autoencoderPreset("ae", Preset::Balanced, {3, 64, 64}, 300);
        QVERIFY(few.integer("steps") >= 1'000); // 300 photos once took two
    }
};

QTEST_APPLESS_MAIN(TestPresetTable)
#include "tst_presettable.moc"
