// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/GaussianTrace.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <fstream>
#include <limits>

using namespace studio;
using namespace studio::diffusion;

namespace {

nlohmann::json references() {
    std::ifstream file(STUDIO_TEST_DATA "/diffusers/traces.json");
    return nlohmann::json::parse(file);
}

GaussianTraceRequest requestOf(const nlohmann::json& reference) {
    GaussianTraceRequest request;
    request.sampler = reference.at("sampler");
    request.schedule = reference.at("schedule");
    request.prediction = reference.at("prediction");
    request.steps = reference.at("steps");
    request.mean = reference.at("mean");
    request.std = reference.at("std");
    request.spacing = reference.at("options").at("timestep_spacing").get<std::string>();
    request.karras = reference.at("options").value("use_karras_sigmas", false);
    request.start = reference.at("start").get<std::vector<double>>();
    request.asDiffusers = true;
    return request;
}

void compare(const std::vector<double>& values, const std::vector<double>& expected, const QString& where) {
    QCOMPARE(values.size(), expected.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double tolerance = 1e-4 * std::abs(expected[i]) + 1e-6;
        QVERIFY2(std::abs(values[i] - expected[i]) <= tolerance,
                 qPrintable(where +
                            QStringLiteral(": %1, expected %2").arg(values[i], 0, 'g', 9).arg(expected[i], 0, 'g', 9)));
    }
}

GaussianTraceRequest simple(const char* sampler, const char* schedule, const char* prediction) {
    GaussianTraceRequest request;
    request.sampler = sampler;
    request.schedule = schedule;
    request.prediction = prediction;
    request.steps = 10;
    request.mean = 0.3;
    request.std = 0.5;
    request.start = {1.0, -0.5};
    return request;
}

} // namespace

class TestGaussianTrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsEveryReferenceTrajectory_data() {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const auto& each : references()) {
            const auto label = each.at("sampler").get<std::string>() + " " + each.at("options").dump();
            QTest::newRow(label.c_str()) << index++;
        }
        QCOMPARE(index, 6);
    }
    void followsEveryReferenceTrajectory() {
        QFETCH(int, index);
        const auto reference = references().at(static_cast<std::size_t>(index));
        const auto trace = traceGaussian(requestOf(reference));
        compare(trace.timesteps, reference.at("timesteps").get<std::vector<double>>(), "timesteps");
        compare(trace.final, reference.at("final").get<std::vector<double>>(), "final");
        const auto& expected = reference.at("trace");
        QCOMPARE(trace.trace.size(), expected.size());
        for (std::size_t k = 0; k < expected.size(); ++k)
            compare(trace.trace[k], expected[k].get<std::vector<double>>(), QStringLiteral("step %1").arg(k));
    }

    void givesTheSamePathForEveryPrediction() {
        for (const char* sampler : {"ddim", "euler", "heun", "dpm++2m", "unipc"}) {
            const auto epsilon = traceGaussian(simple(sampler, "scaled_linear", "epsilon"));
            for (const char* prediction : {"v", "x0"}) {
                const auto other = traceGaussian(simple(sampler, "scaled_linear", prediction));
                for (std::size_t k = 0; k < epsilon.trace.size(); ++k)
                    for (std::size_t i = 0; i < epsilon.trace[k].size(); ++i)
                        QVERIFY(std::abs(epsilon.trace[k][i] - other.trace[k][i]) < 1e-8);
            }
        }
    }

    void diffusersRoundsKarrasLevelsOfMultistepSolvers() {
        for (const char* sampler : {"dpm++2m", "unipc"}) {
            auto request = simple(sampler, "linear", "epsilon");
            request.karras = true;
            request.asDiffusers = true;
            const auto trace = traceGaussian(request);
            QCOMPARE(trace.timesteps, (std::vector<double>{999, 937, 864, 775, 663, 511, 301, 102, 18, 0}));
            const auto table = NoiseSchedule::linear();
            for (std::size_t i = 0; i < trace.timesteps.size(); ++i)
                QCOMPARE(trace.sigmas[i], table.ratio(trace.timesteps[i]));
        }
    }

    void diffusersKeepsOneOfTimestepsThatCoincide() {
        auto request = simple("dpm++2m", "scaled_linear", "epsilon");
        request.karras = true;
        request.steps = 100;
        request.asDiffusers = true;
        const auto trace = traceGaussian(request);
        QCOMPARE(trace.timesteps.size(), std::size_t{95});
        for (std::size_t i = 1; i < trace.timesteps.size(); ++i)
            QVERIFY(trace.timesteps[i] < trace.timesteps[i - 1]);
        request.asDiffusers = false;
        QCOMPARE(traceGaussian(request).timesteps.size(), std::size_t{100});
    }

    void diffusersLeavesOutTheNoisiestTimesteps() {
        auto request = simple("ddim", "linear", "epsilon");
        request.steps = 501;
        QCOMPARE(traceGaussian(request).timesteps.front(), 999.0);
        request.asDiffusers = true;
        QCOMPARE(traceGaussian(request).timesteps.front(), 500.0);
        request.steps = 1;
        QCOMPARE(traceGaussian(request).timesteps.front(), 0.0);
        request.steps = 1001;
        QVERIFY_EXCEPTION_THROWN(traceGaussian(request), studio::Error);
    }

    void diffusersEndsItsFlowsAThousandthEarlier() {
        auto request = simple("flow-euler", "flow", "flow");
        request.steps = 4;
        request.asDiffusers = true;
        compare(traceGaussian(request).timesteps, {1.0, 0.667, 0.334, 0.001}, "flow");
        request.shift = 3.0; // 3 s / (1 + 2 s), where the last s is itself the shifted .001
        const double lowest = 0.003 / 1.002;
        compare(traceGaussian(request).timesteps,
                {1.0, 3.0 * (2.0 + lowest) / (3.0 + 2.0 * (2.0 + lowest)),
                 3.0 * (1.0 + 2.0 * lowest) / (3.0 + 2.0 * (1.0 + 2.0 * lowest)), 3.0 * lowest / (1.0 + 2.0 * lowest)},
                "shifted flow");
    }

    void clampsThePredictedPicture() {
        // From 3 standard deviations out, x0 kept within one: the walk ends about the bound, mean + std. Multistep solvers
        // carry their slope a little beyond it.
        for (const char* sampler : {"ddim", "euler", "heun", "dpm++2m", "unipc"}) {
            auto request = simple(sampler, "scaled_linear", "epsilon");
            request.start = std::string(sampler) == "euler" || std::string(sampler) == "heun"
                                ? std::vector<double>{44.0, -44.0}
                                : std::vector<double>{3.0, -3.0};
            request.steps = 50;
            const auto free = traceGaussian(request).final;
            QVERIFY(free[0] > 1.5 && free[1] < -0.9);
            request.clamp = 1.0;
            const auto kept = traceGaussian(request).final;
            QVERIFY2(std::abs(kept[0] - 0.8) < 0.1 && std::abs(kept[1] + 0.2) < 0.1,
                     qPrintable(QString("%1 %2 %3").arg(sampler).arg(kept[0]).arg(kept[1])));
            request.clamp = 1e6;
            QVERIFY(std::abs(traceGaussian(request).final[0] - free[0]) < 1e-9);
        }
    }

    void drawsNoiseFromOneGenerator_data() {
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<int>("draws");
        QTest::newRow("ddim with eta draws at every step") << "ddim" << 4;
        QTest::newRow("euler ancestral too") << "euler-a" << 4;
        QTest::newRow("ddpm not at t = 0") << "ddpm" << 3;
    }
    void drawsNoiseFromOneGenerator() {
        QFETCH(QString, sampler);
        QFETCH(int, draws);
        auto request = simple(sampler.toUtf8(), "linear", "epsilon");
        request.steps = 4;
        request.seed = 5;
        request.spacing = "leading";
        request.eta = sampler == "ddim" ? 0.5 : 0.0;
        const auto trace = traceGaussian(request);
        const auto info = makeSampler(request.sampler, NoiseSchedule::linear(),
                                      {.steps = 4, .eta = request.eta, .spacing = Spacing::Leading});
        const auto generator = at::make_generator<at::CPUGeneratorImpl>(5);
        int drawn = 0;
        const auto end = runSampler(*info, torch::tensor(request.start, torch::kDouble),
                                    gaussianDenoiser(0.3, 0.5, Prediction::Epsilon), [&] {
                                        ++drawn;
                                        return torch::randn({2}, generator).to(torch::kDouble);
                                    });
        QCOMPARE(drawn, draws);
        for (std::int64_t i = 0; i < 2; ++i)
            QCOMPARE(end[i].item<double>(), trace.final[static_cast<std::size_t>(i)]);
    }

    void walksEdmsOwnLevels() {
        // Data N(0, .5^2) from x = 80 at sigma = 80 ends at .49999023; 18 Heun steps are .05527 of that off.
        auto request = simple("heun", "edm", "edm");
        request.steps = 18;
        request.mean = 0.0;
        request.start = {80.0};
        const auto trace = traceGaussian(request);
        QVERIFY(std::abs(std::abs(trace.final[0] / 0.49999023 - 1.0) - 0.05527) < 1e-4);
        QVERIFY(std::abs(trace.sigmas.front() - 80.0) < 1e-9);
    }

    void countsHeunsEvaluations() {
        auto request = simple("heun", "linear", "epsilon");
        request.asDiffusers = true;
        const auto trace = traceGaussian(request);
        QCOMPARE(trace.timesteps.size(), std::size_t{19});
        QCOMPARE(trace.trace.size(), std::size_t{20});
        QCOMPARE(trace.sigmas.size(), std::size_t{20});
        QCOMPARE(trace.timesteps[1], trace.timesteps[2]);
        QCOMPARE(trace.sigmas.back(), 0.0);
    }

    void repeatsItselfForASeed() {
        auto request = simple("euler-a", "linear", "epsilon");
        request.seed = 7;
        const auto first = traceGaussian(request);
        QVERIFY(first.trace == traceGaussian(request).trace);
        request.seed = 8;
        QVERIFY(first.final != traceGaussian(request).final);
    }

    void drawsTheDistributionItWasGiven() {
        auto request = simple("ddpm", "linear", "v");
        request.steps = 200;
        request.start.clear();
        for (int i = 0; i < 2000; ++i)
            request.start.push_back(std::sin(0.7 * i) * std::sqrt(2.0));
        const auto final = traceGaussian(request).final;
        double sum = 0.0, squares = 0.0;
        for (const double x : final)
            sum += x, squares += x * x;
        const double mean = sum / 2000.0;
        // Four standard errors of 2,000 draws.
        QVERIFY(std::abs(mean - 0.3) < 4.0 * 0.5 / std::sqrt(2000.0));
        QVERIFY(std::abs(std::sqrt(squares / 2000.0 - mean * mean) - 0.5) < 4.0 * 0.5 / std::sqrt(4000.0));
    }

    void refusesWhatDoesNotGoTogether() {
        QVERIFY_EXCEPTION_THROWN(traceGaussian(simple("ddim", "flow", "flow")), studio::Error);
        QVERIFY_EXCEPTION_THROWN(traceGaussian(simple("flow-euler", "linear", "epsilon")), studio::Error);
        QVERIFY_EXCEPTION_THROWN(traceGaussian(simple("ddim", "linear", "flow")), studio::Error);
        QVERIFY_EXCEPTION_THROWN(traceGaussian(simple("ddim", "edm", "edm")), studio::Error);
        QVERIFY_EXCEPTION_THROWN(traceGaussian(simple("heun", "edm", "epsilon")), studio::Error);
        auto request = simple("ddim", "linear", "epsilon");
        request.std = 0.0;
        QVERIFY_EXCEPTION_THROWN(traceGaussian(request), studio::Error);
        request = simple("ddim", "linear", "epsilon");
        request.start.clear();
        QVERIFY_EXCEPTION_THROWN(traceGaussian(request), studio::Error);
        for (const double clamp : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
            request = simple("ddim", "linear", "epsilon");
            request.clamp = clamp;
            QVERIFY_EXCEPTION_THROWN(traceGaussian(request), studio::Error);
        }
    }
};

QTEST_APPLESS_MAIN(TestGaussianTrace)
#include "tst_gaussiantrace.moc"
