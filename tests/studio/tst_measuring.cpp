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
        const auto measured = studio::measuredPictures(project, {});
        QCOMPARE(measured.size(), project.validationIndices().size());
        std::set<std::int64_t> classes;
        for (std::size_t i = 0; i < 12; ++i)
            classes.insert(project.label(measured[i]));
        QVERIFY2(classes.size() >= 3, std::to_string(classes.size()).c_str());
        QVERIFY(!std::ranges::is_sorted(measured));
        QCOMPARE(measured, studio::measuredPictures(project, {})); // the same ones every time
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
        const auto measured = studio::measuredPictures(*project, {});
        QCOMPARE(measured.size(), std::size_t{60});
        QVERIFY(!std::ranges::is_sorted(measured));
        TrainedRun::finish(studio::prepareTraining(project, TrainedRun::autoencoder("ae", 4)));
        const auto page = studio::comparisonPage(*project, studio::compareRuns(project, {}));
        QVERIFY(page.find("none were held out") != std::string::npos);
        QVERIFY(page.find("pictures that were held out from training") == std::string::npos);
    }

    void picturesThatAreLeftOutNeitherTrainNorValidate() {
        const QTemporaryDir folder;
        studio::ImportOptions options;
        options.size = 16;
        const fs::path place = fs::path(folder.path().toStdString()) / "some";
        auto project = studio::Project::create(place, {"shapes:60"}, options);
        const auto trains = project->trainingIndices();
        const auto validates = project->validationIndices();
        const std::vector<std::int64_t> out{trains[3], validates[0]};
        project->leaveOut(out, true);
        QCOMPARE(project->trainingCount(), std::ssize(trains) - 1);
        QCOMPARE(project->validationCount(), std::ssize(validates) - 1);
        QVERIFY(project->isLeftOut(trains[3]) && !project->isLeftOut(trains[4]));
        const auto rest = project->trainingIndices();
        QVERIFY(std::ranges::find(rest, trains[3]) == rest.end());
        QCOMPARE(project->facts().count, std::int64_t{60}); // they are still there
        TrainedRun::finish(studio::prepareTraining(project, TrainedRun::autoencoder("ae", 4)));
        auto ascending = out;
        std::ranges::sort(ascending);
        QCOMPARE(project->run("ae").leftOut, ascending);
        project.reset();
        project = studio::Project::open(place);
        QCOMPARE(project->leftOut(), ascending);
        project->leaveOut({trains[3]}, false);
        QCOMPARE(project->leftOut(), std::vector{validates[0]});
        QCOMPARE(project->run("ae").leftOut, ascending); // what it began with
        try {
            project->leaveOut(trains, true);
            QFAIL("nothing would be left");
        } catch (const studio::Error& error) {
            QCOMPARE(error.code(), studio::ErrorCode::WrongUsage);
        }
        QCOMPARE(project->leftOut(), std::vector{validates[0]});
    }

    void aResumedRunGoesOnWithThePicturesThatItBeganWith() {
        const auto weights = [](bool changes) {
            const QTemporaryDir folder;
            studio::ImportOptions options;
            options.size = 16;
            const auto project =
                studio::Project::create(fs::path(folder.path().toStdString()) / "p", {"shapes:60"}, options);
            project->leaveOut({project->trainingIndices()[0]}, true);
            auto request = TrainedRun::autoencoder("ae", 12);
            const auto cut = studio::prepareTraining(project, request);
            cut.job->stop();
            cut.job->run();
            if (changes)
                project->leaveOut({project->trainingIndices()[0], project->trainingIndices()[1]}, true);
            request = {};
            request.name = "ae";
            request.model = "ae";
            request.resume = true;
            TrainedRun::finish(studio::prepareTraining(project, request));
            return studio::LatentEngine::load(project, "ae")->encode(project->image(0));
        };
        QCOMPARE(weights(true), weights(false));
    }
};

QTEST_GUILESS_MAIN(TestMeasuring)
#include "tst_measuring.moc"
