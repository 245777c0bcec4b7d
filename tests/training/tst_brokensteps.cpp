// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/training/TinyTask.hpp"
#include "tests/training/TrainerFakes.hpp"

#include "core/diffusion/DiffusionParameters.hpp"
#include "core/models/Convolution.hpp"
#include "core/models/StopScope.hpp"
#include "core/training/DiffusionTask.hpp"

#include <ATen/record_function.h>
#include <torch/autograd.h>

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace studio;
using namespace studio::training;
using torch::autograd::variable_list;

namespace {

/// Counts LibTorch's operations, forwards and backwards, on all threads, and asks for a stop at one of them.
struct Operations {
    static inline std::atomic<bool> counting = false;
    static inline std::atomic<int> seen = 0;
    static inline int stopAt = 0;
    static inline std::stop_source stop;

    static std::unique_ptr<at::ObserverContext> look(const at::RecordFunction&) {
        if (counting && ++seen == stopAt)
            stop.request_stop();
        return nullptr;
    }
    static void begin(int at) {
        counting = false;
        seen = 0;
        stopAt = at;
        stop = {};
    }
};

/// Counts while one step of another task is computed.
class WatchedTask : public Task {
public:
    WatchedTask(std::unique_ptr<Task> task, std::int64_t step)
        : m_task(std::move(task))
        , m_step(step) {}
    torch::nn::Module& module() override { return m_task->module(); }
    models::StateDict companions() const override { return m_task->companions(); }
    models::StateDict changedByLoss() override { return m_task->changedByLoss(); }
    std::int64_t trainingSamples() const override { return m_task->trainingSamples(); }
    BatchLoss loss(std::span<const std::int64_t> samples, const models::StepInfo& info) override {
        Operations::counting = info.training && info.step == m_step;
        auto loss = m_task->loss(samples, info);
        if (failsAfterwards && info.step == m_step)
            throw std::bad_alloc();
        return loss;
    }
    Metrics validate(std::int64_t limit, std::stop_token stop) override { return m_task->validate(limit, stop); }
    std::int64_t validationSamples() const override { return m_task->validationSamples(); }
    std::string selectionMetric() const override { return m_task->selectionMetric(); }
    Image sampleGrid(std::stop_token stop) override { return m_task->sampleGrid(stop); }
    bool failsAfterwards = false;

private:
    std::unique_ptr<Task> m_task;
    std::int64_t m_step;
};

std::unique_ptr<Task> madeTask(const std::string& kind) {
    if (kind == "diffusion") {
        auto parameters = diffusion::diffusionPreset(Preset::Balanced);
        parameters.setFromText("width", "16");
        const auto latents = torch::randn({40, 4, 8, 8}, at::make_generator<at::CPUGeneratorImpl>(1));
        return std::make_unique<DiffusionTask>(
            diffusion::makeLatentDiffusion(parameters, {4, 8, 8}, 0, 3),
            LatentSet{.training = latents, .validation = latents.narrow(0, 0, 8)},
            [](const torch::Tensor& latent) { return torch::sigmoid(latent.narrow(1, 0, 1)); }, DiffusionTaskConfig{});
    }
    AutoencoderTaskConfig config;
    config.augmentation = {0.5, 0.2, 0.1, 10.0, 0.2, 0.2};
    config.adversary = {.weight = 0.5, .start = 0.2}; // learns within the step, with weights of its own
    return tinyTask(kind, config);
}

/// All that a resumed run begins with: weights, their average, moments, codebook, adversary.
models::StateDict stateOf(const QTemporaryDir& folder) {
    return CheckpointStore(pathOf(folder)).loadLatest({})->content.tensors;
}

/// Passes on what it is given; counts how often it is passed, in both directions.
class Gate : public torch::autograd::Function<Gate> {
public:
    static inline std::atomic<int> passed = 0;
    static inline int stopAt = 0;
    static inline std::stop_source stop;
    static void pass() {
        if (++passed == stopAt)
            stop.request_stop();
    }
    static torch::Tensor forward(torch::autograd::AutogradContext*, const torch::Tensor& x) {
        pass();
        return x.clone();
    }
    static variable_list backward(torch::autograd::AutogradContext*, const variable_list& upstream) {
        pass();
        return upstream;
    }
};

} // namespace

/// A stop that comes within a step, and what is left of that step.
class TestBrokenSteps : public QObject {
    Q_OBJECT

    static constexpr std::int64_t brokenStep = 7;

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(2);
        at::addGlobalCallback(at::RecordFunctionCallback(&Operations::look));
    }
    void init() { Operations::begin(0); }

    /// Eight layers: the stop is seen before the next one, on the way back too.
    void noLayerIsComputedAfterTheStop() {
        std::vector<models::Convolution> layers;
        for (int i = 0; i < 8; ++i)
            layers.push_back(models::conv3x3(8, 8));
        const auto pass = [&] {
            auto x = torch::randn({1, 8, 8, 8});
            for (auto& layer : layers)
                x = Gate::apply(layer->forward(x));
            x.sum().backward();
        };
        for (int stopAt = 1; stopAt <= 15; ++stopAt) {
            Gate::passed = 0;
            Gate::stopAt = stopAt;
            Gate::stop = {};
            const models::StopScope scope(Gate::stop.get_token());
            QVERIFY_EXCEPTION_THROWN(pass(), Cancelled);
            QCOMPARE(Gate::passed.load(), stopAt == 8 ? 9 : stopAt); // behind the last layer there is none to look
        }
        Gate::stopAt = 0;
        Gate::passed = 0;
        pass(); // and outside of the scope nothing looks
        QCOMPARE(Gate::passed.load(), 16);
    }

    void scopesNest() {
        std::stop_source stopped;
        stopped.request_stop();
        const auto x = torch::ones({1});
        const models::StopScope outer(stopped.get_token());
        {
            const models::StopScope inner{std::stop_token()};
            models::lookForStop(x);
        }
        QVERIFY_EXCEPTION_THROWN(models::lookForStop(x), Cancelled);
    }

    void aStepBrokenOffAnywhereNeverWas_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"vae", "vqvae", "rae", "diffusion"})
            QTest::newRow(kind) << kind;
    }

    void aStepBrokenOffAnywhereNeverWas() {
        QFETCH(QString, kind);
        const QTemporaryDir wholeFolder;
        WatchedTask whole(madeTask(kind.toStdString()), brokenStep);
        TrainerHooks untilTheStepIsDifferentiated;
        int operations = 0;
        untilTheStepIsDifferentiated.onMetrics = [&](const Metrics& row) {
            if (cell(row, "step") == brokenStep)
                operations = Operations::seen;
            Operations::counting = false;
        };
        Trainer(whole, configFor(wholeFolder, 12), untilTheStepIsDifferentiated).run();
        QVERIFY(operations > 100);
        const auto expected = stateOf(wholeFolder);

        for (const double share : {0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.85}) {
            const QTemporaryDir folder;
            auto config = configFor(folder, 12);
            Operations::begin(1 + static_cast<int>(share * operations));
            TrainerHooks hooks;
            hooks.stop = Operations::stop.get_token();
            WatchedTask task(madeTask(kind.toStdString()), brokenStep);
            const auto broken = Trainer(task, config, hooks).run();
            QCOMPARE(broken.end, TrainResult::End::Stopped);
            // Shares of a batch run side by side: late in the step, both may have their last layer behind them.
            QVERIFY2(broken.step == brokenStep || (share > 0.7 && broken.step == brokenStep + 1),
                     std::to_string(share).c_str());
            QCOMPARE(CheckpointStore(config.folder).latestStep(), std::optional(broken.step));

            Operations::begin(0);
            config.resume = true;
            const auto again = madeTask(kind.toStdString());
            QCOMPARE(Trainer(*again, config, {}).run().step, config.totalSteps);
            QVERIFY2(equal(stateOf(folder), expected), std::to_string(share).c_str());
            QCOMPARE(linesOf(config.folder / "metrics.csv").size(),
                     linesOf(pathOf(wholeFolder) / "metrics.csv").size());
        }
    }

    void aForeignExceptionWithinAStepLeavesNothingOfIt() {
        const QTemporaryDir wholeFolder;
        Trainer(*madeTask("vqvae"), configFor(wholeFolder, 12), {}).run();
        const QTemporaryDir folder;
        auto config = configFor(folder, 12);
        WatchedTask task(madeTask("vqvae"), brokenStep);
        task.failsAfterwards = true; // when codebook and adversary have learnt from the batch
        QVERIFY_EXCEPTION_THROWN(Trainer(task, config, {}).run(), std::bad_alloc);
        config.resume = true;
        const auto again = madeTask("vqvae");
        Trainer(*again, config, {}).run();
        QVERIFY(equal(stateOf(folder), stateOf(wholeFolder)));
    }
};

QTEST_GUILESS_MAIN(TestBrokenSteps)
#include "tst_brokensteps.moc"
