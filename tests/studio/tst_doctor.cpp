// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedRun.hpp"

#include "core/studio/Doctor.hpp"
#include "core/studio/Files.hpp"

#include <QTest>

#include <algorithm>
#include <fstream>

namespace fs = std::filesystem;
using studio::Finding;
using studio::Image;

namespace {

/// A picture that no other number gives.
Image pictureOf(int number) {
    Image image(16, 16, 1);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((static_cast<std::size_t>(number) * 37 + i * (7 + i % 5)) % 251);
    return image;
}

class Folder {
public:
    void add(const std::string& label, const std::string& name, const Image& image) const {
        fs::create_directories(path() / "data" / label);
        studio::writePng(path() / "data" / label / (name + ".png"), image);
    }
    void removeData() const { fs::remove_all(path() / "data"); }
    std::shared_ptr<studio::Project> project(double validation = 0.2) const {
        studio::ImportOptions options;
        options.size = 16;
        options.channels = studio::Channels::Grey;
        options.validation = validation;
        return studio::Project::create(path() / "project", {path() / "data"}, options);
    }

private:
    fs::path path() const { return m_folder.path().toStdString(); }
    QTemporaryDir m_folder;
};

bool has(const std::vector<Finding>& findings, const std::string& id) {
    return std::ranges::find(findings, id, &Finding::id) != findings.end();
}

const Finding& finding(const std::vector<Finding>& findings, const std::string& id) {
    const auto found = std::ranges::find(findings, id, &Finding::id);
    if (found == findings.end())
        throw std::runtime_error("no finding " + id);
    return *found;
}

/// metrics.csv of a run whose held-out loss ends so many times above its best.
void writeCurves(const fs::path& runFolder, double trained, double best, double last) {
    std::ofstream out(runFolder / "metrics.csv", std::ios::trunc);
    out << "step,epoch,seconds,loss,val_loss\n";
    for (int step = 0; step <= 100; ++step) {
        out << step << ",0,0," << (step < 50 ? 2.0 : trained) << ',';
        if (step % 20 == 0)
            out << (step < 40 ? 2.0 : step < 100 ? best : last);
        out << '\n';
    }
}

} // namespace

class TestDoctor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changedSourcesAreNoted() {
        const Folder folder;
        for (int i = 0; i < 100; ++i)
            folder.add("a", "p" + std::to_string(i), pictureOf(i));
        const auto project = folder.project();
        folder.add("a", "late", pictureOf(200));
        QCOMPARE(finding(studio::examineData(*project), "sources-changed").severity, Finding::Severity::Note);
        folder.removeData();
        QVERIFY(has(studio::examineData(*project), "sources-missing"));
    }

    void soundDataAreNotSpokenOf() {
        const Folder folder;
        for (int i = 0; i < 100; ++i)
            folder.add(i % 2 == 0 ? "even" : "odd", "p" + std::to_string(i), pictureOf(i));
        QVERIFY(studio::examineData(*folder.project()).empty());
    }

    void namesAClassThatDominates() {
        const Folder folder;
        for (int i = 0; i < 100; ++i)
            folder.add(i < 91 ? "cats" : "dogs", "p" + std::to_string(i), pictureOf(i));
        const auto findings = studio::examineData(*folder.project());
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].id == "one-class" && findings[0].message.find("cats") != std::string::npos &&
                findings[0].message.find("91 %") != std::string::npos);
        QVERIFY(!findings[0].advice.empty());
    }

    void seesThatAllPicturesAreEqual() {
        const Folder folder;
        for (int i = 0; i < 90; ++i) {
            Image image = pictureOf(1);
            image.pixels[static_cast<std::size_t>(i)] ^= 1; // nearly
            folder.add("a", "p" + std::to_string(i), image);
        }
        const auto findings = studio::examineData(*folder.project());
        QVERIFY(has(findings, "all-equal"));
        QVERIFY(!has(findings, "duplicates"));
    }

    void findsHeldOutPicturesThatAreTrainedOn() {
        const Folder folder; // split by its owner
        for (int i = 0; i < 60; ++i)
            folder.add("train", "first" + std::to_string(i), pictureOf(i));
        for (int i = 40; i < 80; ++i)
            folder.add("val", "second" + std::to_string(i), pictureOf(i));
        const auto project = folder.project();
        std::int64_t expected = 0;
        for (const auto held : project->validationIndices())
            expected += std::ranges::any_of(project->trainingIndices(), [&](std::int64_t trained) {
                return project->image(trained) == project->image(held);
            });
        QCOMPARE(expected, std::int64_t{20});
        const Finding found = finding(studio::examineData(*project), "duplicates");
        QVERIFY2(found.message.starts_with(std::to_string(expected) + " held-out"), found.message.c_str());
        QVERIFY(found.message.find(".png") != std::string::npos);
    }

    void saysHeldOutOnlyWherePicturesAre() {
        const Folder folder;
        for (int i = 0; i < 40; ++i)
            folder.add("a", "p" + std::to_string(i), pictureOf(i));
        const auto none = studio::examineData(*folder.project(0.0));
        QVERIFY(has(none, "nothing-held-out"));
        for (const auto& each : none)
            QVERIFY2(each.message.find("held out") == std::string::npos, each.message.c_str());
        const Folder other;
        for (int i = 0; i < 40; ++i)
            other.add("a", "p" + std::to_string(i), pictureOf(i));
        const auto project = other.project(0.1);
        QCOMPARE(has(studio::examineData(*project), "few-held-out"), project->facts().validation < 16);
    }

    void countsTheStepsOfAPlan() {
        const TrainedRun fixture;
        studio::TrainingEstimate estimate;
        estimate.steps = 44;
        const auto findings = studio::examinePlan(*fixture.project(), estimate);
        QVERIFY(finding(findings, "few-steps").message.find("44 steps") != std::string::npos);
        estimate.steps = 2'000;
        QVERIFY(studio::examinePlan(*fixture.project(), estimate).empty());
        QVERIFY(has(studio::examineRun(*fixture.project(), fixture.train("ae", 12)), "few-steps"));
    }

    void seesMemorisingInTheCurves() {
        const TrainedRun fixture;
        const std::string run = fixture.train("ae", 2);
        const auto folder = fixture.project()->runFolder(run);
        const auto memorises = [&](double trained, double best, double last) {
            writeCurves(folder, trained, best, last);
            return has(studio::examineRun(*fixture.project(), run), "memorising");
        };
        QVERIFY(memorises(0.2, 0.5, 0.8));
        QVERIFY(!memorises(0.2, 0.5, 0.5));  // held-out pictures do not get worse
        QVERIFY(!memorises(0.6, 0.6, 0.65)); // nor are they far from the others
        writeCurves(folder, 0.2, 0.5, 0.8);
        const Finding found = finding(studio::examineRun(*fixture.project(), run), "memorising");
        QVERIFY2(found.message.find("4.0 times") != std::string::npos, found.message.c_str());
    }

    void stopsWhenAskedTo() {
        const TrainedRun fixture;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(studio::examineData(*fixture.project(), stop.get_token()), studio::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
