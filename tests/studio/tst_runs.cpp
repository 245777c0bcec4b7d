// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"
#include "TrainedRun.hpp"

#include "core/base/Error.hpp"
#include "core/studio/Comparison.hpp"
#include "core/studio/Doctor.hpp"
#include "tests/Patience.hpp"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <thread>

using studio::ErrorCode;
using studio::Preset;
using studio::RunState;
using studio::TrainRequest;
using studio::test::codeOf;
namespace fs = std::filesystem;

namespace {

TrainRequest further(const std::string& run, std::int64_t steps) {
    TrainRequest request;
    request.name = run;
    request.extend = true;
    request.steps = steps;
    return request;
}

std::string textOf(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What a version before there were steps wrote.
void saysEpochs(const fs::path& runFolder, const std::string& epochs) {
    std::string text = textOf(runFolder / "config.json");
    const auto begin = text.find("\"steps\"");
    text.replace(begin, text.find_first_of(",\n", begin) - begin, "\"epochs\": " + epochs);
    std::ofstream(runFolder / "config.json", std::ios::trunc) << text;
}

std::vector<double> column(const studio::MetricTable& table, const std::string& name) {
    const auto at = static_cast<std::size_t>(std::ranges::find(table.columns, name) - table.columns.begin());
    std::vector<double> values;
    for (const auto& row : table.rows)
        values.push_back(row.at(at));
    return values;
}

} // namespace

/// What is done to runs beside training them once: going on, beginning with another's weights, names and notes.
class TestRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatLearnsClassesGoesOnAsOne() {
        const TrainedRun fixture;
        fixture.train("vae", 12);
        auto request = TrainedRun::diffusion("vae", 12);
        request.conditional = true;
        const auto first = studio::prepareDiffusion(fixture.project(), request);
        TrainedRun::finish(first);
        studio::DiffuseRequest more;
        more.autoencoder = "vae";
        more.name = first.run;
        more.steps = 6;
        more.extend = true;
        more.conditional = true; // as the window says it of such a run
        TrainedRun::finish(studio::prepareDiffusion(fixture.project(), more));
        QCOMPARE(fixture.project()->run(first.run).step, std::int64_t{18});
        QVERIFY(fixture.project()->run(first.run).conditional);
        const auto plain = fixture.diffuse("vae");
        more.name = plain;
        try {
            static_cast<void>(studio::prepareDiffusion(fixture.project(), more));
            QFAIL("a run without classes does not learn them later");
        } catch (const studio::Error& error) {
            QCOMPARE(error.code(), studio::ErrorCode::WrongUsage);
        }
    }

    void aFinishedRunIsTrainedFurther() {
        const TrainedRun fixture;
        fixture.train("vae", 12);
        TrainedRun::finish(studio::prepareTraining(fixture.project(), further("vae", 30)));
        const auto run = fixture.project()->run("vae");
        QCOMPARE(run.state, RunState::Finished);
        QCOMPARE(run.step, std::int64_t{42});
        QCOMPARE(run.totalSteps, std::int64_t{42});
        QCOMPARE(run.extendedAt, std::int64_t{12});
        const auto metrics = fixture.project()->metrics("vae");
        const auto steps = column(metrics, "step");
        QVERIFY(std::ranges::is_sorted(steps));
        QCOMPARE(steps.front(), 0.0);
        QCOMPARE(steps.back(), 42.0);
        const auto rates = column(metrics, "learning_rate");
        QVERIFY(rates[11] < rates[20]); // the old cosine's end, and the new one's height
        if (STUDIO_KEEPS_GRIDS)
            QCOMPARE(fixture.project()->sampleGrids("vae").back().step, std::int64_t{42});
    }

    void passesMoreAreCountedOverTheTrainingPictures() {
        const TrainedRun fixture;
        QCOMPARE(fixture.project()->facts().training, std::int64_t{72}); // in batches of 16
        fixture.train("ae", 12);
        auto request = further("ae", 0);
        request.steps.reset();
        request.epochs = 2.0;
        QCOMPARE(studio::estimateTraining(*fixture.project(), request).steps, std::int64_t{9});
        TrainedRun::finish(studio::prepareTraining(fixture.project(), request));
        QCOMPARE(fixture.project()->run("ae").step, std::int64_t{21});
    }

    void trainingFurtherNeedsALengthAndNoSettings() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        auto request = further("ae", 3);
        request.settings["width"] = "32";
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), request); }),
                 std::optional(ErrorCode::WrongUsage));
        request = further("ae", 3);
        request.steps.reset();
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), request); }),
                 std::optional(ErrorCode::WrongUsage));
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), further("nobody", 3)); }),
                 std::optional(ErrorCode::NotFound));
    }

    void aDiffusionRunIsTrainedFurther() {
        const TrainedRun fixture;
        fixture.train("ae", 3);
        const std::string child = fixture.diffuse("ae");
        studio::DiffuseRequest request;
        request.name = child;
        request.extend = true;
        request.steps = 8;
        TrainedRun::finish(studio::prepareDiffusion(fixture.project(), request));
        const auto run = fixture.project()->run(child);
        QCOMPARE(run.step, std::int64_t{20});
        QCOMPARE(run.extendedAt, std::int64_t{12});
        QVERIFY(studio::LatentEngine::load(fixture.project(), child)->canGuide()); // with the first early copy
    }

    void aNewRunBeginsWithAnothersWeights() {
        const TrainedRun fixture;
        fixture.train("ae", 40);
        TrainRequest request;
        request.model = "ae";
        request.name = "second";
        request.startFrom = "ae";
        request.steps = 1;
        request.settings["learning_rate"] = "1e-7";
        TrainedRun::finish(studio::prepareTraining(fixture.project(), request));
        const auto run = fixture.project()->run("second");
        QCOMPARE(run.startedFrom, std::string("ae"));
        QCOMPARE(run.step, std::int64_t{1});
        QCOMPARE(run.parameters.integer("width"), std::int64_t{16}); // of the other's settings
        const auto& project = fixture.project();
        const auto before = studio::LatentEngine::load(project, "ae")->encode(project->image(0));
        const auto after = studio::LatentEngine::load(project, "second")->encode(project->image(0));
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(std::abs(before[i] - after[i]) < 1e-3F);
    }

    void weightsThatDoNotFitAreRefusedWithTheirShapes() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        TrainRequest request;
        request.model = "ae";
        request.name = "second";
        request.startFrom = "ae";
        request.settings["width"] = "24";
        std::string message;
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), request); }, &message),
                 std::optional(ErrorCode::Mismatch));
        QVERIFY2(message.find("16") != std::string::npos && message.find("24") != std::string::npos, message.c_str());
        QVERIFY(!fixture.project()->hasRun("second"));
        request.settings.clear();
        request.model = "vae";
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), request); }),
                 std::optional(ErrorCode::Mismatch));
    }

    void aRunTakesItsNameAndItsChildrenAlong() {
        const TrainedRun fixture;
        fixture.train("ae", 3);
        const std::string child = fixture.diffuse("ae");
        fixture.project()->renameRun("ae", "first-try");
        QVERIFY(!fixture.project()->hasRun("ae"));
        QCOMPARE(fixture.project()->run("first-try").step, std::int64_t{3});
        QCOMPARE(fixture.project()->run(child).autoencoder, std::string("first-try"));
        studio::SampleRequest sample;
        sample.steps = 2;
        QCOMPARE(studio::LatentEngine::load(fixture.project(), child)->sampleLatents(sample).size(), std::size_t{1});
    }

    void badAndTakenNamesAreRefused() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        fixture.train("vae", 2);
        const auto rename = [&](const std::string& run, const std::string& name) {
            return codeOf([&] { fixture.project()->renameRun(run, name); });
        };
        QCOMPARE(rename("ae", "vae"), std::optional(ErrorCode::WrongUsage));
        QCOMPARE(rename("ae", "../ae"), std::optional(ErrorCode::WrongUsage));
        QCOMPARE(rename("ae", "--help"), std::optional(ErrorCode::WrongUsage));
        auto request = TrainedRun::autoencoder("ae");
        request.name = "--help";
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), request); }),
                 std::optional(ErrorCode::WrongUsage));
        QCOMPARE(rename("nobody", "somebody"), std::optional(ErrorCode::NotFound));
        const auto waiting = studio::prepareTraining(fixture.project(), TrainedRun::autoencoder("rae", 5));
        QCOMPARE(rename("rae", "other"), std::optional(ErrorCode::WrongUsage));
        TrainedRun::finish(waiting);
        QCOMPARE(rename("rae", "other"), std::nullopt);
    }

    void notesStayWithTheRun() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        const auto before = fixture.project()->run("ae");
        fixture.project()->setRunNotes("ae", "sharp, but \"green\"\nsecond line");
        const auto after = fixture.project()->run("ae");
        QCOMPARE(after.notes, std::string("sharp, but \"green\"\nsecond line"));
        QVERIFY(after.parameters == before.parameters);
        QCOMPARE(after.step, before.step);
        QCOMPARE(codeOf([&] { fixture.project()->setRunNotes("nobody", "x"); }), std::optional(ErrorCode::NotFound));
    }

    void runsThatSayEpochsOpenAndGoOn() {
        const TrainedRun fixture;
        fixture.train("ae", 4);
        saysEpochs(fixture.project()->runFolder("ae"), "2.5");
        auto run = fixture.project()->run("ae");
        QCOMPARE(run.totalSteps, std::int64_t{4}); // which its status tells
        QCOMPARE(run.parameters.integer("steps"), std::int64_t{4});
        fs::remove(fixture.project()->runFolder("ae") / "status.json");
        run = fixture.project()->run("ae");
        QCOMPARE(run.totalSteps, std::int64_t{12}); // 2.5 passes over 72 pictures in batches of 16
        TrainRequest resume;
        resume.name = "ae";
        resume.resume = true;
        TrainedRun::finish(studio::prepareTraining(fixture.project(), resume));
        QCOMPARE(fixture.project()->run("ae").step, std::int64_t{12});
    }

    void thePlannedStepsOutliveTheStatus() {
        const TrainedRun fixture;
        const auto job = studio::prepareTraining(fixture.project(), TrainedRun::autoencoder("ae", 7));
        fs::remove(fixture.project()->runFolder(job.run) / "status.json");
        TrainRequest resume;
        resume.name = job.run;
        resume.resume = true;
        TrainedRun::finish(studio::prepareTraining(fixture.project(), resume));
        QCOMPARE(fixture.project()->run(job.run).step, std::int64_t{7});
    }

    void aFolderThatAFailedFirstWriteLeftIsFree() {
        const TrainedRun fixture;
        fs::create_directories(fixture.project()->folder() / "runs" / "ae" / "samples");
        QVERIFY(!fixture.project()->hasRun("ae"));
        QCOMPARE(fixture.train("ae", 2), std::string("ae"));
        const auto other = fixture.project()->folder() / "runs" / "vae";
        fs::create_directories(other);
        std::ofstream(other / "checkpoint-000400.safetensors") << "somebody's";
        QCOMPARE(fixture.train("vae", 2), std::string("vae-2"));
        QVERIFY(fs::exists(other / "checkpoint-000400.safetensors"));
    }

    void damagedPicturesAreNeitherTrainedOnNorCompared() {
        const TrainedRun fixture;
        fixture.train("ae", 4);
        const fs::path project = fixture.project()->folder();
        {
            std::fstream pixels(project / "dataset.bin", std::ios::in | std::ios::out | std::ios::binary);
            pixels.seekp(5000).put('x').put('y');
        }
        const auto opened = studio::Project::open(project); // the other one has looked at them already
        const auto findings = studio::examineData(*opened);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings.front().id, std::string("damaged"));
        QCOMPARE(codeOf([&] { studio::compareRuns(opened, {}); }), std::optional(ErrorCode::Corrupt));
    }

    void aTrainingWhosePicturesVanishEndsWithACheckpoint() {
        const TrainedRun fixture;
        const auto job = studio::prepareTraining(fixture.project(), TrainedRun::autoencoder("ae", 100'000));
        std::jthread training([&] { job.job->run(); });
        QTRY_VERIFY(job.job->snapshot().done > 2);
        fs::resize_file(fixture.project()->folder() / "dataset.bin", 100);
        QTRY_VERIFY(job.job->isOver());
        training.join();
        QCOMPARE(job.job->snapshot().state, studio::JobState::Failed);
        QCOMPARE(job.job->snapshot().error->code(), ErrorCode::Io);
        const auto run = fixture.project()->run("ae");
        QCOMPARE(run.state, RunState::Failed);
        QVERIFY(run.hasWeights && run.step > 2);
    }

    void passesCanBeGivenAsASetting() {
        const TrainedRun fixture;
        auto request = TrainedRun::autoencoder("ae");
        request.steps.reset();
        request.settings["epochs"] = "2.5";
        QCOMPARE(studio::estimateTraining(*fixture.project(), request).steps, std::int64_t{12});
        request.settings["epochs"] = "many";
        std::string message;
        QCOMPARE(codeOf([&] { studio::estimateTraining(*fixture.project(), request); }, &message),
                 std::optional(ErrorCode::WrongUsage));
        QVERIFY2(message.find("epochs=many") != std::string::npos, message.c_str());
    }

    void thePresetFitsThePicturesOfTheProject() {
        const TrainedRun fixture;
        const auto estimate = studio::estimateTraining(*fixture.project(), TrainRequest());
        const auto parameters = studio::autoencoderParameters(*fixture.project(), "ae", Preset::Balanced);
        QCOMPARE(estimate.steps, parameters.integer("steps"));
        QCOMPARE(estimate.batchSize, parameters.integer("batch_size"));
        const auto pictures = static_cast<double>(fixture.project()->facts().training);
        QVERIFY(std::abs(estimate.epochs - static_cast<double>(estimate.steps * estimate.batchSize) / pictures) < 1e-9);
        QCOMPARE(estimate.compression, 16.0 * 16 / static_cast<double>(estimate.latent.size()));
        QCOMPARE(estimate.seconds, 0.0);
        QVERIFY(estimate.memoryBytes > 100'000'000 && estimate.memoryBytes < 1'000'000'000);
        const auto run = fixture.project()->run(fixture.train("ae", 2));
        const auto wanted = studio::estimateTraining(*fixture.project(), TrainedRun::autoencoder("ae", 2));
        QCOMPARE(wanted.parameterCount, run.parameterCount);
        QCOMPARE(wanted.latent, run.latent);
        const auto diffusion = studio::estimateDiffusion(*fixture.project(), TrainedRun::diffusion("ae", 5));
        QCOMPARE(diffusion.steps, std::int64_t{5});
        QCOMPARE(diffusion.parameterCount, fixture.project()->run(fixture.diffuse("ae")).parameterCount);
    }

    void measuringChangesNoRun() {
        const TrainedRun fixture;
        const auto encoded = [&](const std::string& name) {
            return studio::LatentEngine::load(fixture.project(), name)->encode(fixture.project()->image(1));
        };
        for (const char* model : {"vae", "vqvae"}) {
            const std::string plain = fixture.train(model, 20);
            const auto request = TrainedRun::autoencoder(model, 20);
            const auto measured = studio::measureTraining(fixture.project(), request);
            QVERIFY(measured.seconds > 0.0);
            QCOMPARE(measured.steps, std::int64_t{20});
            QCOMPARE(encoded(fixture.train(model, 20)), encoded(plain));
        }
        const std::size_t runs = fixture.project()->runs().size();
        const auto measured = studio::measureDiffusion(fixture.project(), TrainedRun::diffusion("vae", 20));
        QVERIFY(measured.seconds > 0.0);
        QCOMPARE(fixture.project()->runs().size(), runs);
    }

    void measuringStopsWhenAskedTo() {
        const TrainedRun fixture;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            studio::measureTraining(fixture.project(), TrainedRun::autoencoder("ae", 5'000), stop.get_token()),
            studio::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
