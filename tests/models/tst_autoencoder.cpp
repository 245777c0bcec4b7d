// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/models/AutoencoderParameters.hpp"
#include "core/models/BottleneckRegistry.hpp"
#include "core/models/Convolution.hpp"
#include "core/models/PassSize.hpp"
#include "core/models/StateDict.hpp"

#include <ATen/Parallel.h>
#include <torch/optim/adam.h>

#include <QtTest>

using namespace studio;
using namespace studio::models;

namespace {

at::Generator seeded(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

Parameters small(const std::string& model, const std::string& latent = "spatial") {
    auto parameters = autoencoderPreset(model, Preset::Balanced);
    parameters.setFromText("width", "16");
    parameters.setFromText("latent", latent);
    parameters.setFromText("latent_dim", "24");
    if (model == "vqvae")
        parameters.setFromText("codebook_size", "32");
    return parameters;
}

StepInfo trainingStep(std::int64_t step) {
    return {step, 100, true, seeded(static_cast<std::uint64_t>(step))};
}

torch::Tensor totalLoss(const AutoencoderOutput& output, const torch::Tensor& pictures) {
    auto loss = (output.reconstruction - pictures).square().sum() / static_cast<double>(pictures.size(0));
    for (const auto& term : output.bottleneck.terms)
        loss = loss + term.value * term.weight;
    return loss;
}

} // namespace

class TestAutoencoder : public QObject {
    Q_OBJECT

    static void addModels() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("latent");
        for (const auto& entry : bottlenecks())
            for (const char* latent : {"spatial", "vector"})
                QTest::addRow("%s %s", entry.id.c_str(), latent) << QString::fromStdString(entry.id) << latent;
    }

private Q_SLOTS:
    void modelsStandInTheirOrder() {
        std::vector<std::string> ids;
        for (const auto& entry : bottlenecks())
            ids.push_back(entry.id);
        QCOMPARE(ids, (std::vector<std::string>{"ae", "vae", "vqvae", "fsq", "rae"}));
        QVERIFY_EXCEPTION_THROWN(bottleneck("gan"), Error);
    }

    void picturesLeaveAtTheirSize_data() { addModels(); }

    void picturesLeaveAtTheirSize() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        const torch::NoGradGuard noGrad;
        for (const PictureShape shape : {PictureShape{1, 28, 28}, {3, 32, 32}, {1, 37, 37}, {3, 8, 11}}) {
            const auto parameters = small(model.toStdString(), latent.toStdString());
            const auto net = makeAutoencoder(model.toStdString(), parameters, shape, 1);
            const auto pictures = torch::rand({3, shape.channels, shape.height, shape.width}, seeded(2));
            QCOMPARE(net->forward(pictures, StepInfo{}).reconstruction.sizes(), pictures.sizes());
            const auto code = net->encode(pictures);
            QCOMPARE(code.sizes().slice(1).vec(), net->latentSizes());
            QCOMPARE(code.dim(), latent == "vector" ? 2 : 4);
            QCOMPARE(net->decode(code).sizes(), pictures.sizes());
        }
    }

    void aLargePictureIsTheSameOnAnyNumberOfCores() {
        auto parameters = small("ae");
        parameters.setFromText("width", "32");
        auto net = makeAutoencoder("ae", parameters, {3, 512, 512}, 1);
        {
            const torch::NoGradGuard noGrad;
            auto generator = seeded(9);
            for (auto& parameter : net->parameters()) // fresh residual blocks would do nothing
                parameter.copy_(0.1 * torch::randn(parameter.sizes(), generator));
        }
        freeze(*net);
        const torch::NoGradGuard noGrad;
        const auto picture = torch::rand({1, 3, 512, 512}, seeded(3));
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto latent = net->encode(picture);
        const auto decoded = net->decode(latent);
        for (const int cores : {2, 3, 8}) {
            at::set_num_threads(cores);
            QVERIFY((net->encode(picture) - latent).abs().max().item<float>() < 1e-5F);
            QVERIFY((net->decode(latent) - decoded).abs().max().item<float>() < 1e-5F);
        }
        at::set_num_threads(before);
    }

    void passesAreBoundedByPixels() {
        QCOMPARE(picturesPerPass({3, 28, 28}, 64), std::int64_t{64});
        QCOMPARE(picturesPerPass({3, 128, 128}, 128), std::int64_t{64});
        QCOMPARE(picturesPerPass({3, 512, 512}, 64), std::int64_t{4});
        QCOMPARE(picturesPerPass({3, 4096, 4096}, 64), std::int64_t{1});
    }

    void aLatentCanBeHalved() {
        const auto sizes = makeAutoencoder("ae", small("ae"), {1, 28, 28}, 1)->latentSizes();
        QCOMPARE(sizes, (std::vector<std::int64_t>{4, 8, 8}));
        QCOMPARE(makeAutoencoder("ae", small("ae"), {1, 37, 37}, 1)->latentSizes(),
                 (std::vector<std::int64_t>{4, 10, 10}));
    }

    void encodingAndDecodingEqualReconstructing_data() { addModels(); }

    void encodingAndDecodingEqualReconstructing() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        const torch::NoGradGuard noGrad;
        const auto net =
            makeAutoencoder(model.toStdString(), small(model.toStdString(), latent.toStdString()), {1, 28, 28}, 1);
        const auto pictures = torch::rand({4, 1, 28, 28}, seeded(3));
        net->forward(pictures, trainingStep(0));
        const auto direct = net->forward(pictures, StepInfo{}).reconstruction;
        QVERIFY(torch::allclose(net->decode(net->encode(pictures)), direct, 1e-4, 1e-5));
    }

    void gradientReachesEveryParameter_data() { addModels(); }

    void gradientReachesEveryParameter() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        const auto net =
            makeAutoencoder(model.toStdString(), small(model.toStdString(), latent.toStdString()), {3, 16, 16}, 1);
        {
            // Away from the fresh state, in which zeroed layers hide those below them.
            const torch::NoGradGuard noGrad;
            auto generator = seeded(4);
            for (auto& parameter : net->parameters())
                parameter.add_(0.05 * torch::randn(parameter.sizes(), generator));
        }
        const auto pictures = torch::rand({4, 3, 16, 16}, seeded(5));
        totalLoss(net->forward(pictures, trainingStep(50)), pictures).backward();
        for (const auto& item : net->named_parameters()) {
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
            QVERIFY2(item.value().grad().abs().sum().item<double>() > 0, item.key().c_str());
        }
    }

    void overfitsEightPictures_data() { addModels(); }

    void overfitsEightPictures() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        auto parameters = small(model.toStdString(), latent.toStdString());
        if (model == "rae")
            parameters.setFromText("gradient_penalty", "0.0001");
        const auto net = makeAutoencoder(model.toStdString(), parameters, {1, 12, 12}, 1);
        const auto corners = torch::rand({8, 1, 3, 3}, seeded(6));
        const auto pictures = torch::upsample_bilinear2d(corners, {12, 12}, true);
        torch::optim::Adam optimiser(net->parameters(), torch::optim::AdamOptions(8e-3));
        for (int step = 0; step < 120; ++step) {
            optimiser.zero_grad();
            totalLoss(net->forward(pictures, trainingStep(step)), pictures).backward();
            optimiser.step();
        }
        const torch::NoGradGuard noGrad;
        const double error =
            (net->forward(pictures, StepInfo{}).reconstruction - pictures).square().mean().item<double>();
        const double variance = pictures.var().item<double>();
        QVERIFY2(error < 0.15 * variance, qPrintable(QString("%1 of %2").arg(error).arg(variance)));
    }

    void savedWeightsReconstructTheSame_data() { addModels(); }

    void savedWeightsReconstructTheSame() {
        QFETCH(QString, model);
        QFETCH(QString, latent);
        const torch::NoGradGuard noGrad;
        const auto parameters = small(model.toStdString(), latent.toStdString());
        const auto one = makeAutoencoder(model.toStdString(), parameters, {1, 28, 28}, 1);
        const auto other = makeAutoencoder(model.toStdString(), parameters, {1, 28, 28}, 2);
        const auto pictures = torch::rand({4, 1, 28, 28}, seeded(7));
        one->forward(pictures, trainingStep(0));
        QVERIFY(!torch::equal(one->encode(pictures), other->encode(pictures)));
        loadStateDict(*other, parseWeights(toSafetensors(stateDict(*one)), "memory").tensors, "memory");
        QVERIFY(torch::equal(one->encode(pictures), other->encode(pictures)));
        QVERIFY(torch::equal(one->decode(one->encode(pictures)), other->decode(other->encode(pictures))));
    }

    void freshWeightsFollowFromTheSeed() {
        const auto weights = [](std::uint64_t seed) {
            return makeAutoencoder("ae", small("ae"), {1, 28, 28}, seed)
                ->named_parameters()["encoder.input.weight"]
                .clone();
        };
        QVERIFY(torch::equal(weights(1), weights(1)));
        QVERIFY(!torch::equal(weights(1), weights(2)));
    }

    void settingsThatDoNotGoTogetherAreRefused() {
        auto odd = small("ae");
        odd.setFromText("width", "20");
        QVERIFY_EXCEPTION_THROWN(makeAutoencoder("ae", odd, {1, 28, 28}, 1), Error);
        auto ragged = small("vqvae", "vector");
        ragged.setFromText("latent_dim", "23");
        QVERIFY_EXCEPTION_THROWN(makeAutoencoder("vqvae", ragged, {1, 28, 28}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(makeAutoencoder("ae", small("ae"), {1, 7, 28}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(autoencoderSpecs("gan"), Error);
    }

    void everyParameterIsDescribed_data() { addModels(); }

    void everyParameterIsDescribed() {
        QFETCH(QString, model);
        const auto specs = autoencoderSpecs(model.toStdString());
        std::set<std::string> keys;
        for (const auto& spec : specs) {
            QVERIFY2(!spec.label.empty() && !spec.help.empty(), spec.key.c_str());
            QVERIFY2(keys.insert(spec.key).second, spec.key.c_str());
            Parameters parameters(specs);
            parameters.set(spec.key, spec.fallback);
        }
        for (const char* key : {"latent", "latent_dim", "width", "blocks", "learning_rate", "batch_size",
                                "weight_decay", "warmup_steps", "clip_norm", "ema_decay", "precision", "steps"})
            QVERIFY2(keys.contains(key), key);
        for (const auto preset : {Preset::Quick, Preset::Balanced, Preset::Quality})
            QVERIFY(autoencoderPreset(model.toStdString(), preset).integer("steps") > 0);
    }
};

QTEST_APPLESS_MAIN(TestAutoencoder)
#include "tst_autoencoder.moc"
