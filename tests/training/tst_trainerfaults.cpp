// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/training/TinyTask.hpp"
#include "tests/training/TrainerFakes.hpp"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace studio;
using namespace studio::training;

/// What fails, what is saved of it, and which weights are the best.
class TestTrainerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLossThatIsNoNumberRollsBack() {
        const QTemporaryDir folder;
        FailingTask task(15);
        auto config = configFor(folder);
        config.emaDecay = 0;
        torch::Tensor good;
        TrainerHooks hooks;
        hooks.onCheckpoint = [&](const SavedCheckpoint&) { good = task.weight().detach().clone(); };
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

    void aRunStoppedBeforeItsFirstValidationKeepsWhatItLearned() {
        const QTemporaryDir folder;
        const auto config = configFor(folder, 100000);
        const auto stopped = trainUntil(*tinyTask("ae"), config, 5);
        QCOMPARE(stopped.result.end, TrainResult::End::Stopped);
        const auto best = CheckpointStore(config.folder).loadBest({});
        QVERIFY(best.has_value());
        QCOMPARE(best->step, std::int64_t{5});
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

    void theLastRowIsWrittenAtTheSecondAttempt() {
        const QTemporaryDir folder;
        FullDisk disk;
        disk.failsOnce = true;
        std::vector<std::string> notices;
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) { disk.full = progress.step == progress.totalSteps; };
        hooks.onNotice = [&](const std::string& text) { notices.push_back(text); };
        const io::StandInFiles standIn(disk);
        train(*tinyTask("ae"), configFor(folder), hooks);
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY2(notices.front().find("metrics.csv") != std::string::npos, notices.front().c_str());
        QVERIFY(linesOf(pathOf(folder) / "metrics.csv").back().starts_with("24,"));
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
        ScriptedTask task({9.0, 7.0, 1.0, 5.0, 9.0}); // at steps 0, 6, 12, ...
        TrainerHooks hooks;
        hooks.onProgress = [&](const TrainProgress& progress) { disk.full = progress.step == 12; };
        const io::StandInFiles standIn(disk);
        auto config = configFor(folder, 24);
        train(task, config, hooks);
        QCOMPARE(CheckpointStore(config.folder).bestStep(), std::optional(std::int64_t{18}));
    }

    void aBestOneThatFailsAtTheEndIsTheBestWhenItIsSaved() {
        const QTemporaryDir folder;
        FullDisk disk;
        disk.failsOnce = true;
        ScriptedTask task({9.0, 7.0, 8.0, 8.0, 3.0});
        TrainerHooks hooks;
        const auto config = configFor(folder);
        {
            const io::StandInFiles standIn(disk);
            // After the last row, before the last checkpoint.
            hooks.onMetrics = [&](const Metrics& row) { disk.full = cell(row, "step") == 24.0; };
            QVERIFY_EXCEPTION_THROWN(Trainer(task, config, hooks).run(), Error);
        }
        QCOMPARE(CheckpointStore(config.folder).bestStep(), std::optional(std::int64_t{6}));
        ScriptedTask again({3.0});
        auto resumed = config;
        resumed.resume = true;
        train(again, resumed);
        QCOMPARE(CheckpointStore(config.folder).bestStep(), std::optional(std::int64_t{24}));
    }

    void figuresAreThoseOfTheWeightsInUse() {
        const QTemporaryDir folder;
        ScriptedTask task({9.0, 7.0, 1.0, 5.0, 6.0});
        std::vector<SavedCheckpoint> best;
        TrainerHooks hooks;
        hooks.onCheckpoint = [&](const SavedCheckpoint& saved) {
            if (saved.isBest)
                best.push_back(saved);
        };
        double trained = 0.0;
        hooks.onProgress = [&](const TrainProgress&) { trained = task.size(); };
        const auto outcome = train(task, configFor(folder), hooks);
        QCOMPARE(best.back().step, std::int64_t{12});
        QCOMPARE(cell(best.back().validation, "val_mse"), 1.0);
        QCOMPARE(cell(outcome.result.validation, "val_size"), cell(best.back().validation, "val_size"));
        QVERIFY(cell(outcome.result.validation, "val_size") != cell(outcome.rows.back(), "val_size"));
        QCOMPARE(outcome.result.step, std::int64_t{24}); // and the module is where it was
        QCOMPARE(task.size(), trained);
    }

    void anEarlierVersionsBarIsNotComparedWithOtherFigures() {
        const QTemporaryDir folder;
        auto config = configFor(folder);
        {
            ScriptedTask task({0.01});
            task.metric = "val_mse";
            trainUntil(task, config, 13);
        }
        config.resume = true;
        ScriptedTask task({8.0});
        task.metric = "val_loss";
        train(task, config);
        QCOMPARE(CheckpointStore(config.folder).bestStep(), std::optional(std::int64_t{18}));
    }
};

QTEST_GUILESS_MAIN(TestTrainerFaults)
#include "tst_trainerfaults.moc"
