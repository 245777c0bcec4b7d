// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/training/TinyTask.hpp"
#include "tests/training/TrainerFakes.hpp"

#include "core/base/Error.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/training/Trainer.hpp"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <clocale>
#include <fstream>
#include <limits>
#include <semaphore>
#include <thread>

using namespace studio;
using namespace studio::training;
namespace fs = std::filesystem;

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
        hooks.onCheckpoint = [&](const SavedCheckpoint& saved) { checkpoints.push_back(saved.step); };
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

    void stopsAfterTheStepUnderWayWithACheckpoint() {
        const QTemporaryDir folder;
        auto config = configFor(folder, 1000000);
        std::stop_source source;
        std::binary_semaphore reached{0};
        std::binary_semaphore asked{0};
        TrainerHooks hooks;
        hooks.stop = source.get_token();
        hooks.onProgress = [&](const TrainProgress& progress) {
            if (progress.step != 5)
                return;
            reached.release();
            asked.acquire();
        };
        std::jthread stopper([&] {
            reached.acquire();
            source.request_stop();
            asked.release();
        });
        const auto task = tinyTask("ae");
        const auto outcome = train(*task, config, hooks);
        QCOMPARE(outcome.result.end, TrainResult::End::Stopped);
        QCOMPARE(outcome.result.step, std::int64_t{5});
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
