// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"
#include "TrainedRun.hpp"

#include "core/base/Error.hpp"
#include "core/training/CheckpointStore.hpp"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <fstream>

using studio::ErrorCode;
using studio::Image;
using studio::LatentEngine;
using studio::Project;
using studio::TrainRequest;
using studio::test::codeOf;
namespace fs = std::filesystem;

namespace {

nlohmann::json configOf(const Project& project, const std::string& run) {
    std::ifstream in(project.runFolder(run) / "config.json");
    return nlohmann::json::parse(in);
}

void rewrite(const Project& project, const std::string& run, const nlohmann::json& config) {
    std::ofstream(project.runFolder(run) / "config.json", std::ios::trunc) << config.dump(2);
}

fs::path keptFile(const Project& project, const std::string& autoencoder, const std::string& sha256) {
    return project.runFolder(autoencoder) / ("kept-" + sha256 + ".safetensors");
}

/// As a version wrote it that knew a parent by its name only.
void forgetParent(const Project& project, const std::string& run, const std::string& autoencoder) {
    auto config = configOf(project, run);
    fs::remove(keptFile(project, autoencoder, config.at("parent").at("sha256")));
    config.erase("parent");
    rewrite(project, run, config);
}

std::vector<Image> picturesOf(const std::shared_ptr<Project>& project, const std::string& run) {
    const auto engine = LatentEngine::load(project, run);
    studio::SampleRequest request = engine->usualRequest();
    request.steps = 3;
    request.count = 2;
    request.seed = 11;
    return engine->sample(request);
}

/// "further": beyond its end. "resumed": as if it had been stopped before its end.
studio::TrainingJob goOn(const std::shared_ptr<Project>& project, const std::string& run, const QString& way) {
    TrainRequest request;
    request.name = run;
    request.extend = way == "further";
    request.resume = !request.extend;
    if (request.extend) {
        request.steps = 24;
    } else {
        auto config = configOf(*project, run);
        config["parameters"]["steps"] = 36;
        rewrite(*project, run, config);
    }
    return studio::prepareTraining(project, request);
}

} // namespace

/// What a diffusion run was trained on stays what its pictures are made with.
class TestProvenance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aParentThatGoesOnChangesNoPicture_data() {
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("old");
        QTest::newRow("trained further") << "further" << false;
        QTest::newRow("resumed, of an old project") << "resumed" << true;
    }

    void aParentThatGoesOnChangesNoPicture() {
        QFETCH(QString, way);
        QFETCH(bool, old);
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        const auto before = picturesOf(project, child);
        const studio::WeightPin pin = project->run(child).parent;
        QCOMPARE(pin.sha256, LatentEngine::load(project, "ae")->weights());
        QCOMPARE(pin.step, std::int64_t{12});
        if (old)
            forgetParent(*project, child, "ae");

        const auto job = goOn(project, "ae", way);
        TrainedRun::finish(job);
        QCOMPARE(project->run("ae").step, std::int64_t{36});
        QVERIFY(LatentEngine::load(project, "ae")->weights() != pin.sha256);
        QVERIFY(picturesOf(project, child) == before);
        const auto engine = LatentEngine::load(project, child);
        QCOMPARE(engine->decoder().sha256, pin.sha256);
        QCOMPARE(engine->decoder().step, pin.step);
        const auto notices = job.job->snapshot().notices;
        QCOMPARE(std::ranges::any_of(notices,
                                     [&](const std::string& text) { return text.find(child) != std::string::npos; }),
                 old);

        studio::DiffuseRequest request; // the child goes on in the latents that it began with
        request.name = child;
        request.extend = true;
        request.steps = 3;
        TrainedRun::finish(studio::prepareDiffusion(project, request));
        QCOMPARE(project->run(child).parent.sha256, pin.sha256);
        QCOMPARE(LatentEngine::load(project, child)->decoder().sha256, pin.sha256);
    }

    void aNewRunIsBoundToTheWeightsOfNow() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string first = fixture.diffuse("ae");
        TrainedRun::finish(goOn(project, "ae", "further"));
        const std::string second = fixture.diffuse("ae");
        QVERIFY(project->run(first).parent.sha256 != project->run(second).parent.sha256);
        QCOMPARE(project->run(second).parent.sha256, LatentEngine::load(project, "ae")->weights());
    }

    void anOldRunIsBoundOnFirstUseAndSaysSo() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        const auto before = picturesOf(project, child);
        const std::string sha256 = project->run(child).parent.sha256;
        forgetParent(*project, child, "ae");
        QCOMPARE(project->run(child).parent.sha256, std::string());

        const auto engine = LatentEngine::load(project, child);
        QVERIFY2(engine->notice().find(child) != std::string::npos &&
                     engine->notice().find(sha256.substr(0, 12)) != std::string::npos,
                 engine->notice().c_str());
        QCOMPARE(engine->run().parent.sha256, sha256);
        QCOMPARE(project->run(child).parent.sha256, sha256);
        QVERIFY(fs::exists(keptFile(*project, "ae", sha256)));
        QCOMPARE(LatentEngine::load(project, child)->notice(), std::string());
        QVERIFY(picturesOf(project, child) == before);
    }

    void whatCanOnlyBeReadIsUsedUnbound() {
        const TrainedRun fixture(48);
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        const std::string sha256 = fixture.project()->run(child).parent.sha256;
        forgetParent(*fixture.project(), child, "ae");
        const std::shared_ptr<Project> second = Project::open(fixture.project()->folder());
        QVERIFY(second->readOnly());
        const auto engine = LatentEngine::load(second, child);
        QCOMPARE(engine->decoder().sha256, sha256);
        QCOMPARE(engine->notice(), std::string());
        QVERIFY(!configOf(*second, child).contains("parent"));
    }

    void weightsAreKeptWhileARunNeedsThem() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string first = fixture.diffuse("ae");
        const std::string second = fixture.diffuse("ae");
        const fs::path kept = keptFile(*project, "ae", project->run(first).parent.sha256);
        QVERIFY(fs::exists(kept));
        project->removeRun(first);
        QVERIFY(fs::exists(kept));
        project->removeRun(second);
        QVERIFY(!fs::exists(kept));
        QCOMPARE(LatentEngine::load(project, "ae")->run().step, std::int64_t{12});
    }

    void aParentIsNotDeletedUnderItsChildren() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        QCOMPARE(project->childrenOf("ae"), std::vector{child});
        std::string message;
        QCOMPARE(codeOf([&] { project->removeRun("ae"); }, &message), std::optional(ErrorCode::WrongUsage));
        QVERIFY2(message.find("ae") != std::string::npos, message.c_str());
        try {
            project->removeRun("ae");
        } catch (const studio::Error& error) {
            QVERIFY2(error.hint().find(child) != std::string::npos, error.hint().c_str());
        }
        QVERIFY(LatentEngine::load(project, child)->canDiffuse());
        project->removeRun(child);
        project->removeRun("ae");
        QVERIFY(project->runs().empty());
    }

    /// It draws with its own weights or says that they are gone; never with those of another run of that name.
    void aNamesakeOfTheParentIsNotTheParent() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        const auto before = picturesOf(project, child);
        const auto config = configOf(*project, child);
        const fs::path aside = fixture.folder() / "aside";
        fs::rename(project->runFolder("ae"), aside);
        std::string message;
        QCOMPARE(codeOf([&] { LatentEngine::load(project, child); }, &message), std::optional(ErrorCode::NotFound));
        QVERIFY2(message.find("\"ae\"") != std::string::npos, message.c_str());

        fixture.train("ae", 3);
        QCOMPARE(codeOf([&] { LatentEngine::load(project, child); }, &message), std::optional(ErrorCode::NotFound));
        QVERIFY2(message.find("\"ae\"") != std::string::npos && message.find(child) != std::string::npos,
                 message.c_str());
        QVERIFY(project->childrenOf("ae").empty());
        QVERIFY(configOf(*project, child) == config);
        project->removeRun("ae"); // no run of now needs it
        fs::rename(aside, project->runFolder("ae"));
        QVERIFY(picturesOf(project, child) == before);
    }

    void damagedWeightsOfTheParentAreRefused() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        TrainedRun::finish(goOn(project, "ae", "further")); // other, whole weights are at hand
        const fs::path kept = keptFile(*project, "ae", project->run(child).parent.sha256);
        fs::resize_file(kept, fs::file_size(kept) - 1);
        std::string message;
        QCOMPARE(codeOf([&] { LatentEngine::load(project, child); }, &message), std::optional(ErrorCode::Corrupt));
        QVERIFY2(message.find(child) != std::string::npos && message.find(kept.string()) != std::string::npos,
                 message.c_str());
    }

    void theNameOfTheParentMayChange() {
        const TrainedRun fixture(48);
        const auto& project = fixture.project();
        fixture.train("ae");
        const std::string child = fixture.diffuse("ae");
        const auto before = picturesOf(project, child);
        project->renameRun("ae", "better");
        TrainedRun::finish(goOn(project, "better", "further"));
        QVERIFY(picturesOf(project, child) == before);
        QCOMPARE(project->childrenOf("better"), std::vector{child});
    }
};

QTEST_GUILESS_MAIN(TestProvenance)
#include "tst_provenance.moc"
