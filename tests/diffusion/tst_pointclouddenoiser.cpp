// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/PointCloudDenoiser.hpp"
#include "core/diffusion/SampleNoise.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"

#include <QtTest>

using namespace studio::diffusion;

namespace {

const std::initializer_list<Prediction> predictions{Prediction::Epsilon, Prediction::V, Prediction::X0,
                                                    Prediction::Flow};

bool isClose(const torch::Tensor& a, const torch::Tensor& b, double tolerance) {
    return torch::allclose(a, b.to(a.options()).expand_as(a), 0.0, tolerance);
}

torch::Tensor places(std::int64_t count) {
    SampleNoise noise(3, 0, count, {2});
    return noise.draw().to(torch::kDouble);
}

NoiseLevel preservingLevel(double ratio) {
    const double alpha = 1.0 / std::hypot(1.0, ratio);
    return {500.0, alpha, ratio * alpha};
}

} // namespace

class TestPointCloudDenoiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alwaysExpectsTheOnlyPoint() {
        const auto point = torch::tensor({{0.7, -1.2}}, torch::kDouble);
        const auto x = places(20);
        for (const Prediction prediction : predictions)
            for (const double ratio : {0.01, 0.5, 3.0, 40.0}) {
                const NoiseLevel level = preservingLevel(ratio);
                const auto denoised = pointCloudDenoiser(point, prediction)(x, level);
                QVERIFY(isClose(denoised.x0, point, 1e-9));
                // Both parts are in the network's space, whatever the factor between it and the sampler's.
                const auto eps = noiseBehind(x, point, level);
                QVERIFY(isClose(denoised.eps, eps, 1e-9 * (1.0 + eps.abs().max().item<double>())));
            }
    }

    void twoPointsGiveAHyperbolicTangent() {
        // p = +-a on the first axis: E[x0 | x] = a tanh(alpha a x / sigma^2) there, and 0 across.
        const double a = 1.3;
        const auto points = torch::tensor({{a, 0.0}, {-a, 0.0}}, torch::kDouble);
        const auto x = places(50);
        for (const Prediction prediction : predictions)
            for (const double ratio : {0.2, 1.0, 5.0}) {
                const NoiseLevel level = preservingLevel(ratio);
                const auto x0 = pointCloudDenoiser(points, prediction)(x, level).x0;
                const auto slope = level.alpha * a / (level.sigma * level.sigma);
                QVERIFY(isClose(x0.select(1, 0), a * torch::tanh(slope * x.select(1, 0)), 1e-9));
                QVERIFY(isClose(x0.select(1, 1), torch::zeros({50}), 1e-9));
            }
    }

    void isTheSameInEverySpace() {
        const auto points = places(30);
        const auto x = places(10) * 2.0;
        const double sigma = 0.8;
        const auto exploding = pointCloudDenoiser(points, Prediction::X0)(x, {0.0, 1.0, sigma});
        const double scale = 1.0 / std::hypot(1.0, sigma);
        const auto preserving = pointCloudDenoiser(points, Prediction::V)(scale * x, {0.0, scale, scale * sigma});
        const double t = sigma / (1.0 + sigma);
        const auto flow = pointCloudDenoiser(points, Prediction::Flow)((1.0 - t) * x, {t, 1.0 - t, t});
        for (const auto& other : {preserving, flow}) {
            QVERIFY(isClose(exploding.x0, other.x0, 1e-9));
            QVERIFY(isClose(exploding.eps, other.eps, 1e-9));
        }
    }

    void staysFiniteWhereNoiseIsAlmostGone() {
        const auto points = torch::tensor({{1.0F, 0.0F}, {-1.0F, 0.5F}, {0.0F, -2.0F}});
        const auto x = torch::tensor({{0.9F, 0.1F}, {-30.0F, 15.0F}, {0.2F, -1.1F}});
        for (const double sigma : {1e-2, 1e-4, 1e-12})
            for (const Prediction prediction : {Prediction::X0, Prediction::Flow}) {
                const auto denoised = pointCloudDenoiser(points, prediction)(x, {sigma, 1.0 - sigma, sigma});
                QVERIFY(torch::isfinite(denoised.eps).all().item<bool>());
                QVERIFY(isClose(denoised.x0, points, 1e-3));
            }
        QVERIFY(isClose(pointCloudDenoiser(points, Prediction::X0)(x, {0.0, 1.0, 0.0}).x0, points, 0.0));
        // Without any noise there is none to expect, and no slope that could be infinite.
        const auto eps = pointCloudDenoiser(points, Prediction::Flow)(x, {0.0, 1.0, 0.0}).eps;
        QVERIFY(torch::isfinite(eps).all().item<bool>());
    }

    void manyPointsActLikeTheirDistribution() {
        // Quantiles of N(.3, .5^2) in one dimension.
        constexpr std::int64_t count = 20000;
        const auto share = (torch::arange(count, torch::kDouble) + 0.5) / static_cast<double>(count);
        const auto points = (0.3 + 0.5 * std::sqrt(2.0) * torch::erfinv(2.0 * share - 1.0)).unsqueeze(1);
        const auto x = torch::linspace(-1.5, 1.5, 7, torch::kDouble).unsqueeze(1);
        for (const double ratio : {0.3, 1.0, 4.0}) {
            const NoiseLevel level = preservingLevel(ratio);
            const auto expected = gaussianDenoiser(0.3, 0.5, Prediction::Epsilon)(x, level);
            const auto found = pointCloudDenoiser(points, Prediction::Epsilon)(x, level);
            QVERIFY(isClose(found.x0, expected.x0, 2e-3));
            QVERIFY(isClose(found.eps, expected.eps, 2e-3 * ratio + 2e-3));
        }
    }

    void everySamplerEndsOnThePoints_data() {
        QTest::addColumn<QString>("sampler");
        for (const auto& each : samplers())
            QTest::newRow(each.id.data()) << QString::fromUtf8(each.id.data());
    }
    void everySamplerEndsOnThePoints() {
        QFETCH(QString, sampler);
        const bool isFlow = sampler.startsWith("flow");
        const auto points = torch::tensor({{1.5F, 0.0F}, {-1.0F, 1.0F}, {-0.5F, -1.5F}});
        const auto schedule = NoiseSchedule::fromName(isFlow ? "flow" : "cosine");
        const auto walker = makeSampler(sampler.toStdString(), schedule, {.steps = 40});
        SampleNoise noise(1, 0, 60, {2});
        // Heun's look ahead to no noise at all has no slope of its own: see countingDenoiser() in core/studio/Toy.cpp.
        Denoised last;
        const auto exact = pointCloudDenoiser(points, isFlow ? Prediction::Flow : Prediction::X0);
        const DenoiseFn denoise = [&](const torch::Tensor& x, const NoiseLevel& level) {
            return last = level.sigma > 0.0 ? exact(x, level) : last;
        };
        const auto end =
            runSampler(*walker, initialNoise(*walker, noise.draw()), denoise, [&] { return noise.draw(); });
        const auto distance = (end.unsqueeze(1) - points.unsqueeze(0)).norm(2, 2);
        QVERIFY2(std::get<0>(distance.min(1)).max().item<float>() < 0.05F,
                 qPrintable(QString::number(std::get<0>(distance.min(1)).max().item<float>())));
        // Every point is reached by its share, within four standard errors of 60 draws.
        const auto reached = torch::bincount(std::get<1>(distance.min(1)), {}, 3);
        QVERIFY(reached.min().item<std::int64_t>() >= 5);
    }
};

QTEST_APPLESS_MAIN(TestPointCloudDenoiser)
#include "tst_pointclouddenoiser.moc"
