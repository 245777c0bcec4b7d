// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"
#include "TrainedRun.hpp"

#include "core/base/Error.hpp"
#include "tests/Patience.hpp"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

using studio::Error;
using studio::ErrorCode;
using studio::JobState;
using studio::RunState;
using studio::test::codeOf;
namespace fs = std::filesystem;

class TestTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsEveryModel_data() {
        QTest::addColumn<QString>("model");
        for (const auto& model : studio::autoencoderModels())
            QTest::newRow(model.id.c_str()) << QString::fromStdString(model.id);
    }

    void trainsEveryModel() {
        QFETCH(QString, model);
        const TrainedRun fixture;
        const std::string name = fixture.train(model.toStdString());
        const studio::RunInfo run = fixture.project()->run(name);
        QCOMPARE(run.state, RunState::Finished);
        QCOMPARE(run.step, std::int64_t{12});
        QCOMPARE(run.totalSteps, std::int64_t{12});
        QVERIFY(run.hasWeights);
        QVERIFY(run.parameterCount > 1000);
        QVERIFY(run.metrics.contains("val_mse"));
        QCOMPARE(fixture.project()->sampleGrids(name).empty(), !STUDIO_KEEPS_GRIDS);
        const auto metrics = fixture.project()->metrics(name);
        QCOMPARE(metrics.columns.front(), std::string("step"));
        QVERIFY(metrics.rows.size() >= 2);
    }

    void writesEveryParameterOfTheRun() {
        const TrainedRun fixture;
        auto request = TrainedRun::autoencoder("vae");
        request.settings["beta"] = "0.5";
        request.seed = 7;
        const auto job = studio::prepareTraining(fixture.project(), request);
        const auto run = fixture.project()->run(job.run);
        QCOMPARE(run.state, RunState::New);
        QCOMPARE(run.parameters.real("beta"), 0.5);
        QCOMPARE(run.parameters.integer("width"), std::int64_t{16});
        QCOMPARE(run.seed, std::uint64_t{7});
        QVERIFY(run.parameters == fixture.project()->run(job.run).parameters);
    }

    void refusesBadRequestsBeforeMakingAFolder() {
        const TrainedRun fixture;
        auto unknownModel = TrainedRun::autoencoder("gan");
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), unknownModel); }),
                 std::optional(ErrorCode::WrongUsage));
        auto unknownKey = TrainedRun::autoencoder("ae");
        unknownKey.settings["beta"] = "1"; // an AE has none
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), unknownKey); }),
                 std::optional(ErrorCode::WrongUsage));
        auto badName = TrainedRun::autoencoder("ae");
        badName.name = "../escape";
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), badName); }),
                 std::optional(ErrorCode::WrongUsage));
        QCOMPARE(codeOf([&] { studio::prepareDiffusion(fixture.project(), TrainedRun::diffusion("nothing")); }),
                 std::optional(ErrorCode::NotFound));
        QVERIFY(fixture.project()->runs().empty());
    }

    void numbersRunsOfTheSameModel() {
        const TrainedRun fixture;
        QCOMPARE(fixture.train("ae", 2), std::string("ae"));
        QCOMPARE(fixture.train("ae", 2), std::string("ae-2"));
        QVERIFY(fixture.project()->run("ae").colour != fixture.project()->run("ae-2").colour);
        fixture.project()->removeRun("ae");
        QVERIFY(!fixture.project()->hasRun("ae"));
    }

    void encodesThePicturesOncePerAutoencoder() {
        const TrainedRun fixture;
        const std::string parent = fixture.train("ae", 3);
        const auto file = fixture.project()->runFolder(parent) / "latents.safetensors";
        studio::SampleRequest request;
        request.steps = 3;
        const auto sampleOf = [&](const std::string& run) {
            return studio::LatentEngine::load(fixture.project(), run)->sampleLatents(request).front();
        };
        const auto first = sampleOf(fixture.diffuse(parent));
        QVERIFY(fs::exists(file));
        const auto written = fs::last_write_time(file);
        QCOMPARE(sampleOf(fixture.diffuse(parent)), first);
        QVERIFY(fs::last_write_time(file) == written);

        fs::resize_file(file, fs::file_size(file) - 100);
        const auto job = studio::prepareDiffusion(fixture.project(), TrainedRun::diffusion(parent));
        TrainedRun::finish(job);
        const auto notices = job.job->snapshot().notices;
        QVERIFY(std::ranges::any_of(notices, [](const std::string& notice) {
            return notice.find("latents.safetensors") != std::string::npos;
        }));
        QCOMPARE(sampleOf(job.run), first);
    }

    void saysHowLatentsWereStandardised() {
        const TrainedRun fixture;
        const std::string parent = fixture.train("ae");
        QVERIFY(fixture.project()->run(parent).scale.deviation.empty());
        const auto run = fixture.project()->run(fixture.diffuse(parent));
        QCOMPARE(static_cast<std::int64_t>(run.scale.mean.size()), run.latent.channels);
        QCOMPARE(run.scale.deviation.size(), run.scale.mean.size());
        QVERIFY(std::ranges::all_of(run.scale.deviation, [](float each) { return each > 0.0F; }));
        QVERIFY(std::ranges::any_of(run.scale.deviation, [](float each) { return each != 1.0F; }));
    }

    void stopsAfterTheStepUnderWayAndResumes() {
        const TrainedRun fixture;
        auto request = TrainedRun::autoencoder("ae", 100000);
        const auto job = studio::prepareTraining(fixture.project(), request);
        std::jthread worker([&] { job.job->run(); });
        QTRY_VERIFY_WITH_TIMEOUT(job.job->snapshot().done >= 5, 60000);
        QCOMPARE(fixture.project()->run(job.run).state, RunState::Training);
        job.job->stop();
        const auto done = job.job->snapshot().done;
        worker.join();
        QCOMPARE(job.job->snapshot().state, JobState::Stopped);
        const auto stopped = fixture.project()->run(job.run);
        QVERIFY2(stopped.step <= done + 1, // the one that was under way
                 qPrintable(QStringLiteral("%1 after %2").arg(stopped.step).arg(done)));
        QCOMPARE(stopped.state, RunState::Stopped);
        QVERIFY(stopped.hasWeights);

        studio::TrainRequest resume;
        resume.name = job.run;
        resume.resume = true;
        const auto again = studio::prepareTraining(fixture.project(), resume);
        std::jthread second([&] { again.job->run(); });
        QTRY_VERIFY_WITH_TIMEOUT(again.job->snapshot().done > stopped.step, 60000);
        again.job->stop();
        second.join();
        QVERIFY(fixture.project()->run(job.run).step > stopped.step);
    }

    void pausesHotAndGoesOn() {
        const TrainedRun fixture;
        const auto job = studio::prepareTraining(fixture.project(), TrainedRun::autoencoder("vae", 100000));
        std::jthread worker([&] { job.job->run(); });
        QTRY_VERIFY_WITH_TIMEOUT(job.job->snapshot().done >= 3, 60000);
        job.job->pause();
        QTRY_COMPARE(job.job->snapshot().state, JobState::Paused);
        const auto step = job.job->snapshot().done;
        const auto engine = job.live->engine();
        QVERIFY(engine != nullptr);
        const auto picture = engine->reconstruct(fixture.project()->image(0));
        QCOMPARE(picture.width, 16);
        QTest::qWait(50);
        QCOMPARE(job.job->snapshot().done, step);
        job.job->resume();
        QTRY_VERIFY(job.job->snapshot().done > step);
        job.job->stop();
    }

    void resumedRunEqualsTheUninterruptedOne() {
        const TrainedRun fixture;
        auto whole = TrainedRun::autoencoder("vae", 30);
        whole.name = "whole";
        TrainedRun::finish(studio::prepareTraining(fixture.project(), whole));
        auto parts = TrainedRun::autoencoder("vae", 30);
        parts.name = "parts";
        const auto job = studio::prepareTraining(fixture.project(), parts);
        std::jthread worker([&] { job.job->run(); });
        QTRY_VERIFY_WITH_TIMEOUT(job.job->snapshot().done >= 4, 60000);
        job.job->stop();
        worker.join();
        studio::TrainRequest resume;
        resume.name = "parts";
        resume.resume = true;
        if (fixture.project()->run("parts").state != RunState::Finished)
            TrainedRun::finish(studio::prepareTraining(fixture.project(), resume));
        const auto a = studio::LatentEngine::load(fixture.project(), "whole");
        const auto b = studio::LatentEngine::load(fixture.project(), "parts");
        QCOMPARE(a->encode(fixture.project()->image(3)), b->encode(fixture.project()->image(3)));
    }

    void keepsItsSettingsWhenResumed() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        auto resume = TrainedRun::autoencoder("ae");
        resume.name = "ae";
        resume.resume = true;
        QCOMPARE(codeOf([&] { studio::prepareTraining(fixture.project(), resume); }),
                 std::optional(ErrorCode::WrongUsage));
    }

    void aRunThatWasCutOffReadsAsStopped() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        const fs::path status = fixture.project()->runFolder("ae") / "status.json";
        std::ifstream in(status);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        text.replace(text.find("\"finished\""), 10, "\"training\"");
        std::ofstream(status, std::ios::trunc) << text;
        QCOMPARE(fixture.project()->run("ae").state, RunState::Stopped);
    }

    void readsRunsFromBeforeThereWasAnEarlyCopy() {
        const TrainedRun fixture;
        auto request = TrainedRun::diffusion(fixture.train("ae", 2));
        request.settings["guide_share"] = "0";
        const auto job = studio::prepareDiffusion(fixture.project(), request);
        TrainedRun::finish(job);
        const fs::path config = fixture.project()->runFolder(job.run) / "config.json";
        std::ifstream in(config);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto line = text.find("\"guide_share\"");
        text.erase(line, text.find('\n', line) + 1 - line);
        std::ofstream(config, std::ios::trunc) << text;

        const auto engine = studio::LatentEngine::load(fixture.project(), job.run);
        QVERIFY(!engine->canGuide());
        auto samples = engine->usualRequest();
        QCOMPARE(samples.guidance, 1.0);
        samples.steps = 2;
        QCOMPARE(engine->sampleLatents(samples).size(), std::size_t{1});
        samples.guidance = 2.0;
        QCOMPARE(codeOf([&] { engine->sampleLatents(samples); }), std::optional(ErrorCode::WrongUsage));
    }

    void namesTheFieldOfADamagedConfig() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        const fs::path config = fixture.project()->runFolder("ae") / "config.json";
        std::ifstream in(config);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        text.replace(text.find("\"width\": 16"), 11, "\"width\": -5");
        std::ofstream(config, std::ios::trunc) << text;
        try {
            static_cast<void>(fixture.project()->run("ae"));
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::BadInput);
            QVERIFY2(QString::fromStdString(error.message()).contains("parameters.width"), error.what());
        }
    }

    void listsTheOtherRunsBesideADamagedOne() {
        const TrainedRun fixture;
        fixture.train("ae", 2);
        fixture.train("vae", 2);
        std::ofstream(fixture.project()->runFolder("ae") / "config.json", std::ios::trunc) << "{";
        std::vector<Error> heard;
        const auto runs = fixture.project()->runs([&](const Error& error) { heard.push_back(error); });
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().name, std::string("vae"));
        QCOMPARE(heard.size(), std::size_t{1});
        fixture.project()->removeRun("ae");
        QVERIFY(!fs::exists(fixture.project()->runFolder("ae")));
        fixture.project()->runs([](const Error& error) { QFAIL(error.what()); });
    }

    void listsRunsWhileOthersGo() {
        const TrainedRun fixture;
        fixture.train("vae", 2);
        const fs::path kept = fixture.project()->runFolder("vae");
        for (int round = 0; round < 20; ++round) {
            fs::copy(kept, fixture.project()->runFolder("gone"), fs::copy_options::recursive);
            std::jthread remover([&] { fixture.project()->removeRun("gone"); });
            for (int look = 0; look < 20; ++look) {
                const auto runs = fixture.project()->runs([](const Error& error) { QFAIL(error.what()); });
                QVERIFY(!runs.empty());
            }
        }
    }

    void shrinksTheBatchWithANotice() {
        const TrainedRun fixture(4);
        const auto job = studio::prepareTraining(fixture.project(), TrainedRun::autoencoder("ae", 3));
        TrainedRun::finish(job);
        const auto notices = job.job->snapshot().notices;
        QVERIFY(std::ranges::any_of(notices,
                                    [](const std::string& text) { return text.find("batch") != std::string::npos; }));
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
