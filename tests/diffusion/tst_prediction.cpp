// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/EdmPreconditioning.hpp"
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/ModelSpace.hpp"

#include <QtTest>

using namespace studio::diffusion;

namespace {

torch::Tensor scalar(double value) {
    return torch::full({}, value, torch::kDouble);
}

double largest(const torch::Tensor& x) {
    return x.abs().max().item<double>();
}

} // namespace

class TestPrediction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItAskedFor_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("alpha");
        QTest::addColumn<double>("sigma");
        for (const char* name : {"epsilon", "v", "x0", "edm"})
            QTest::newRow(name) << name << 0.8 << 0.6;
        QTest::newRow("flow") << "flow" << 0.7 << 0.3;
    }
    void readsBackWhatItAskedFor() {
        QFETCH(QString, name);
        QFETCH(double, alpha);
        QFETCH(double, sigma);
        const auto prediction = predictionFromName(name.toStdString());
        const auto x0 = torch::tensor({0.5, -1.0, 2.0}, torch::kDouble);
        const auto eps = torch::tensor({-0.3, 0.9, 1.4}, torch::kDouble);
        const auto x = alpha * x0 + sigma * eps;
        const auto target = predictionTarget(prediction, x0, eps, scalar(alpha), scalar(sigma));
        const auto denoised = interpretOutput(prediction, x, target, {0.0, alpha, sigma});
        QVERIFY(largest(denoised.x0 - x0) < 1e-12);
        QVERIFY(largest(denoised.eps - eps) < 1e-12);
        QVERIFY(largest(noiseBehind(x, x0, {0.0, alpha, sigma}) - eps) < 1e-12);
    }

    void givesTheClosedForms() {
        // a = .36: v = sqrt(a) eps - sqrt(1-a) x0 = .6 * 2 - .8 * 1
        QVERIFY(largest(predictionTarget(Prediction::V, scalar(1.0), scalar(2.0), scalar(0.6), scalar(0.8)) - 0.4) <
                1e-12);
        QVERIFY(largest(predictionTarget(Prediction::Flow, scalar(1.0), scalar(2.5), scalar(0.6), scalar(0.4)) - 1.5) <
                1e-12);
    }

    void asksTheNetworkInItsOwnSpace() {
        const NoiseLevel exploding{10.0, 1.0, 3.0};
        const auto x = torch::tensor({4.0}, torch::kDouble);
        NoiseLevel seen;
        torch::Tensor scaled;
        const auto output = [&](const torch::Tensor& at, const NoiseLevel& level) {
            seen = level;
            scaled = at;
            return torch::zeros_like(at);
        };
        denoiseInModelSpace(Prediction::Epsilon, x, exploding, output);
        QVERIFY(std::abs(seen.alpha * seen.alpha + seen.sigma * seen.sigma - 1.0) < 1e-12);
        QVERIFY(std::abs(seen.ratio() - 3.0) < 1e-12);
        QVERIFY(largest(scaled - 4.0 / std::sqrt(10.0)) < 1e-12);
        denoiseInModelSpace(Prediction::Flow, x, exploding, output);
        QVERIFY(std::abs(seen.alpha + seen.sigma - 1.0) < 1e-12);
        QVERIFY(largest(scaled - 1.0) < 1e-12);
    }

    void knowsTheBestGuessForAGaussian() {
        // N(.3, .5^2) seen with equal signal and noise: .3 + a s^2/(a^2 s^2 + a^2)(x - a .3), a = sqrt(1/2)
        const double a = std::sqrt(0.5);
        const double expected = 0.3 + a * 0.25 / (0.5 * 0.25 + 0.5) * (1.2 - a * 0.3);
        for (const auto prediction : {Prediction::Epsilon, Prediction::V, Prediction::X0, Prediction::Edm}) {
            const auto denoised = gaussianDenoiser(0.3, 0.5, prediction)(scalar(1.2), {500.0, a, a});
            QVERIFY(std::abs(denoised.x0.item<double>() - expected) < 1e-12);
            QVERIFY(std::abs(a * denoised.x0.item<double>() + a * denoised.eps.item<double>() - 1.2) < 1e-12);
        }
    }

    void preconditionsAsKarrasDoes() {
        // s = .5, sigma = 2: c_skip = .25/4.25, c_out = 2 * .5 / sqrt(4.25), weight = 4.25 / 1.
        const auto edm = EdmPreconditioning::at(2.0, 0.5);
        QVERIFY(std::abs(edm.skip - 0.25 / 4.25) < 1e-15);
        QVERIFY(std::abs(edm.out - 1.0 / std::sqrt(4.25)) < 1e-15);
        QVERIFY(std::abs(edm.in - 1.0 / std::sqrt(4.25)) < 1e-15);
        QVERIFY(std::abs(edm.noise - std::log(2.0) / 4.0) < 1e-15);
        QVERIFY(std::abs(edm.weight - 4.25) < 1e-12);
    }

    void readsEdmAsItsPreconditioningSays_data() {
        QTest::addColumn<double>("sigma");
        for (const double sigma : {0.002, 0.1, 1.0, 10.0, 80.0})
            QTest::addRow("sigma %g", sigma) << sigma;
    }
    void readsEdmAsItsPreconditioningSays() {
        QFETCH(double, sigma);
        const auto edm = EdmPreconditioning::at(sigma);
        const auto x = torch::tensor({0.4, -3.0}, torch::kDouble);
        const auto network = torch::tensor({0.9, 0.2}, torch::kDouble);
        torch::Tensor seen;
        const auto denoised = denoiseInModelSpace(Prediction::Edm, x, {std::log(sigma) / 4.0, 1.0, sigma},
                                                  [&](const torch::Tensor& at, const NoiseLevel&) {
                                                      seen = at;
                                                      return network;
                                                  });
        QVERIFY(largest(seen - edm.in * x) < 1e-12);
        QVERIFY(largest(denoised.x0 - (edm.skip * x + edm.out * network)) < 1e-12);
    }

    void fitsSchedulesToPredictions() {
        for (const char* schedule : {"linear", "scaled_linear", "cosine"})
            for (const auto prediction : {Prediction::Epsilon, Prediction::V, Prediction::X0})
                requireScheduleFits(NoiseSchedule::fromName(schedule), prediction);
        requireScheduleFits(NoiseSchedule::flow(), Prediction::Flow);
        requireScheduleFits(NoiseSchedule::edm(), Prediction::Edm);
        QVERIFY_EXCEPTION_THROWN(requireScheduleFits(NoiseSchedule::flow(), Prediction::V), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireScheduleFits(NoiseSchedule::linear(), Prediction::Edm), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireScheduleFits(NoiseSchedule::edm(), Prediction::Flow), studio::Error);
    }

    void refusesUnknownNames() { QVERIFY_EXCEPTION_THROWN(predictionFromName("score"), studio::Error); }
};

QTEST_APPLESS_MAIN(TestPrediction)
#include "tst_prediction.moc"
