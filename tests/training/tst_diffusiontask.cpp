// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/StateDict.hpp"
#include "core/training/DiffusionTask.hpp"
#include "core/training/Trainer.hpp"
#include <torch/optim/adam.h>

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace studio;
using namespace studio::training;

namespace {

using Sizes = std::vector<std::int64_t>;

torch::Tensor drawn(std::int64_t count, const Sizes& sizes, std::uint64_t seed) {
    auto batch = sizes;
    batch.insert(batch.begin(), count);
    return 2.0 * torch::randn(batch, at::make_generator<at::CPUGeneratorImpl>(seed)) + 1.0;
}

std::shared_ptr<diffusion::LatentDiffusion> tinyModel(const char* prediction, const Sizes& sizes,
                                                      std::int64_t classes = 0) {
    auto parameters = diffusion::diffusionPreset(Preset::Balanced);
    parameters.setFromText("prediction", prediction);
    parameters.setFromText("width", "16");
    parameters.setFromText("mlp_width", "64");
    parameters.setFromText("mlp_blocks", "2");
    if (classes > 0)
        parameters.setFromText("conditional", "true");
    return diffusion::makeLatentDiffusion(parameters, sizes, classes, 3);
}

/// The first channel as a grey picture.
torch::Tensor firstChannel(const torch::Tensor& latents) {
    return torch::sigmoid(latents.narrow(1, 0, 1));
}

DiffusionTask tinyTask(const char* prediction = "flow", TimeSampling times = TimeSampling::Uniform) {
    return {tinyModel(prediction, {4, 4, 4}),
            {.training = drawn(40, {4, 4, 4}, 1), .validation = drawn(300, {4, 4, 4}, 2)},
            firstChannel,
            {.timeSampling = times}};
}

models::StepInfo step(std::uint64_t seed) {
    return {
        .step = 0, .totalSteps = 100, .training = true, .generator = at::make_generator<at::CPUGeneratorImpl>(seed)};
}

std::vector<std::int64_t> firstSamples(std::int64_t count) {
    std::vector<std::int64_t> samples(static_cast<std::size_t>(count));
    std::iota(samples.begin(), samples.end(), 0);
    return samples;
}

TrainerConfig shortRun(const QTemporaryDir& folder, std::int64_t steps) {
    TrainerConfig config;
    config.folder = folder.path().toStdString();
    config.totalSteps = steps;
    config.batchSize = 8;
    return config;
}

double valueOf(const Metrics& metrics, const std::string& name) {
    for (const auto& [key, value] : metrics)
        if (key == name)
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

class TestDiffusionTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void untrainedLossIsTheTargetsPower() {
        // The fresh network says zero: E|eps - x0|^2 = 2 for standardised latents, E|eps|^2 = 1.
        auto flow = tinyTask("flow");
        QVERIFY(std::abs(valueOf(flow.validate(0, {}), "val_loss") - 2.0) < 0.05);
        for (const char* unit : {"epsilon", "v", "x0", "edm"}) {
            auto task = tinyTask(unit, TimeSampling::LogitNormal);
            QVERIFY2(std::abs(valueOf(task.validate(0, {}), "val_loss") - 1.0) < 0.05, unit);
        }
    }

    void sameStepCostsTheSame() {
        auto task = tinyTask();
        models::initialiseWeights(task.module(), 4);
        const auto samples = firstSamples(16);
        const auto one = task.loss(samples, step(1)).total.item<double>();
        QCOMPARE(task.loss(samples, step(1)).total.item<double>(), one);
        QVERIFY(task.loss(samples, step(2)).total.item<double>() != one);
    }

    void totalIsTheMeanOfItsBins_data() {
        QTest::addColumn<bool>("uniform");
        QTest::newRow("uniform") << true;
        QTest::newRow("logit-normal") << false;
    }
    void totalIsTheMeanOfItsBins() {
        QFETCH(bool, uniform);
        auto task = tinyTask("v", uniform ? TimeSampling::Uniform : TimeSampling::LogitNormal);
        const auto loss = task.loss(firstSamples(40), step(1));
        QCOMPARE(loss.parts.size(), std::size_t{4});
        // Of 40 evenly spread times a quarter falls into each bin; logit-normal: Phi(-ln 3) = 13.6 % at either end.
        const std::vector<double> counts =
            uniform ? std::vector<double>{10, 10, 10, 10} : std::vector<double>{5.4, 14.6, 14.6, 5.4};
        double sum = 0.0;
        for (std::size_t i = 0; i < 4; ++i)
            sum += counts[i] * loss.parts[i].value.item<double>() / 40.0;
        QVERIFY(std::abs(sum - loss.total.item<double>()) < (uniform ? 1e-5 : 0.1));
    }

    void gradientReachesEveryParameter_data() {
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<bool>("vector");
        for (const char* prediction : {"flow", "epsilon", "v", "x0", "edm"}) {
            QTest::addRow("%s, spatial", prediction) << prediction << false;
            QTest::addRow("%s, vector", prediction) << prediction << true;
        }
    }
    void gradientReachesEveryParameter() {
        QFETCH(QString, prediction);
        QFETCH(bool, vector);
        const Sizes sizes = vector ? Sizes{6} : Sizes{4, 8, 8};
        const auto name = prediction.toUtf8();
        DiffusionTask task(tinyModel(name, sizes, 3),
                           {.training = drawn(24, sizes, 1),
                            .validation = {},
                            .trainingLabels = torch::arange(24, torch::kLong).remainder(3)},
                           firstChannel, {.labelDropout = 0.5});
        models::initialiseWeights(task.module(), 4);
        task.loss(firstSamples(24), step(1)).total.backward();
        for (const auto& item : task.module().named_parameters()) {
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
            QVERIFY2(item.value().grad().abs().sum().item<double>() > 0.0, item.key().c_str());
        }
    }

    void aPictureWithoutALabelTrainsAsNoLabel() {
        const auto taskOf = [](const torch::Tensor& labels, double dropout) {
            auto task = std::make_unique<DiffusionTask>(tinyModel("flow", {4, 4, 4}, 3),
                                                        LatentSet{.training = drawn(24, {4, 4, 4}, 1),
                                                                  .validation = drawn(24, {4, 4, 4}, 2),
                                                                  .trainingLabels = labels,
                                                                  .validationLabels = labels},
                                                        firstChannel, DiffusionTaskConfig{.labelDropout = dropout});
            models::initialiseWeights(task->module(), 4);
            return task;
        };
        auto some = torch::full({24}, -1, torch::kLong);
        some[20] = 2;
        const auto none = taskOf(some, 0.0);
        const auto hidden = taskOf(torch::arange(24, torch::kLong).remainder(3), 1.0);
        const auto shown = taskOf(torch::arange(24, torch::kLong).remainder(3), 0.0);
        const auto lossOf = [](DiffusionTask& task) {
            return task.loss(firstSamples(16), step(1)).total.item<double>();
        };
        QCOMPARE(lossOf(*none), lossOf(*hidden));
        QVERIFY(lossOf(*none) != lossOf(*shown));
        QVERIFY(std::isfinite(valueOf(none->validate(0, {}), "val_loss")));
        none->loss(firstSamples(24), step(1)).total.backward();
        QVERIFY_EXCEPTION_THROWN(taskOf(torch::full({24}, -1, torch::kLong), 0.1), Error);
        QVERIFY_EXCEPTION_THROWN(taskOf(torch::full({24}, 3, torch::kLong), 0.1), Error);
    }

    void overfitsOneLatent() { QVERIFY(overfits("flow")); }
    void overfitsOneLatentWithEdm() { QVERIFY(overfits("edm")); }

    void validationIsRepeatable() {
        auto task = tinyTask();
        models::initialiseWeights(task.module(), 4);
        const auto metrics = task.validate(0, {});
        QVERIFY(metrics == task.validate(0, {}));
        QCOMPARE(metrics.front().first, task.selectionMetric());
        QCOMPARE(metrics.size(), std::size_t{5});
        QVERIFY(std::isfinite(valueOf(task.validate(7, {}), "val_loss")));
    }

    void drawsItsGrid() {
        for (const char* prediction : {"flow", "epsilon", "edm"}) {
            auto task = tinyTask(prediction);
            const auto grid = task.sampleGrid({});
            QCOMPARE(grid.channels, 1);
            QVERIFY(grid.width > grid.height);
            QVERIFY(grid == task.sampleGrid({}));
        }
    }

    void stops() {
        auto task = tinyTask();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(task.validate(0, stop.get_token()), Cancelled);
        QVERIFY_EXCEPTION_THROWN(task.sampleGrid(stop.get_token()), Cancelled);
    }

    void refusesBadLatents() {
        const auto make = [](torch::Tensor latents, std::int64_t classes = 0) {
            return DiffusionTask(tinyModel("flow", {4, 4, 4}, classes),
                                 {.training = std::move(latents), .validation = {}}, firstChannel, {});
        };
        QVERIFY_EXCEPTION_THROWN(make(torch::Tensor()), Error);
        QVERIFY_EXCEPTION_THROWN(make(torch::zeros({0, 4, 4, 4})), Error);
        QVERIFY_EXCEPTION_THROWN(make(drawn(5, {4, 8, 8}, 1)), Error);
        auto broken = drawn(5, {4, 4, 4}, 1);
        broken[2][1] = std::numeric_limits<float>::infinity();
        QVERIFY_EXCEPTION_THROWN(make(broken), Error);
        QVERIFY_EXCEPTION_THROWN(make(drawn(5, {4, 4, 4}, 1), 3), Error);
    }

    void keepsItsEarlyWeightsOnTheWay() {
        auto model = tinyModel("flow", {4, 4, 4});
        DiffusionTask task(model, {.training = drawn(40, {4, 4, 4}, 1), .validation = drawn(20, {4, 4, 4}, 2)},
                           firstChannel, {.guideShare = 0.25});
        const QTemporaryDir folder;
        auto config = shortRun(folder, 20);
        config.emaDecay = 0.5;
        std::vector<bool> known;
        models::StateDict kept;
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) {
            known.push_back(model->canGuide());
            if (progress.step == 6)
                kept = models::copied(models::stateDict(*model));
        };
        Trainer(task, config, hooks).run();
        QVERIFY(!known[4] && known[5]); // after a quarter of the run
        const auto find = [](const models::StateDict& state, const std::string& name) {
            return std::ranges::find(state, name, [](const auto& item) { return item.first; })->second;
        };
        const auto end = models::stateDict(*model);
        const std::string early = "early.output_weight", trained = "denoiser.output.weight";
        QVERIFY(find(end, early).equal(find(kept, early))); // kept once
        QVERIFY(find(end, early).abs().max().item<double>() > 0.0);
        QVERIFY(!find(end, early).equal(find(end, trained)));
        QVERIFY(!find(kept, early).equal(find(kept, trained))); // the average, not the weights themselves
    }

    void bfloat16LearnsAsWell() {
        const auto trained = [](models::Precision precision) {
            auto task = oneLatentTask("flow");
            const QTemporaryDir folder;
            auto config = shortRun(folder, 80);
            config.batchSize = 32;
            config.warmupSteps = 10;
            config.emaDecay = 0.9;
            config.precision = precision;
            return valueOf(Trainer(task, config, {}).run().validation, "val_loss");
        };
        const double exact = trained(models::Precision::Float32), near = trained(models::Precision::BFloat16);
        qInfo("%g and %g", exact, near);
        QVERIFY(exact < 1.0); // of about 2 before
        QVERIFY(near != exact);
        QVERIFY(std::abs(near - exact) < 0.01 * exact);
    }

    void trainsOnTheGpuWhateverTheModelStoodOn() {
        if (!torch::cuda::is_available())
            QSKIP("there is no GPU here");
        const auto model = tinyModel("flow", {4, 4, 4});
        model->to(torch::kCUDA);
        DiffusionTask task(model, {.training = drawn(40, {4, 4, 4}, 1), .validation = drawn(300, {4, 4, 4}, 2)},
                           firstChannel, {.timeSampling = TimeSampling::Uniform, .device = torch::kCUDA});
        const auto onGpu = task.loss(firstSamples(16), step(9)).total.item<double>();
        const auto onCpu = tinyTask().loss(firstSamples(16), step(9)).total.item<double>();
        QVERIFY2(std::abs(onGpu - onCpu) < 0.01 * onCpu, qPrintable(QString("%1 %2").arg(onGpu).arg(onCpu)));
        QVERIFY(std::isfinite(task.validate(0, {}).front().second));
        QVERIFY(model->scaler().mean().is_cuda());
    }

    void aShortRunPaintsFewGrids() {
        auto task = tinyTask();
        const QTemporaryDir folder;
        auto config = shortRun(folder, 20);
        config.validations = 0;
        std::vector<std::int64_t> steps;
        TrainerHooks hooks;
        hooks.onSampleGrid = [&](std::int64_t step, const Image&) { steps.push_back(step); };
        Trainer(task, config, hooks).run();
        QVERIFY(steps.size() <= 4); // of the 24 that a long run has
        QCOMPARE(steps.back(), std::int64_t{20});
    }

private:
    /// One latent among noise: the best network knows x0, so its error goes to zero.
    static DiffusionTask oneLatentTask(const char* prediction) {
        auto data = drawn(1, {4, 4, 4}, 5).repeat({32, 1, 1, 1});
        data.index_put_({0}, -data[0]);
        return {tinyModel(prediction, {4, 4, 4}),
                {.training = data, .validation = {}},
                firstChannel,
                {.timeSampling = TimeSampling::Uniform}};
    }

    static bool overfits(const char* prediction) {
        auto task = oneLatentTask(prediction);
        torch::optim::Adam optimiser(task.module().parameters(), torch::optim::AdamOptions(4e-3));
        const double before = valueOf(task.validate(0, {}), "val_loss");
        for (int i = 0; i < 250; ++i) {
            optimiser.zero_grad();
            task.loss(firstSamples(32), step(static_cast<std::uint64_t>(i))).total.backward();
            optimiser.step();
        }
        const double after = valueOf(task.validate(0, {}), "val_loss");
        qInfo("%s: %g of %g", prediction, after, before);
        return after < 0.25 * before;
    }
};

QTEST_APPLESS_MAIN(TestDiffusionTask)
#include "tst_diffusiontask.moc"
