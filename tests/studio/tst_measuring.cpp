// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedRun.hpp"

#include "core/studio/Comparison.hpp"
#include "core/studio/RunPlan.hpp"
#include "core/training/CheckpointStore.hpp"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

namespace fs = std::filesystem;

/// On which pictures and which weights figures are measured.
class TestMeasuring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepAndFiguresAreThoseOfTheWeightsInUse() {
        const TrainedRun fixture;
        // A rate that soon does harm: the best weights are no longer the last ones.
        auto request = TrainedRun::autoencoder("ae", 60);
        request.settings["learning_rate"] = "0.02";
        const auto job = studio::prepareTraining(fixture.project(), request);
        TrainedRun::finish(job);
        const auto folder = fixture.project()->runFolder("ae");
        const auto best = studio::training::CheckpointStore(folder).bestStep();
        const auto told = fixture.project()->run("ae");
        QCOMPARE(told.step, std::int64_t{60});
        QCOMPARE(std::optional(told.usedStep), best);
        const auto again = studio::Project::open(fixture.project()->folder());
        QCOMPARE(again->run("ae").usedStep, told.usedStep);
        QCOMPARE(again->run("ae").metrics.at("val_mse"), told.metrics.at("val_mse"));
        const auto engine = studio::LatentEngine::load(fixture.project(), "ae");
        const double measured = engine->score(0).mse;
        QVERIFY2(std::abs(measured - told.metrics.at("val_mse")) < 1e-3 * measured,
                 qPrintable(QStringLiteral("%1 is told, %2 measured").arg(told.metrics.at("val_mse")).arg(measured)));
    }

    void anyFirstFewMeasuredPicturesAreOfManyClasses() {
        const TrainedRun fixture(200);
        const auto& project = *fixture.project();
        const auto measured = studio::measuredPictures(project);
        QCOMPARE(measured.size(), project.validationIndices().size());
        std::set<std::int64_t> classes;
        for (std::size_t i = 0; i < 12; ++i)
            classes.insert(project.label(measured[i]));
        QVERIFY2(classes.size() >= 3, std::to_string(classes.size()).c_str());
        QVERIFY(!std::ranges::is_sorted(measured));
        QCOMPARE(measured, studio::measuredPictures(project)); // the same ones every time
    }

    void withoutHeldOutPicturesTrainingOnesAreMeasuredAndThatIsSaid() {
        const QTemporaryDir folder;
        studio::ImportOptions options;
        options.size = 16;
        options.channels = studio::Channels::Grey;
        options.validation = 0.0;
        const auto project =
            studio::Project::create(fs::path(folder.path().toStdString()) / "all", {"shapes:60"}, options);
        QVERIFY(project->validationIndices().empty());
        const auto measured = studio::measuredPictures(*project);
        QCOMPARE(measured.size(), std::size_t{60});
        QVERIFY(!std::ranges::is_sorted(measured));
        TrainedRun::finish(studio::prepareTraining(project, TrainedRun::autoencoder("ae", 4)));
        const auto page = studio::comparisonPage(*project, studio::compareRuns(project, {}));
        QVERIFY(page.find("none were held out") != std::string::npos);
        QVERIFY(page.find("pictures that were held out from training") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestMeasuring)
#include "tst_measuring.moc"
