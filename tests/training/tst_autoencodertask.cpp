// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/training/TinyTask.hpp"

#include "core/base/Error.hpp"
#include "core/training/MetricsLog.hpp"
#include "core/training/PictureGrid.hpp"
#include "core/training/TrainerConfig.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <limits>
#include <sstream>

using namespace studio;
using namespace studio::training;

namespace {

models::StepInfo stepWithSeed(std::uint64_t seed) {
    return {0, 10, true, at::make_generator<at::CPUGeneratorImpl>(seed)};
}

double metric(const Metrics& metrics, const std::string& name) {
    for (const auto& [key, value] : metrics)
        if (key == name)
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

class TestAutoencoderTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesHoldThePicturesBetweenZeroAndOne_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("grey") << 1;
        QTest::newRow("colour") << 3;
    }

    void batchesHoldThePicturesBetweenZeroAndOne() {
        QFETCH(int, channels);
        const TinyPictures pictures(6, {channels, 8, 10});
        PictureBatches batches(pictures.source(), at::kCPU);
        const std::vector<std::int64_t> indices{4, 1};
        const auto batch = batches.gather(indices);
        QCOMPARE(batch.sizes().vec(), (std::vector<std::int64_t>{2, channels, 8, 10}));
        const auto expected =
            pictures.bytes.index_select(0, torch::tensor(indices)).permute({0, 3, 1, 2}).to(at::kFloat) / 255;
        QVERIFY(torch::allclose(batch, expected));
        std::vector<Variation> mirrored(2);
        mirrored[1].mirrored = true;
        QVERIFY(torch::allclose(batches.gather(indices, mirrored)[1], expected[1].flip(2)));
        QVERIFY(torch::allclose(batches.gather(indices, mirrored)[0], expected[0]));
    }

    void theLossIsTheSumOverAPictureAveragedOverTheBatch() {
        const auto task = tinyTask("ae");
        const auto whole = task->loss(std::vector<std::int64_t>{0, 1}, stepWithSeed(1));
        const double first = task->loss(std::vector<std::int64_t>{0}, stepWithSeed(1)).total.item<double>();
        const double second = task->loss(std::vector<std::int64_t>{1}, stepWithSeed(1)).total.item<double>();
        QVERIFY(std::abs(whole.total.item<double>() - (first + second) / 2) < 1e-3);

        AutoencoderTaskConfig mean;
        mean.reconstruction = ReconstructionLoss::MeanSquared;
        const double meanLoss =
            tinyTask("ae", mean)->loss(std::vector<std::int64_t>{0, 1}, stepWithSeed(1)).total.item<double>();
        QVERIFY(std::abs(meanLoss * 64 - whole.total.item<double>()) < 1e-3);
    }

    void partsAddUpWithTheirWeights() {
        const auto task = tinyTask("vae");
        const auto info = models::StepInfo{50, 100, true, at::make_generator<at::CPUGeneratorImpl>(1)};
        const auto loss = task->loss(std::vector<std::int64_t>{0, 1, 2}, info);
        QCOMPARE(loss.parts[0].name, std::string("reconstruction"));
        QCOMPARE(loss.parts[1].name, std::string("kl"));
        const double expected = loss.parts[0].value.item<double>() + 0.01 * loss.parts[1].value.item<double>();
        QVERIFY(std::abs(loss.total.item<double>() - expected) < 1e-3);
    }

    /// What a plot shows beside the loss is what the loss consists of.
    void weightedPartsAreWhatTheLossConsistsOf() {
        AutoencoderTaskConfig config;
        config.structure = 1.5;
        for (const char* model : {"ae", "vae", "vqvae", "rae"}) {
            const auto task = tinyTask(model, config);
            const auto info = models::StepInfo{5, 100, true, at::make_generator<at::CPUGeneratorImpl>(1)};
            const auto loss = task->loss(std::vector<std::int64_t>{0, 1, 2}, info);
            double sum = 0.0;
            for (const auto& part : loss.parts) {
                if (part.name == "reconstruction" || isWeightedPart(part.name))
                    sum += part.value.item<double>();
            }
            QVERIFY2(std::abs(loss.total.item<double>() - sum) < 1e-3, model);
            for (const auto& [name, value] : task->validate(0, {}))
                QVERIFY2(!isWeightedPart(name.substr(4)), name.c_str());
        }
    }

    void theStructureTermIsOnTheScaleOfTheLoss() {
        const std::vector<std::int64_t> samples{0, 1, 2};
        const auto costOf = [&](ReconstructionLoss kind, double structure) {
            AutoencoderTaskConfig config;
            config.reconstruction = kind;
            config.structure = structure;
            return tinyTask("ae", config)->loss(samples, stepWithSeed(1));
        };
        const double plain = costOf(ReconstructionLoss::SumSquared, 0.0).total.item<double>();
        const auto with = costOf(ReconstructionLoss::SumSquared, 2.0);
        QCOMPARE(with.parts[1].name, std::string("ms_ssim_loss"));
        const double dissimilarity = with.parts[1].value.item<double>();
        QVERIFY(dissimilarity > 0.01 && dissimilarity < 1.0);
        QVERIFY(std::abs(with.total.item<double>() - plain - 2.0 * 0.05 * 64 * dissimilarity) < 1e-3);
        const double mean = costOf(ReconstructionLoss::MeanSquared, 2.0).total.item<double>();
        QVERIFY(std::abs(mean * 64 - with.total.item<double>()) < 1e-3);
    }

    void variationsFollowTheStepsSeed() {
        AutoencoderTaskConfig varying;
        varying.augmentation.mirror = 0.5;
        const auto task = tinyTask("ae", varying);
        const std::vector<std::int64_t> samples{0, 1, 2, 3, 4, 5, 6, 7};
        const auto cost = [&](std::uint64_t seed) {
            return task->loss(samples, stepWithSeed(seed)).total.item<double>();
        };
        QCOMPARE(cost(1), cost(1));
        QVERIFY(cost(1) != cost(2));
    }

    void validationReportsErrorPerPixelInDecibels() {
        const auto task = tinyTask("ae");
        const auto metrics = task->validate(0, {});
        const double mse = metric(metrics, "val_mse");
        const TinyPictures pictures;
        std::vector<torch::Tensor> held;
        for (const auto index : pictures.split().validation)
            held.push_back(pictures.bytes[index].permute({2, 0, 1}).to(at::kFloat) / 255);
        const torch::NoGradGuard noGrad;
        const auto originals = torch::stack(held);
        auto& model = dynamic_cast<models::Autoencoder&>(task->module());
        const auto copies = model.decode(model.encode(originals));
        QVERIFY(((copies < 0) | (copies > 1)).any().item<bool>()); // so that cutting them matters
        const double expected = (copies.clamp(0, 1) - originals).square().mean().item<double>();
        QVERIFY2(std::abs(mse - expected) < 1e-6, std::to_string(expected).c_str());
        QVERIFY(std::abs(metric(metrics, "val_psnr") + 10 * std::log10(mse)) < 1e-9);
        QVERIFY(metric(task->validate(3, {}), "val_mse") != mse);
    }

    void validationCanBeCancelled() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(tinyTask("ae")->validate(0, source.get_token()), Cancelled);
    }

    void gridsShowPicturesOverReconstructions() {
        const TinyPictures pictures;
        const auto grid = tinyTask("ae")->sampleGrid({});
        QCOMPARE(grid.width, 8 * 8 + 7 * 2);
        QCOMPARE(grid.height, 4 * 8 + 3 * 2);
        const auto first = pictures.split().validation.front();
        QCOMPARE(int(grid.row(0)[0]), int(pictures.bytes[first][0][0][0].item<std::uint8_t>()));
    }

    void gridsOfLargePicturesShowFewer() {
        QCOMPARE(gridShapeFor(28).count, std::int64_t{16});
        QCOMPARE(gridShapeFor(128).columns, std::int64_t{8});
        QCOMPARE(gridShapeFor(512).count, std::int64_t{4});
        QCOMPARE(gridShapeFor(1024).columns, std::int64_t{2});
    }

    void gridsClampAndRound() {
        const auto grid = pictureGrid({torch::tensor({-1.0F, 0.5F, 2.0F}).view({3, 1, 1, 1})}, 0);
        QCOMPARE(grid.pixels, (std::vector<std::uint8_t>{0, 128, 255}));
    }

    void nothingToTrainOnIsAnError() {
        const TinyPictures pictures;
        auto net = models::makeAutoencoder("ae", tinyParameters("ae"), pictures.shape, 5);
        QVERIFY_EXCEPTION_THROWN(AutoencoderTask(net, pictures.source(), {{}, {0}}, {}), Error);
    }

    void parametersBecomeATraining() {
        auto parameters = tinyParameters("ae");
        parameters.setFromText("steps", "24");
        parameters.setFromText("batch_size", "64");
        QCOMPARE(trainerConfig(parameters, 1000).totalSteps, std::int64_t{24});
        QCOMPARE(trainerConfig(parameters, 10).batchSize, std::int64_t{10});
        QCOMPARE(trainerConfig(parameters, 1000).warmupSteps, std::int64_t{2});
        parameters.setFromText("steps", "300");
        QCOMPARE(trainerConfig(parameters, 1000).warmupSteps, std::int64_t{30});
        QCOMPARE(trainerConfig(parameters, 1000, 200).warmupSteps, std::int64_t{10}); // a tenth of what is added
    }

    void metricsLogAppendsWidensAndTruncates() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "metrics.csv";
        MetricsLog log(file);
        log.append({{"step", 0}, {"loss", 2.5}});
        log.append({{"step", 10}, {"loss", std::numeric_limits<double>::quiet_NaN()}});
        log.append({{"step", 20}, {"loss", 0.125}, {"val_mse", 3e-3}});
        QCOMPARE(contentOf(file), std::string("step,loss,val_mse\n0,2.5,\n10,,\n20,0.125,0.003\n"));
        MetricsLog again(file);
        again.keepBefore(20);
        again.append({{"step", 20}, {"val_mse", 1}});
        QCOMPARE(contentOf(file), std::string("step,loss,val_mse\n0,2.5,\n10,,\n20,,1\n"));
        again.clear();
        QVERIFY(!std::filesystem::exists(file));
    }
};

QTEST_APPLESS_MAIN(TestAutoencoderTask)
#include "tst_autoencodertask.moc"
