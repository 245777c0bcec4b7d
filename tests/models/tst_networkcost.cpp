// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/models/StateDict.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::models;

class TestNetworkCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConvolutionMultipliesEveryInputForEveryOutput() {
        const NetworkCost cost = convolutionCost(8, 16, 3, 100);
        QCOMPARE(cost.parameters, 9.0 * 8 * 16 + 16);
        QCOMPARE(cost.multiplyAdds, 100.0 * 9 * 8 * 16);
        QCOMPARE(cost.activations, 100.0 * 16);
    }

    void countsTheParametersOfTheRealNetwork_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("latent");
        QTest::addColumn<int>("side");
        QTest::addColumn<QString>("downsample");
        for (const auto& entry : bottlenecks()) {
            const auto model = QString::fromStdString(entry.id);
            QTest::addRow("%s spatial", entry.id.c_str()) << model << "spatial" << 28 << "4";
            QTest::addRow("%s vector", entry.id.c_str()) << model << "vector" << 33 << "8";
            QTest::addRow("%s coarse", entry.id.c_str()) << model << "spatial" << 96 << "16";
        }
    }

    void countsTheParametersOfTheRealNetwork() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        QFETCH(int, side);
        QFETCH(QString, downsample);
        auto parameters = autoencoderPreset(model.toStdString(), Preset::Quality);
        parameters.setFromText("width", "24");
        parameters.setFromText("latent", latent.toStdString());
        parameters.setFromText("downsample", downsample.toStdString());
        const PictureShape shape{3, side, side};
        const auto cost = autoencoderCost(model.toStdString(), parameters, shape);
        const auto network = makeAutoencoder(model.toStdString(), parameters, shape, 1);
        QCOMPARE(static_cast<std::int64_t>(cost.parameters), parameterCount(*network));
    }

    void sixteenPixelsMakeACell() {
        auto parameters = autoencoderPreset("vae", Preset::Quick);
        parameters.setFromText("width", "16");
        parameters.setFromText("downsample", "16");
        const PictureShape shape{3, 72, 50};
        const auto network = makeAutoencoder("vae", parameters, shape, 1);
        network->eval();
        const torch::NoGradGuard noGrad;
        const auto pictures = torch::rand({2, 3, 72, 50});
        const auto latent = network->encode(pictures);
        QCOMPARE(latent.sizes().vec(), (std::vector<std::int64_t>{2, 4, 6, 4})); // 96 x 64 with the border
        QCOMPARE(network->decode(latent).sizes().vec(), pictures.sizes().vec());
    }

    void aPictureOfTwiceTheSideCostsFourTimesAsMuch() {
        const auto parameters = autoencoderPreset("ae", Preset::Balanced);
        const auto small = autoencoderCost("ae", parameters, {3, 64, 64});
        const auto large = autoencoderCost("ae", parameters, {3, 128, 128});
        QCOMPARE(large.multiplyAdds, 4.0 * small.multiplyAdds);
        QCOMPARE(large.activations, 4.0 * small.activations);
        QCOMPARE(large.parameters, small.parameters);
    }
};

QTEST_APPLESS_MAIN(TestNetworkCost)
#include "tst_networkcost.moc"
