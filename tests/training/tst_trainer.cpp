// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/training/TinyTask.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/training/Trainer.hpp"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <clocale>
#include <fstream>
#include <limits>
#include <thread>

using namespace studio;
using namespace studio::training;
namespace fs = std::filesystem;

namespace {

TrainerConfig configFor(const QTemporaryDir& folder, std::int64_t steps = 24) {
    TrainerConfig config;
    config.folder = folder.path().toStdString();
    config.totalSteps = steps;
    config.batchSize = 8;
    config.learningRate = 3e-3;
    config.warmupSteps = 2;
    config.validations = 4;
    config.grids = 4;
    config.seed = 3;
    return config;
}

struct Outcome {
    TrainResult result;
    models::StateDict weights;
    std::vector<Metrics> rows;
};

Outcome train(Task& task, const TrainerConfig& config, TrainerHooks hooks = {}) {
    Outcome outcome;
    hooks.onSnapshot = [&](auto snapshot) { outcome.weights = snapshot->weights; };
    hooks.onMetrics = [&](const Metrics& row) { outcome.rows.push_back(row); };
    outcome.result = Trainer(task, config, hooks).run();
    return outcome;
}

Outcome trainUntil(Task& task, const TrainerConfig& config, std::int64_t stopAt) {
    std::stop_source source;
    TrainerHooks hooks;
    hooks.stop = source.get_token();
    hooks.onProgress = [&](const TrainProgress& progress) {
        if (progress.step == stopAt)
            source.request_stop();
    };
    return train(task, config, hooks);
}

bool equal(const models::StateDict& a, const models::StateDict& b) {
    return !a.empty() && std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && torch::equal(x.second, y.second);
    });
}

double cell(const Metrics& row, const std::string& name) {
    for (const auto& [key, value] : row)
        if (key == name)
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::string> linesOf(const fs::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// One number that learns to be zero, until it is told to fail.
class FailingTask : public Task {
public:
    explicit FailingTask(std::int64_t failAt)
        : m_failAt(failAt) {}
    torch::nn::Module& module() override { return *m_net; }
    std::int64_t trainingSamples() const override { return 16; }
    BatchLoss loss(std::span<const std::int64_t>, const models::StepInfo& info) override {
        m_progress = info.progress();
        auto total = m_net->forward(torch::ones({1, 2})).square().sum();
        if (info.step == m_failAt && throws)
            throw std::bad_alloc();
        if (info.step == m_failAt)
            total = total * std::numeric_limits<float>::quiet_NaN();
        return {total, {}};
    }
    Metrics validate(std::int64_t, std::stop_token) override { return {{"val_mse", 1.0}}; }
    std::string selectionMetric() const override { return "val_mse"; }
    Image sampleGrid(std::stop_token) override { return Image(1, 1, 1); }
    torch::Tensor weight() const { return m_net->weight; }
    double progress() const { return m_progress; } ///< that the last step was told
    bool throws = false;                           ///< fails by an exception, not by its loss

private:
    double m_progress = -1.0;
    std::int64_t m_failAt;
    torch::nn::Linear m_net{2, 2};
};

/// Validates as it is told to.
class ScriptedTask : public FailingTask {
public:
    explicit ScriptedTask(std::vector<double> values)
        : FailingTask(-1)
        , m_values(std::move(values)) {}
    Metrics validate(std::int64_t, std::stop_token) override {
        return {{"val_mse", m_values.at(std::min(asked++, m_values.size() - 1))}};
    }
    std::size_t asked = 0;

private:
    std::vector<double> m_values;
};

/// A disk that takes nothing while it is full.
class FullDisk : public io::FileSystem {
public:
    int create(const fs::path& file) override { return fails() ? -1 : FileSystem::create(file); }
    int openToAppend(const fs::path& file) override { return fails() ? -1 : FileSystem::openToAppend(file); }
    ssize_t write(int descriptor, const void* bytes, std::size_t count) override {
        if (!fails())
            return FileSystem::write(descriptor, bytes, count);
        static_cast<void>(FileSystem::write(descriptor, bytes, count / 2));
        errno = ENOSPC;
        return -1;
    }
    int sync(int descriptor) override { return fails() ? -1 : FileSystem::sync(descriptor); }
    int rename(const fs::path& from, const fs::path& to) override {
        return fails() ? -1 : FileSystem::rename(from, to);
    }

    bool full = false;
    int fillAt = 0; ///< the number of the call at which it becomes full; 0: none
    int calls = 0;

private:
    bool fails() {
        full = full || ++calls == fillAt;
        errno = ENOSPC;
        return full;
    }
};

fs::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

    static void addModels() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"ae", "vae", "vqvae", "fsq", "rae"})
            QTest::newRow(model) << model;
    }

private Q_SLOTS:
    void aResumedRunEqualsTheUninterruptedOne_data() { addModels(); }

    void aResumedRunEqualsTheUninterruptedOne() {
        QFETCH(QString, model);
        const QTemporaryDir wholeFolder;
        const QTemporaryDir partFolder;
        AutoencoderTaskConfig varying;
        varying.augmentation = {0.5, 0.2, 0.1, 10.0, 0.2, 0.2};
        const auto wholeTask = tinyTask(model.toStdString(), varying);
        const auto whole = train(*wholeTask, configFor(wholeFolder));

        auto config = configFor(partFolder);
        const auto first = tinyTask(model.toStdString(), varying);
        const auto stopped = trainUntil(*first, config, 11);
        QCOMPARE(stopped.result.end, TrainResult::End::Stopped);
        QCOMPARE(stopped.result.step, std::int64_t{11});
        QVERIFY(!equal(stopped.weights, whole.weights));

        config.resume = true;
        const auto second = tinyTask(model.toStdString(), varying);
        const auto resumed = train(*second, config);
        QCOMPARE(resumed.result.step, config.totalSteps);
        QVERIFY(equal(resumed.weights, whole.weights));
        for (std::size_t i = 1; i <= resumed.rows.size(); ++i) {
            const auto& mine = resumed.rows[resumed.rows.size() - i];
            const auto& theirs = whole.rows[whole.rows.size() - i];
            QCOMPARE(cell(mine, "step"), cell(theirs, "step"));
            QCOMPARE(cell(mine, "loss"), cell(theirs, "loss"));
        }
        const auto columnOf = [](const QTemporaryDir& folder) {
            std::vector<std::string> steps;
            for (const auto& line : linesOf(fs::path(folder.path().toStdString()) / "metrics.csv"))
                steps.push_back(line.substr(0, line.find(',')));
            return steps;
        };
        QCOMPARE(columnOf(partFolder), columnOf(wholeFolder));
    }

    void aResumedRunGoesOnWithItsAdversary_data() { addModels(); }

    void aResumedRunGoesOnWithItsAdversary() {
        QFETCH(QString, model);
        const QTemporaryDir wholeFolder;
        const QTemporaryDir partFolder;
        AutoencoderTaskConfig sharper;
        sharper.structure = 1.0;
        sharper.adversary = {.weight = 0.5, .start = 0.2};
        const auto whole = train(*tinyTask(model.toStdString(), sharper), configFor(wholeFolder));
        QVERIFY(std::isfinite(cell(whole.rows.back(), "discriminator")));
        QVERIFY(!std::isfinite(cell(whole.rows.front(), "discriminator")));

        auto config = configFor(partFolder);
        trainUntil(*tinyTask(model.toStdString(), sharper), config, 15);
        config.resume = true;
        QVERIFY(equal(train(*tinyTask(model.toStdString(), sharper), config).weights, whole.weights));

        // The finished run's weights are the model's alone.
        const auto saved = CheckpointStore(config.folder).loadLatest({});
        const auto net =
            models::makeAutoencoder(model.toStdString(), tinyParameters(model.toStdString()), {1, 8, 8}, 9);
        models::loadStateDict(*net, inferenceWeights(saved->content), saved->source);
    }

    void anotherSeedTrainsAnotherModel() {
        const QTemporaryDir one;
        const QTemporaryDir two;
        auto config = configFor(two, 6);
        config.seed = 4;
        QVERIFY(!equal(train(*tinyTask("vae"), configFor(one, 6)).weights, train(*tinyTask("vae"), config).weights));
    }

    void trainingLowersTheValidationError() {
        const QTemporaryDir folder;
        const auto outcome = train(*tinyTask("ae"), configFor(folder, 150));
        QCOMPARE(outcome.result.end, TrainResult::End::Finished);
        const double before = cell(outcome.rows.front(), "val_mse");
        const double after = cell(outcome.result.validation, "val_mse");
        QVERIFY2(after < 0.3 * before, qPrintable(QString("%1 to %2").arg(before).arg(after)));
    }

    void everyPartOfTheRunIsReported() {
        const QTemporaryDir folder;
        std::vector<std::int64_t> grids;
        std::vector<std::int64_t> checkpoints;
        TrainerHooks hooks;
        hooks.onSampleGrid = [&](std::int64_t step, const Image& grid) {
            grids.push_back(step);
            QVERIFY(!grid.empty());
        };
        hooks.onCheckpoint = [&](std::int64_t step) { checkpoints.push_back(step); };
        const auto outcome = train(*tinyTask("vae"), configFor(folder), hooks);
        QCOMPARE(grids.front(), std::int64_t{0});
        QCOMPARE(grids.back(), std::int64_t{24});
        QCOMPARE(checkpoints, (std::vector<std::int64_t>{0, 6, 12, 18, 24}));
        for (const char* column :
             {"step", "epoch", "seconds", "learning_rate", "loss", "reconstruction", "kl", "val_mse", "val_psnr"})
            QVERIFY2(std::isfinite(cell(outcome.rows.front(), column)), column);
        const auto lines = linesOf(fs::path(folder.path().toStdString()) / "metrics.csv");
        QCOMPARE(lines.size(), std::size_t{26});
        for (const auto& line : lines)
            QCOMPARE(std::ranges::count(line, ','), std::ranges::count(lines.front(), ','));
    }

    void theLossThatIsNoNumberRollsBack() {
        const QTemporaryDir folder;
        FailingTask task(15);
        auto config = configFor(folder);
        config.emaDecay = 0;
        torch::Tensor good;
        TrainerHooks hooks;
        hooks.onCheckpoint = [&](std::int64_t) { good = task.weight().detach().clone(); };
        Trainer trainer(task, config, hooks);
        try {
            trainer.run();
            QFAIL("went on");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Diverged);
            QVERIFY(error.message().find("step 15") != std::string::npos);
            QVERIFY(error.message().find("step 12") != std::string::npos);
            QVERIFY(error.hint().find("learning_rate=0.00075") != std::string::npos);
        }
        QCOMPARE(trainer.step(), std::int64_t{12});
        QVERIFY(torch::equal(task.weight(), good));
        QVERIFY(CheckpointStore(config.folder).loadLatest({}).has_value());
    }

    void aRateThatIsTooHighIsNoticed() {
        const QTemporaryDir folder;
        auto config = configFor(folder, 200);
        config.learningRate = 1e18;
        const auto task = tinyTask("ae");
        QVERIFY_EXCEPTION_THROWN(train(*task, config), Error);
        for (const auto& parameter : task->module().parameters())
            QVERIFY(parameter.isfinite().all().item<bool>());
    }

    void pauseHoldsExactWeightsAndGoesOn() {
        const QTemporaryDir folder;
        const QTemporaryDir plain;
        std::int64_t pauses = 0;
        std::int64_t published = -1;
        std::int64_t atPause = -1;
        bool wanted = false;
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) { wanted = progress.step == 9 && pauses == 0; };
        hooks.pauseRequested = [&] { return wanted; };
        hooks.waitWhilePaused = [&] {
            ++pauses;
            atPause = published;
            wanted = false;
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        };
        models::StateDict weights;
        hooks.onSnapshot = [&](auto snapshot) {
            published = snapshot->step;
            weights = snapshot->weights;
        };
        const auto task = tinyTask("vae");
        Trainer(*task, configFor(folder), hooks).run();
        QCOMPARE(pauses, std::int64_t{1});
        QCOMPARE(atPause, std::int64_t{9});
        QVERIFY(equal(weights, train(*tinyTask("vae"), configFor(plain)).weights));
    }

    /// Nobody wants to decode with the weights of step 0 because no others have been measured yet.
    void aRunStoppedBeforeItsFirstValidationKeepsWhatItLearned() {
        const QTemporaryDir folder;
        const auto config = configFor(folder, 100000);
        const auto stopped = trainUntil(*tinyTask("ae"), config, 5);
        QCOMPARE(stopped.result.end, TrainResult::End::Stopped);
        const auto best = CheckpointStore(config.folder).loadBest({});
        QVERIFY(best.has_value());
        QCOMPARE(best->step, std::int64_t{5});
    }

    void checkpointsDoNotDependOnTheLocale() {
        const QTemporaryDir locales;
        const int made = QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", locales.filePath("comma")});
        if (made != 0 && !QFileInfo::exists(locales.filePath("comma/LC_NUMERIC")))
            QSKIP("no localedef with its sources: a decimal comma cannot be had");
        qputenv("LOCPATH", locales.path().toUtf8());
        const QTemporaryDir folder;
        const auto config = configFor(folder);
        QVERIFY(std::setlocale(LC_NUMERIC, "comma"));
        const auto reset = qScopeGuard([] { std::setlocale(LC_NUMERIC, "C"); });
        QCOMPARE(QByteArray(std::localeconv()->decimal_point), QByteArray(","));
        trainUntil(*tinyTask("ae"), config, 10);
        const auto written = CheckpointStore(config.folder).loadLatest({})->content.metadata;
        const auto seconds = written.at("seconds");
        QVERIFY2(seconds.find(',') == std::string::npos, seconds.c_str());

        const auto task = tinyTask("ae");
        TrainingState state(task->module(), config.adam, task->companions());
        auto checkpoint = CheckpointStore(config.folder).loadLatest({})->content;
        const double expected = state.restore(checkpoint, "").seconds;
        QVERIFY(expected > 0.0);
        for (const char* text : {"0x1.8p+1", "0x1,8p+1", "1.8p+1"}) { // as earlier versions wrote it in either locale
            checkpoint.metadata["seconds"] = text;
            QCOMPARE(state.restore(checkpoint, "").seconds, 3.0);
        }
        checkpoint.metadata["best_selection"] = "inf";
        QCOMPARE(state.restore(checkpoint, "").bestSelection, std::numeric_limits<double>::infinity());
        checkpoint.metadata["best_selection"] = "-0x1.8p+1";
        QCOMPARE(state.restore(checkpoint, "").bestSelection, -3.0);
    }

    void stopsWithinASecondWithACheckpoint() {
        const QTemporaryDir folder;
        auto config = configFor(folder, 1000000);
        std::stop_source source;
        TrainerHooks hooks;
        hooks.stop = source.get_token();
        QElapsedTimer sinceStop;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            sinceStop.start();
            source.request_stop();
        });
        const auto task = tinyTask("ae");
        const auto outcome = train(*task, config, hooks);
        QVERIFY(sinceStop.elapsed() < 10000);
        QCOMPARE(outcome.result.end, TrainResult::End::Stopped);
        const auto saved = CheckpointStore(config.folder).loadLatest({});
        QVERIFY(saved.has_value());
        QCOMPARE(saved->step, outcome.result.step);
    }

    void savedAveragesAreTheOnesShown() {
        const QTemporaryDir folder;
        const auto outcome = train(*tinyTask("vqvae"), configFor(folder));
        const auto saved = CheckpointStore(configFor(folder).folder).loadLatest({});
        const auto net = models::makeAutoencoder("vqvae", tinyParameters("vqvae"), {1, 8, 8}, 99);
        models::loadStateDict(*net, inferenceWeights(saved->content), saved->source);
        auto loaded = models::stateDict(*net);
        auto shown = outcome.weights;
        std::ranges::sort(loaded, {}, &models::StateDict::value_type::first);
        std::ranges::sort(shown, {}, &models::StateDict::value_type::first);
        QVERIFY(equal(loaded, shown));
    }

    void resumingWithOtherSettingsIsRefused() {
        const QTemporaryDir folder;
        auto config = configFor(folder);
        trainUntil(*tinyTask("ae"), config, 5);
        config.resume = true;
        config.seed = 99;
        const auto task = tinyTask("ae");
        QVERIFY_EXCEPTION_THROWN(Trainer(*task, config, {}), Error);
        const auto otherModel = tinyTask("vqvae");
        config.seed = 3;
        QVERIFY_EXCEPTION_THROWN(Trainer(*otherModel, config, {}), Error);
    }

    void aCheckpointThatCannotBeWrittenIsToldAndTheLastOneThrows() {
        const QTemporaryDir folder;
        const auto config = configFor(folder);
        const auto block = [&](const char* name) { fs::create_directories(config.folder / name / "in the way"); };
        std::vector<std::string> notices;
        TrainerHooks hooks;
        hooks.onNotice = [&](const std::string& text) { notices.push_back(text); };
        block("checkpoint-000012.safetensors");
        QCOMPARE(train(*tinyTask("ae"), config, hooks).result.end, TrainResult::End::Finished);
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY(notices.front().find("step 12") != std::string::npos);
        block("checkpoint-000030.safetensors");
        auto longer = configFor(folder, 30);
        const auto task = tinyTask("ae");
        QVERIFY_EXCEPTION_THROWN(train(*task, longer, hooks), Error);
        QVERIFY(CheckpointStore(config.folder).loadLatest({}).has_value());
    }

    void aFullDiskIsWaitedFor() {
        const QTemporaryDir plain;
        const auto expected = train(*tinyTask("ae"), configFor(plain));
        const QTemporaryDir folder;
        FullDisk disk;
        int waits = 0;
        std::vector<std::string> notices;
        TrainerHooks hooks;
        hooks.onSampleGrid = [&](std::int64_t step, const Image&) {
            io::writeAtomically(pathOf(folder) / (std::to_string(step) + ".txt"), "grid");
        };
        hooks.onNotice = [&](const std::string& text) { notices.push_back(text); };
        hooks.onProgress = [&](const TrainProgress& progress) { disk.full = disk.full || progress.step == 3; };
        hooks.waitForSpace = [&](const Error&) {
            disk.full = ++waits % 2 != 0; // frees space at the second attempt
            return true;
        };
        const auto outcome = [&] {
            const io::StandInFiles standIn(disk);
            return train(*tinyTask("ae"), configFor(folder), hooks);
        }();
        QVERIFY(equal(outcome.weights, expected.weights));
        QVERIFY(waits >= 2);
        QVERIFY2(std::ssize(notices) <= 2, notices.back().c_str()); // once for rows, once for grids
        QCOMPARE(linesOf(pathOf(folder) / "metrics.csv").size(), linesOf(pathOf(plain) / "metrics.csv").size());
        QVERIFY(!CheckpointStore(pathOf(folder)).loadBest({})->isSubstitute);
    }

    /// Whichever call fails, and for good: what is there loads, and going on from it gives the same bits.
    void anyFailingCallLeavesSomethingToGoOnFrom() {
        const QTemporaryDir plain;
        FullDisk sound;
        const auto expected = [&] {
            const io::StandInFiles standIn(sound);
            return train(*tinyTask("ae"), configFor(plain));
        }();
        QVERIFY(sound.calls > 50);
        for (int failFrom = 1; failFrom <= sound.calls; failFrom += 5) {
            const QTemporaryDir folder;
            FullDisk disk;
            disk.fillAt = failFrom;
            try {
                const io::StandInFiles standIn(disk);
                train(*tinyTask("ae"), configFor(folder));
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::DiskFull);
            }
            auto config = configFor(folder);
            config.resume = true;
            QVERIFY(equal(train(*tinyTask("ae"), config).weights, expected.weights));
            QCOMPARE(linesOf(config.folder / "metrics.csv").size(), linesOf(pathOf(plain) / "metrics.csv").size());
        }
    }

    void aRowThatWasCutOffIsNoRow() {
        const QTemporaryDir folder;
        auto config = configFor(folder);
        trainUntil(*tinyTask("ae"), config, 10);
        const auto lines = linesOf(config.folder / "metrics.csv").size();
        std::ofstream(config.folder / "metrics.csv", std::ios::app) << "3,0.2,0.";
        config.resume = true;
        trainUntil(*tinyTask("ae"), config, 11);
        for (const auto& line : linesOf(config.folder / "metrics.csv"))
            QVERIFY2(!line.starts_with("3,0.2,0."), line.c_str());
        QVERIFY(linesOf(config.folder / "metrics.csv").size() >= lines);
    }

    void aForeignExceptionLeavesACheckpoint() {
        const QTemporaryDir folder;
        FailingTask task(9);
        task.throws = true;
        auto config = configFor(folder);
        config.validations = 1;
        QVERIFY_EXCEPTION_THROWN(train(task, config), std::bad_alloc);
        QCOMPARE(CheckpointStore(config.folder).latestStep(), std::optional(std::int64_t{9}));
    }

    void onlyWhatIsSavedRaisesTheBarForTheBest() {
        const QTemporaryDir folder;
        FullDisk disk;
        ScriptedTask task({1.0, 5.0, 9.0, 9.0, 9.0, 9.0}); // at steps 6, 12, ...
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) { disk.full = progress.step == 6; };
        const io::StandInFiles standIn(disk);
        auto config = configFor(folder, 24);
        train(task, config, hooks);
        QVERIFY(task.asked >= 4);
        const auto best = CheckpointStore(config.folder).loadBest({});
        QVERIFY2(best && best->step == 12, std::to_string(best ? best->step : -1).c_str());
    }

    void trainingFurtherWarmsUpAgainAndCountsOn() {
        const QTemporaryDir folder;
        const auto task = tinyTask("vae");
        train(*task, configFor(folder, 20));
        auto config = configFor(folder, 50);
        config.resume = true;
        config.beginStep = 20;
        config.warmupSteps = 3;
        std::vector<std::int64_t> grids;
        TrainerHooks hooks;
        hooks.onSampleGrid = [&](std::int64_t step, const Image&) { grids.push_back(step); };
        const auto again = tinyTask("vae");
        const auto outcome = train(*again, config, hooks);
        QCOMPARE(outcome.result.step, std::int64_t{50});
        QCOMPARE(cell(outcome.rows.front(), "step"), 20.0);
        QCOMPARE(cell(outcome.rows.front(), "learning_rate"), config.learningRate / 3.0);
        QVERIFY(cell(outcome.rows[2], "learning_rate") > cell(outcome.rows[15], "learning_rate"));
        QVERIFY(cell(outcome.rows.back(), "learning_rate") < 1e-12);
        QCOMPARE(grids.front(), std::int64_t{20});
        QCOMPARE(grids.back(), std::int64_t{50});
        const auto lines = linesOf(config.folder / "metrics.csv");
        QCOMPARE(lines.size(), std::size_t{52}); // head, steps 0 to 49 and the end, each once
        QVERIFY(lines[1].starts_with("0,") && lines.back().starts_with("50,"));
    }

    void aRunTrainedFurtherResumesAsIfItHadNotStopped() {
        const QTemporaryDir wholeFolder;
        const QTemporaryDir partFolder;
        const auto further = [](const QTemporaryDir& folder) {
            auto config = configFor(folder, 24);
            config.resume = true;
            config.beginStep = 10;
            return config;
        };
        models::StateDict whole;
        for (const QTemporaryDir* folder : {&wholeFolder, &partFolder}) {
            const auto task = tinyTask("vae");
            train(*task, configFor(*folder, 10));
        }
        const auto wholeTask = tinyTask("vae");
        whole = train(*wholeTask, further(wholeFolder)).weights;
        const auto first = tinyTask("vae");
        trainUntil(*first, further(partFolder), 17);
        const auto second = tinyTask("vae");
        QVERIFY(equal(train(*second, further(partFolder)).weights, whole));
    }

    void everyWarmUpOfALossIsOverInARunTrainedFurther() {
        const QTemporaryDir folder;
        FailingTask task(-1);
        train(task, configFor(folder, 4));
        QCOMPARE(task.progress(), 0.75); // before the fourth step
        auto config = configFor(folder, 400);
        config.resume = true;
        config.beginStep = 4;
        FailingTask again(-1);
        trainUntil(again, config, 6);
        QCOMPARE(again.progress(), 1.0);
    }

    void tellsTheTimeThatIsLeft() {
        const QTemporaryDir folder;
        std::vector<std::optional<double>> left;
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) { left.push_back(progress.secondsLeft); };
        const auto task = tinyTask("ae");
        train(*task, configFor(folder), hooks);
        QCOMPARE(left.size(), std::size_t{24});
        QVERIFY(std::ranges::all_of(left, [](const auto& each) { return each && *each >= 0.0; }));
    }

    void fewerPicturesThanABatchTrainWithANotice() {
        const QTemporaryDir folder;
        const TinyPictures pictures(1);
        auto net = models::makeAutoencoder("ae", tinyParameters("ae"), pictures.shape, 5);
        AutoencoderTask task(net, pictures.source(), {{0}, {}}, {});
        std::string notice;
        TrainerHooks hooks;
        hooks.onNotice = [&](const std::string& text) { notice = text; };
        const auto outcome = train(task, configFor(folder, 5), hooks);
        QCOMPARE(outcome.result.end, TrainResult::End::Finished);
        QVERIFY(notice.find("batch") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
