// SPDX-License-Identifier: GPL-3.0-or-later
// Reference values of diffusers' own scheduler tests (tests/schedulers), and exact solutions of the Gaussian case.
#include "core/base/Error.hpp"
#include "core/diffusion/DdimSampler.hpp"
#include "core/diffusion/DdpmSampler.hpp"
#include "core/diffusion/DiffusersPath.hpp"
#include "core/diffusion/DpmSolver2MSampler.hpp"
#include "core/diffusion/EulerAncestralSampler.hpp"
#include "core/diffusion/EulerSampler.hpp"
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/HeunSampler.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"
#include "core/diffusion/UniPcSampler.hpp"

#include <QtTest>

#include <set>
#include <typeinfo>

using namespace studio::diffusion;

namespace {

enum class Clip { No, Yes };

/// S of diffusers' tests: arange(768)/768 shaped (3,8,8,4), the last axis first.
torch::Tensor referenceStart() {
    return (torch::arange(768, torch::kFloat) / 768.0).reshape({3, 8, 8, 4}).permute({3, 0, 1, 2});
}

/// The tests' network, x t / (t + 1), read as `prediction`; clipping touches x0 and leaves the noise alone.
DenoiseFn referenceDenoiser(Prediction prediction, Clip clip = Clip::No) {
    return [=](const torch::Tensor& x, const NoiseLevel& level) {
        auto denoised = interpretOutput(prediction, x, x * level.t / (level.t + 1.0), level);
        if (clip == Clip::Yes)
            denoised.x0 = denoised.x0.clamp(-1.0, 1.0);
        return denoised;
    };
}

NoiseFn seededNoise() {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(0);
    return [generator] { return torch::randn({4, 3, 8, 8}, generator); };
}

double sumOf(const torch::Tensor& x) {
    return x.abs().sum().item<double>();
}
double meanOf(const torch::Tensor& x) {
    return x.abs().mean().item<double>();
}

/// Within half a unit of the last decimal that the reference gives, and 1e-5 of the value.
bool agrees(double value, double expected, double lastDecimal) {
    const bool close = std::abs(value - expected) <= 0.55 * lastDecimal + 1e-5 * std::abs(expected);
    if (!close)
        qWarning("%.7f, expected %.7f", value, expected);
    return close;
}

torch::Tensor solved(Sampler& sampler, const DenoiseFn& denoise) {
    return runSampler(sampler, referenceStart(), denoise, seededNoise());
}

/// The Euler family's tests feed the scaled sample back into the step, and read the output as of an unscaled one.
torch::Tensor solvedRescaled(Sampler& sampler, Prediction prediction) {
    const DenoiseFn denoise = [=](const torch::Tensor& x, const NoiseLevel& level) {
        const auto output = x * level.t / (level.t + 1.0);
        const double square = level.sigma * level.sigma + 1.0;
        const auto x0 = prediction == Prediction::Epsilon ? x - level.sigma * output
                                                          : x / square - level.sigma / std::sqrt(square) * output;
        return Denoised{x0, noiseBehind(x, x0, level)};
    };
    auto x = referenceStart() * sampler.stride(0).from.sigma;
    const auto noise = seededNoise();
    for (int i = 0; i < sampler.steps(); ++i)
        x = sampler.step(i, x / std::sqrt(std::pow(sampler.stride(i).from.sigma, 2) + 1.0), denoise, noise).x;
    return x;
}

SamplerPath ddimPath(const NoiseSchedule& schedule, FinalSigma finalSigma = FinalSigma::Zero) {
    return diffusersAncestralPath(schedule, {.steps = 10, .finalSigma = finalSigma});
}

SamplerPath eulerPath(bool karras = false) {
    return diffusersExplodingPath(NoiseSchedule::linear(1e-4, 0.02, 1100),
                                  {.steps = 10, .spacing = Spacing::Linspace, .karras = karras});
}

SamplerPath solverPath(bool karras) {
    return diffusersMultistepPath(
        NoiseSchedule::linear(),
        {.steps = 10, .spacing = Spacing::Linspace, .karras = karras, .finalSigma = FinalSigma::Min});
}

template<class AnySampler>
double gaussianEnd(SamplerPath path, double mean, double std, Prediction prediction, double start) {
    AnySampler sampler(std::move(path));
    const auto x = torch::full({1}, start, torch::kDouble);
    const NoiseFn none = [&] { return torch::zeros_like(x); };
    const torch::Tensor end = runSampler(sampler, x, gaussianDenoiser(mean, std, prediction), none);
    return end.item<double>();
}

} // namespace

class TestSamplers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ddpmAgreesWithItsReference() {
        const auto path = diffusersAncestralPath(NoiseSchedule::linear(), {.steps = 1000});
        DdpmSampler epsilon(path);
        const auto x = solved(epsilon, referenceDenoiser(Prediction::Epsilon, Clip::Yes));
        QVERIFY(agrees(sumOf(x), 258.9606, 1e-4));
        QVERIFY(agrees(meanOf(x), 0.3372, 1e-4));
        DdpmSampler velocity(path);
        const auto y = solved(velocity, referenceDenoiser(Prediction::V, Clip::Yes));
        QVERIFY(agrees(sumOf(y), 202.0296, 1e-4));
        QVERIFY(agrees(meanOf(y), 0.2631, 1e-4));
    }

    void ddimAgreesWithItsReference() {
        DdimSampler epsilon(ddimPath(NoiseSchedule::linear()), 0.0);
        const auto x = solved(epsilon, referenceDenoiser(Prediction::Epsilon, Clip::Yes));
        QVERIFY(agrees(sumOf(x), 172.0067, 1e-4));
        QVERIFY(agrees(meanOf(x), 0.223967, 1e-6));
        DdimSampler velocity(ddimPath(NoiseSchedule::linear()), 0.0);
        const auto y = solved(velocity, referenceDenoiser(Prediction::V, Clip::Yes));
        QVERIFY(agrees(sumOf(y), 52.5302, 1e-4));
        QVERIFY(agrees(meanOf(y), 0.0684, 1e-4));
    }

    void ddimEndsWhereItIsTold() {
        const auto schedule = NoiseSchedule::linear(0.01);
        DdimSampler clean(ddimPath(schedule), 0.0);
        const auto x = solved(clean, referenceDenoiser(Prediction::Epsilon, Clip::Yes));
        QVERIFY(agrees(sumOf(x), 149.8295, 1e-4));
        QVERIFY(agrees(meanOf(x), 0.1951, 1e-4));
        DdimSampler noisy(ddimPath(schedule, FinalSigma::Min), 0.0);
        const auto y = solved(noisy, referenceDenoiser(Prediction::Epsilon, Clip::Yes));
        QVERIFY(agrees(sumOf(y), 149.0784, 1e-4));
        QVERIFY(agrees(meanOf(y), 0.1941, 1e-4));
    }

    void ddimWithFullEtaSpreadsAsDdpm() {
        // One step from t to s: both draw from a Gaussian about the same mean with the same deviation.
        const auto path = diffusersAncestralPath(NoiseSchedule::linear(), {.steps = 10});
        DdimSampler ddim(path, 1.0);
        DdpmSampler ddpm(path);
        const auto denoise = referenceDenoiser(Prediction::Epsilon);
        const auto x = referenceStart().to(torch::kDouble);
        const NoiseFn ones = [&] { return torch::ones_like(x); };
        const auto difference = ddim.step(3, x, denoise, ones).x - ddpm.step(3, x, denoise, ones).x;
        QVERIFY(difference.abs().max().item<double>() < 1e-10);
    }

    void eulerAgreesWithItsReference() {
        EulerSampler plain(eulerPath());
        const auto x = solvedRescaled(plain, Prediction::Epsilon);
        QVERIFY(agrees(sumOf(x), 10.0807, 1e-4));
        QVERIFY(agrees(meanOf(x), 0.0131, 1e-4));
        EulerSampler karras(eulerPath(true));
        const auto y = solvedRescaled(karras, Prediction::Epsilon);
        QVERIFY(agrees(sumOf(y), 124.5230, 1e-3));
        QVERIFY(agrees(meanOf(y), 0.162139, 1e-6));
    }

    void eulerAncestralAgreesWithItsReference() {
        EulerAncestralSampler epsilon(eulerPath());
        QVERIFY(agrees(sumOf(solvedRescaled(epsilon, Prediction::Epsilon)), 152.3192, 1e-4));
        EulerAncestralSampler velocity(eulerPath());
        QVERIFY(agrees(sumOf(solvedRescaled(velocity, Prediction::V)), 108.4439, 1e-4));
    }

    void dpmSolverAgreesWithItsReference_data() { solverRows(0.3301, 0.2251, 0.2096, {}); }
    void dpmSolverAgreesWithItsReference() {
        QFETCH(QString, prediction);
        QFETCH(bool, karras);
        QFETCH(double, mean);
        QFETCH(double, lastDecimal);
        DpmSolver2MSampler sampler(solverPath(karras), DpmRule::Plain);
        const auto denoise = referenceDenoiser(predictionFromName(prediction.toStdString()));
        QVERIFY(agrees(meanOf(solved(sampler, denoise)), mean, lastDecimal));
    }

    void uniPcAgreesWithItsReference_data() { solverRows(0.2464, 0.1014, 0.1966, 0.2925); }
    void uniPcAgreesWithItsReference() {
        QFETCH(QString, prediction);
        QFETCH(bool, karras);
        QFETCH(double, mean);
        QFETCH(double, lastDecimal);
        UniPcSampler sampler(solverPath(karras));
        const auto denoise = referenceDenoiser(predictionFromName(prediction.toStdString()));
        QVERIFY(agrees(meanOf(solved(sampler, denoise)), mean, lastDecimal));
    }

    void convergesOnTheEdmPathAtItsOrder() {
        // D = x s^2/(s^2 + sigma^2) for N(0, .5^2), from x = 80 at sigma = 80: x(0) = 80 * .5 / sqrt(.25 + 6400)
        const double exact = 80.0 * 0.5 / std::sqrt(0.25 + 6400.0);
        QVERIFY(agrees(exact, 0.49999023, 1e-8));
        const std::vector<double> heun{0.05527, 0.012214, 0.0028708}, euler{0.15392, 0.07799, 0.03924};
        for (std::size_t i = 0; i < heun.size(); ++i) {
            const int steps = 18 << i;
            const auto error = [&](double end) { return std::abs(end - exact) / exact; };
            const double second = error(gaussianEnd<HeunSampler>(edmPath(steps), 0.0, 0.5, Prediction::X0, 80.0));
            const double first = error(gaussianEnd<EulerSampler>(edmPath(steps), 0.0, 0.5, Prediction::X0, 80.0));
            QVERIFY2(std::abs(second - heun[i]) < 1e-3 * heun[i], qPrintable(QString::number(second)));
            QVERIFY2(std::abs(first - euler[i]) < 1e-3 * euler[i], qPrintable(QString::number(first)));
        }
    }

    void convergesOnTheFlowAtItsOrder() {
        const std::vector<double> euler{0.730783, 0.764248, 0.781811}, heun{0.801720, 0.800508, 0.800137};
        for (std::size_t i = 0; i < euler.size(); ++i) {
            const int steps = 10 << i;
            const double first = gaussianEnd<EulerSampler>(flowPath(steps), 0.3, 0.5, Prediction::Flow, 1.0);
            const double second = gaussianEnd<HeunSampler>(flowPath(steps), 0.3, 0.5, Prediction::Flow, 1.0);
            QVERIFY2(std::abs(first - euler[i]) < 1e-6, qPrintable(QString::number(first, 'g', 9)));
            QVERIFY2(std::abs(second - heun[i]) < 1e-6, qPrintable(QString::number(second, 'g', 9)));
        }
    }

    void everyDiffusionSamplerReachesTheGaussian_data() {
        QTest::addColumn<QString>("id");
        for (const auto& each : samplers())
            if (!each.isStochastic)
                QTest::newRow(each.id.data()) << QString::fromUtf8(each.id.data());
    }
    void everyDiffusionSamplerReachesTheGaussian() {
        // The flow maps quantiles onto quantiles: one standard deviation of noise ends one standard deviation off the
        // mean.
        QFETCH(QString, id);
        const auto& info = samplerInfo(id.toStdString());
        const bool flow = info.space == SamplerSpace::Flow;
        const auto schedule = flow ? NoiseSchedule::flow() : NoiseSchedule::linear();
        const auto sampler = makeSampler(info.id, schedule, {.steps = 500});
        const auto denoise = gaussianDenoiser(0.3, 0.5, flow ? Prediction::Flow : Prediction::V);
        const auto& start = sampler->stride(0).from;
        const double spread = std::hypot(0.5 * start.alpha, start.sigma);
        const auto x = torch::full({1}, 0.3 * start.alpha + spread, torch::kDouble);
        const double end = runSampler(*sampler, x, denoise, {}).item<double>();
        QVERIFY2(std::abs(end - 0.8) < 0.01, qPrintable(QString::number(end)));
    }

    void everySamplerOfEdmReachesTheGaussian_data() {
        QTest::addColumn<QString>("id");
        for (const char* id : {"euler", "heun", "dpm++2m", "unipc"})
            QTest::newRow(id) << id;
    }
    void everySamplerOfEdmReachesTheGaussian() {
        QFETCH(QString, id);
        const auto sampler = makeSampler(id.toStdString(), NoiseSchedule::edm(), {.steps = 200});
        const auto& start = sampler->stride(0).from;
        QVERIFY(std::abs(start.ratio() - 80.0) < 1e-9);
        const auto x = torch::full({1}, 0.3 * start.alpha + std::hypot(0.5 * start.alpha, start.sigma), torch::kDouble);
        const double end = runSampler(*sampler, x, gaussianDenoiser(0.3, 0.5, Prediction::Edm), {}).item<double>();
        QVERIFY2(std::abs(end - 0.8) < 0.01, qPrintable(QString::number(end)));
    }

    void walksAPartOfThePath() {
        EulerSampler sampler(flowPath(10));
        const auto denoise = gaussianDenoiser(0.3, 0.5, Prediction::Flow);
        std::vector<torch::Tensor> steps;
        const auto whole = runSampler(sampler, torch::ones({1}, torch::kDouble), denoise, {}, {},
                                      [&](const StepState& step) { steps.push_back(step.after); });
        QVERIFY(runSampler(sampler, steps[5], denoise, {}, {}, {}, {.first = 6}).equal(whole));
        std::vector<double> levels;
        const auto settle = [&](const torch::Tensor& x, const NoiseLevel& level) {
            levels.push_back(level.t);
            return torch::zeros_like(x);
        };
        const auto settled = runSampler(sampler, steps[5], denoise, {}, {}, {}, {.first = 8, .settle = settle});
        QCOMPARE(levels.size(), std::size_t{2});
        QCOMPARE(levels.back(), 0.0);
        QCOMPARE(settled.item<double>(), 0.0);
    }

    void listsNineSamplersWithWords() {
        std::vector<std::string> ids;
        for (const auto& each : samplers()) {
            ids.emplace_back(each.id);
            QVERIFY(!each.name.empty() && !each.description.empty() && !each.source.empty());
        }
        const std::vector<std::string> expected{"ddpm",    "ddim",  "euler",      "euler-a",  "heun",
                                                "dpm++2m", "unipc", "flow-euler", "flow-heun"};
        QVERIFY(ids == expected);
    }

    void neverTakesAnUnknownSamplerForAnother() {
        for (const char* id : {"plms", "", "Euler", "euler ", "flow", "dpm++"}) {
            QVERIFY_EXCEPTION_THROWN(samplerInfo(id), studio::Error);
            for (const auto& schedule : {NoiseSchedule::linear(), NoiseSchedule::flow(), NoiseSchedule::edm()})
                QVERIFY_EXCEPTION_THROWN(makeSampler(id, schedule, {}), studio::Error);
        }
        try {
            static_cast<void>(samplerInfo("plms"));
        } catch (const studio::Error& error) {
            for (const auto& each : samplers())
                QVERIFY2(error.hint().find(each.id) != std::string::npos, error.hint().c_str());
        }
    }

    void everyRowBuildsItsOwnSampler() {
        const auto kind = [](const char* id, const NoiseSchedule& schedule) {
            const auto sampler = makeSampler(id, schedule, {});
            return std::string(typeid(*sampler).name());
        };
        const auto schedule = NoiseSchedule::linear();
        std::set<std::string> kinds;
        for (const char* id : {"ddpm", "ddim", "euler", "euler-a", "heun", "dpm++2m", "unipc"})
            kinds.insert(kind(id, schedule));
        QCOMPARE(kinds.size(), std::size_t{7});
        QVERIFY(kind("flow-euler", NoiseSchedule::flow()) == typeid(EulerSampler).name());
        QVERIFY(kind("flow-heun", NoiseSchedule::flow()) == typeid(HeunSampler).name());
    }

    void refusesOptionsThatASamplerLacks() {
        const auto schedule = NoiseSchedule::linear();
        QVERIFY_EXCEPTION_THROWN(makeSampler("heun", schedule, {.eta = 0.5}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("ddim", schedule, {.eta = 1.5}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("ddim", schedule, {.karras = true}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("ddim", schedule, {.shift = 3.0}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("flow-euler", schedule, {}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("flow-euler", NoiseSchedule::flow(), {.spacing = Spacing::Leading}),
                                 studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("euler", NoiseSchedule::edm(), {.spacing = Spacing::Leading}),
                                 studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("heun", NoiseSchedule::edm(), {.finalSigma = FinalSigma::Min}),
                                 studio::Error);
        QVERIFY_EXCEPTION_THROWN(makeSampler("ddim", NoiseSchedule::edm(), {}), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireSamplerAccepts(samplerInfo("ddim"), Prediction::Edm), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireSamplerAccepts(samplerInfo("flow-euler"), Prediction::Edm), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireSamplerAccepts(samplerInfo("ddim"), Prediction::Flow), studio::Error);
        QVERIFY_EXCEPTION_THROWN(requireSamplerAccepts(samplerInfo("flow-heun"), Prediction::V), studio::Error);
    }

private:
    static void solverRows(double epsilon, double v, double karrasV, std::optional<double> karrasEpsilon) {
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<bool>("karras");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("lastDecimal");
        QTest::newRow("epsilon") << "epsilon" << false << epsilon << 1e-4;
        QTest::newRow("v") << "v" << false << v << 1e-4;
        // These references are cut off after their last decimal, not rounded.
        QTest::newRow("v, Karras") << "v" << true << karrasV << 1.8e-4;
        if (karrasEpsilon)
            QTest::newRow("epsilon, Karras") << "epsilon" << true << *karrasEpsilon << 1.8e-4;
    }
};

QTEST_APPLESS_MAIN(TestSamplers)
#include "tst_samplers.moc"
