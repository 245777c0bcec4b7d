// SPDX-License-Identifier: GPL-3.0-or-later
// Walks at their edges: few steps, very many, and numbers that do not divide the timesteps.
#include "core/base/Error.hpp"
#include "core/diffusion/GaussianDenoiser.hpp"
#include "core/diffusion/SamplerRegistry.hpp"
#include "core/diffusion/Sampling.hpp"

#include <QtTest>

#include <limits>

using namespace studio::diffusion;

namespace {

const std::vector<int> stepCounts{1, 2, 3, 7, 10, 499, 500, 501, 600, 999, 1000, 1500};

struct Way {
    const char* schedule;
    SamplerOptions options;
    std::string name;
};

/// Every way to walk with this sampler, but for the number of steps.
std::vector<Way> waysOf(const SamplerInfo& sampler) {
    std::vector<Way> ways;
    const auto add = [&](const char* schedule, const SamplerOptions& options, const std::string& words) {
        ways.push_back({schedule, options, std::string(sampler.id) + " " + schedule + " " + words});
    };
    if (sampler.space == SamplerSpace::Flow) {
        add("flow", {}, "");
        add("flow", {.shift = 3.0}, "shift 3");
        add("flow", {.shift = 0.3}, "shift .3");
        return ways;
    }
    for (const char* schedule : {"linear", "scaled_linear", "cosine"})
        for (const FinalSigma end : {FinalSigma::Zero, FinalSigma::Min}) {
            const std::string ending = end == FinalSigma::Zero ? " to zero" : " to the smallest";
            for (const char* spacing : {"leading", "trailing", "linspace"})
                add(schedule, {.spacing = spacingFromName(spacing), .finalSigma = end}, spacing + ending);
            if (sampler.usesKarras)
                add(schedule, {.karras = true, .finalSigma = end}, "karras" + ending);
        }
    if (!sampler.needsTimesteps)
        add("edm", {}, "");
    return ways;
}

std::unique_ptr<Sampler> samplerOf(const SamplerInfo& info, const Way& way, int steps) {
    SamplerOptions options = way.options;
    options.steps = steps;
    return makeSampler(info.id, NoiseSchedule::fromName(way.schedule), options);
}

NoiseLevel fullNoise(const Way& way) {
    const auto schedule = NoiseSchedule::fromName(way.schedule);
    if (schedule.isFlow())
        return {1.0, 0.0, 1.0};
    const double t = schedule.isEdm() ? std::log(edmSigmaMax) / 4.0 : static_cast<double>(schedule.timesteps() - 1);
    return {t, 1.0, schedule.ratio(t)};
}

/// How far from the exact end for data N(.3, .5^2) the worst of some walks ends, in standard deviations. The exact
/// flow maps quantiles onto quantiles.
double worstError(Sampler& sampler, Prediction prediction) {
    const auto z = torch::tensor({-1.0, 0.0, 0.5, 2.0}, torch::kDouble);
    const auto& start = sampler.stride(0).from;
    const auto x = 0.3 * start.alpha + std::hypot(0.5 * start.alpha, start.sigma) * z;
    const auto end = runSampler(sampler, x, gaussianDenoiser(0.3, 0.5, prediction), {});
    return ((end - (0.3 + 0.5 * z)) / 0.5).abs().max().item<double>();
}

Prediction predictionOf(const Way& way) {
    const auto schedule = NoiseSchedule::fromName(way.schedule);
    return schedule.isFlow() ? Prediction::Flow : schedule.isEdm() ? Prediction::Edm : Prediction::V;
}

void samplerRows() {
    QTest::addColumn<QString>("id");
    for (const auto& each : samplers())
        QTest::newRow(each.id.data()) << QString::fromUtf8(each.id.data());
}

} // namespace

class TestSamplerPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWalkLeadsFromFullNoiseToNone_data() { samplerRows(); }
    void everyWalkLeadsFromFullNoiseToNone() {
        QFETCH(QString, id);
        const auto& info = samplerInfo(id.toStdString());
        for (const Way& way : waysOf(info))
            for (const int steps : stepCounts) {
                const auto sampler = samplerOf(info, way, steps);
                const auto& path = sampler->path();
                const std::string where = way.name + ", " + std::to_string(steps) + " steps";
                QVERIFY2(std::ssize(path) == steps, where.c_str());
                const NoiseLevel full = fullNoise(way);
                QVERIFY2(std::abs(path.front().from.t - full.t) < 1e-9, where.c_str());
                QVERIFY2(full.alpha == 0.0 || std::abs(path.front().from.ratio() / full.ratio() - 1.0) < 1e-9,
                         where.c_str());
                for (std::size_t i = 0; i < path.size(); ++i) {
                    QVERIFY2(path[i].to.ratio() < path[i].from.ratio(), where.c_str());
                    QVERIFY2(i == 0 || path[i].from == path[i - 1].to, where.c_str());
                }
                const bool toZero = way.options.finalSigma.value_or(FinalSigma::Zero) == FinalSigma::Zero;
                QVERIFY2((path.back().to.sigma == 0.0) == toZero && path.back().to.t == 0.0, where.c_str());
            }
    }

    void moreStepsAreNoWorse_data() { samplerRows(); }
    void moreStepsAreNoWorse() {
        QFETCH(QString, id);
        const auto& info = samplerInfo(id.toStdString());
        if (info.isStochastic)
            QSKIP("draws fresh noise: it has no exact end");
        for (const Way& way : waysOf(info)) {
            double best = std::numeric_limits<double>::infinity();
            for (const int steps : stepCounts) {
                if (steps == 1 && info.id == "flow-heun")
                    continue; // exact for a Gaussian, by chance: it looks at both ends
                const double error = worstError(*samplerOf(info, way, steps), predictionOf(way));
                // With few steps errors of either sign may cancel at one number of them and not at the next: up to a
                // fifth of a standard deviation, with Karras' spacing a third. Nothing of that is left at some
                // hundreds.
                const bool isKarras = way.options.karras || way.schedule == std::string("edm");
                const double slack = steps > 100 ? 0.005 : isKarras ? 0.35 : 0.2;
                QVERIFY2(
                    error <= best + slack,
                    qPrintable(
                        QString("%1, %2 steps: %3 after %4").arg(way.name.c_str()).arg(steps).arg(error).arg(best)));
                best = std::min(best, error);
            }
            QVERIFY2(best < 0.05, way.name.c_str());
        }
    }

    void oneStepGivesTheBestGuess_data() { samplerRows(); }
    void oneStepGivesTheBestGuess() {
        // From noise alone nothing is known but the mean: all of the noise must go, and with it what it hides.
        QFETCH(QString, id);
        const auto& info = samplerInfo(id.toStdString());
        for (const Way& way : waysOf(info)) {
            if (info.id == "flow-heun")
                continue; // looks at the end too: there one step is exact for a Gaussian
            const auto sampler = samplerOf(info, way, 1);
            const double spread = sampler->stride(0).from.sigma;
            const auto x = torch::tensor({-spread, 0.0, 2.0 * spread}, torch::kDouble);
            const NoiseFn noise = [&] { return torch::zeros_like(x); };
            const auto end = runSampler(*sampler, x, gaussianDenoiser(0.3, 0.5, predictionOf(way)), noise);
            QVERIFY2((end - 0.3).abs().max().item<double>() < 0.12,
                     qPrintable(QString("%1: %2").arg(way.name.c_str()).arg((end - 0.3).abs().max().item<double>())));
        }
    }

    void spacingsDifferInWhatLiesBetween() {
        const auto timesOf = [](Spacing spacing, FinalSigma end) {
            std::vector<double> times;
            for (const auto& stride :
                 schedulePath(NoiseSchedule::linear(), {.steps = 4, .spacing = spacing, .finalSigma = end}, Times::Any))
                times.push_back(stride.from.t);
            return times;
        };
        QCOMPARE(timesOf(Spacing::Leading, FinalSigma::Zero), (std::vector<double>{999, 500, 250, 0}));
        QCOMPARE(timesOf(Spacing::Trailing, FinalSigma::Zero), (std::vector<double>{999, 749, 499, 249}));
        QCOMPARE(timesOf(Spacing::Linspace, FinalSigma::Zero), (std::vector<double>{999, 666, 333, 0}));
        QCOMPARE(timesOf(Spacing::Leading, FinalSigma::Min), (std::vector<double>{999, 600, 400, 200}));
        QCOMPARE(timesOf(Spacing::Linspace, FinalSigma::Min), (std::vector<double>{999, 749.25, 499.5, 249.75}));
    }

    void stopsAtWholeTimestepsWhereItIsAskedTo() {
        const auto schedule = NoiseSchedule::cosine();
        for (const auto& stride : schedulePath(schedule, {.steps = 600}, Times::Whole))
            QCOMPARE(stride.from.t, std::nearbyint(stride.from.t));
        const auto dense = schedulePath(schedule, {.steps = 1500}, Times::Whole); // more than there are
        QCOMPARE(dense.size(), std::size_t{1500});
    }

    void refusesNoStepsAndTooMany() {
        const auto schedule = NoiseSchedule::linear();
        for (const int steps : {0, -1, 10'001, std::numeric_limits<int>::max()}) {
            QVERIFY_EXCEPTION_THROWN(makeSampler("ddim", schedule, {.steps = steps}), studio::Error);
            QVERIFY_EXCEPTION_THROWN(makeSampler("euler", NoiseSchedule::edm(), {.steps = steps}), studio::Error);
            QVERIFY_EXCEPTION_THROWN(makeSampler("flow-euler", NoiseSchedule::flow(), {.steps = steps}), studio::Error);
        }
    }
};

QTEST_APPLESS_MAIN(TestSamplerPath)
#include "tst_samplerpath.moc"
