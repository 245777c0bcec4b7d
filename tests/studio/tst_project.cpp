// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Project.hpp"
#include "core/studio/ProjectLock.hpp"
#include "tests/CodeOf.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fstream>
#include <sstream>
#include <thread>

using studio::Error;
using studio::ErrorCode;
using studio::ImportOptions;
using studio::Project;
using studio::test::codeOf;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

void replaceIn(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = contentOf(file);
    const auto at = text.find(from);
    QVERIFY2(at != std::string::npos, from.c_str());
    std::ofstream(file, std::ios::trunc) << text.replace(at, from.size(), to);
}

} // namespace

class TestProject : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path path(const char* name) const { return fs::path(m_folder->path().toStdString()) / name; }
    std::shared_ptr<Project> shapes(const char* name, ImportOptions options = {}) const {
        return Project::create(path(name), {"shapes:40"}, options);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void createsAndOpensAgain() {
        ImportOptions options;
        options.validation = 0.25;
        options.seed = 3;
        std::vector<std::int64_t> held;
        studio::Image first;
        {
            const auto project = shapes("p", options);
            QCOMPARE(project->facts().count, std::int64_t{40});
            QCOMPARE(project->facts().validation, std::int64_t{10});
            QCOMPARE(project->facts().training, std::int64_t{30});
            QVERIFY(!project->readOnly());
            held = project->validationIndices();
            first = project->image(0);
        }
        const auto project = Project::open(path("p"));
        QCOMPARE(project->name(), std::string("p"));
        QCOMPARE(project->facts().options, options);
        QCOMPARE(project->validationIndices(), held);
        QVERIFY(project->image(0) == first);
        std::int64_t counted = 0;
        for (const auto& each : project->facts().classes)
            counted += each.count;
        QCOMPARE(counted, std::int64_t{40});
        for (std::int64_t i = 0; i < 40; ++i)
            QCOMPARE(project->isValidation(i), std::ranges::find(held, i) != held.end());
    }

    void leavesNothingBehindWhenStopped() {
        std::stop_source stop;
        const auto stopAtOnce = [&](const studio::Progress&) { stop.request_stop(); };
        QVERIFY_EXCEPTION_THROWN(Project::create(path("p"), {"shapes:5000"}, {}, stop.get_token(), stopAtOnce),
                                 studio::Cancelled);
        QVERIFY(fs::is_empty(m_folder->path().toStdString()));
    }

    void leavesNothingBehindWhenThereIsNothingToImport() {
        fs::create_directories(path("empty"));
        QCOMPARE(codeOf([&] { Project::create(path("p"), {path("empty")}, {}); }), std::optional(ErrorCode::BadInput));
        QVERIFY(!fs::exists(path("p")));
        QVERIFY(fs::is_empty(path("empty")));
        using Iterator = fs::directory_iterator;
        QCOMPARE(std::distance(Iterator(m_folder->path().toStdString()), Iterator{}), 1);
    }

    void removesNoFolderThatIsNotItsOwn() {
        for (const char* name : {"p.importing", ".studio-import-1-0", ".studio-import-1-1", ".studio-import-1-2"}) {
            fs::create_directories(path(name));
            std::ofstream(path(name) / "letter.txt") << "mine";
        }
        std::ofstream(path(".studio-import-1-1") / ".lock");        // of a killed import
        const studio::ProjectLock held(path(".studio-import-1-2")); // of one that goes on
        shapes("p");
        QVERIFY(fs::exists(path("p.importing") / "letter.txt"));
        QVERIFY(fs::exists(path(".studio-import-1-0") / "letter.txt"));
        QVERIFY(!fs::exists(path(".studio-import-1-1")));
        QVERIFY(fs::exists(path(".studio-import-1-2") / "letter.txt"));
    }

    void twoImportsIntoOneFolderLeaveOneProject() {
        std::array<std::optional<ErrorCode>, 2> ends;
        {
            std::vector<std::jthread> both;
            for (auto& end : ends)
                both.emplace_back([&] { end = codeOf([&] { Project::create(path("p"), {"shapes:2000"}, {}); }); });
        }
        QVERIFY(!ends[0] || !ends[1]);
        QCOMPARE(Project::open(path("p"))->facts().count, std::int64_t{2000});
        using Iterator = fs::directory_iterator;
        QCOMPARE(std::distance(Iterator(m_folder->path().toStdString()), Iterator{}), 1);
    }

    void sweepsWhatKilledProcessesLeft() {
        shapes("p");
        const fs::path runs = path("p") / "runs";
        fs::create_directories(runs / "ae" / "samples");
        fs::create_directories(runs / ".removed-vae");
        // No process has this number: it is above the highest that Linux gives.
        for (const fs::path& folder : {path("p"), runs / "ae", runs / "ae" / "samples", runs / ".removed-vae"})
            std::ofstream(folder / ".studio-99999999-0.tmp") << "half";
        std::ofstream(runs / "ae" / "notes.tmp") << "mine";
        Project::open(path("p"));
        QVERIFY(!fs::exists(path("p") / ".studio-99999999-0.tmp"));
        QVERIFY(!fs::exists(runs / "ae" / ".studio-99999999-0.tmp"));
        QVERIFY(!fs::exists(runs / "ae" / "samples" / ".studio-99999999-0.tmp"));
        QVERIFY(!fs::exists(runs / ".removed-vae"));
        QVERIFY(fs::exists(runs / "ae" / "notes.tmp"));
    }

    void refusesAFolderThatIsTaken() {
        shapes("p");
        QCOMPARE(codeOf([&] { shapes("p"); }), std::optional(ErrorCode::BadInput));
        fs::create_directories(path("other"));
        std::ofstream(path("other") / "letter.txt") << "mine";
        QCOMPARE(codeOf([&] { shapes("other"); }), std::optional(ErrorCode::BadInput));
        QCOMPARE(contentOf(path("other") / "letter.txt"), std::string("mine"));
        fs::create_directories(path("free"));
        QCOMPARE(shapes("free")->facts().count, std::int64_t{40});
    }

    void opensASecondTimeReadOnly() {
        const auto first = shapes("p");
        const auto second = Project::open(path("p"));
        QVERIFY(!first->readOnly());
        QVERIFY(second->readOnly());
        QCOMPARE(codeOf([&] { second->makeRunFolder("ae"); }), std::optional(ErrorCode::ReadOnly));
    }

    void refusesANewerVersionAndLeavesTheFile() {
        shapes("p");
        replaceIn(path("p") / "project.json", "\"schema\": 1", "\"schema\": 2");
        const std::string before = contentOf(path("p") / "project.json");
        QCOMPARE(codeOf([&] { Project::open(path("p")); }), std::optional(ErrorCode::Unsupported));
        QCOMPARE(contentOf(path("p") / "project.json"), before);
    }

    void namesTheFieldThatIsWrong_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("field");
        QTest::newRow("type") << "\"flip\": false"
                              << "\"flip\": 3"
                              << "dataset.options.flip";
        QTest::newRow("range") << "\"validation\": 0.1"
                               << "\"validation\": 7"
                               << "dataset.options.validation";
        QTest::newRow("choice") << "\"centre-crop\""
                                << "\"squash\""
                                << "dataset.options.framing";
        QTest::newRow("missing") << "\"fingerprint\""
                                 << "\"fingerprunt\""
                                 << "dataset.fingerprint";
        QTest::newRow("list") << "\"sources\": ["
                              << "\"sources\": [4,"
                              << "dataset.sources";
    }

    void namesTheFieldThatIsWrong() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, field);
        shapes("p");
        replaceIn(path("p") / "project.json", from.toStdString(), to.toStdString());
        const std::string before = contentOf(path("p") / "project.json");
        std::string message;
        QCOMPARE(codeOf([&] { Project::open(path("p")); }, &message), std::optional(ErrorCode::BadInput));
        QVERIFY2(QString::fromStdString(message).contains(field), message.c_str());
        QCOMPARE(contentOf(path("p") / "project.json"), before);
    }

    void noticesAForeignDataset() {
        shapes("p");
        ImportOptions other;
        other.seed = 9;
        shapes("q", other);
        for (const char* file : {"dataset.bin", "index.json"})
            fs::copy_file(path("q") / file, path("p") / file, fs::copy_options::overwrite_existing);
        QCOMPARE(codeOf([&] { Project::open(path("p")); }), std::optional(ErrorCode::Corrupt));
    }

    void saysWhereThereIsNoProject() {
        QCOMPARE(codeOf([&] { Project::open(path("nowhere")); }), std::optional(ErrorCode::NotFound));
    }

    void givesRunsFreeNames() {
        const auto project = shapes("p");
        QCOMPARE(project->freeRunName("vae"), std::string("vae"));
        const fs::path made = project->makeRunFolder("vae");
        QCOMPARE(project->freeRunName("vae"), std::string("vae")); // until the run is written
        std::ofstream(made / "config.json") << "{}";
        QCOMPARE(project->freeRunName("vae"), std::string("vae-2"));
        QCOMPARE(codeOf([&] { project->makeRunFolder("vae"); }), std::optional(ErrorCode::WrongUsage));
        for (const char* bad : {"", "..", "a/b", ".hidden", "name with space", "ümlaut"})
            QCOMPARE(codeOf([&] { project->makeRunFolder(bad); }), std::optional(ErrorCode::WrongUsage));
        QCOMPARE(codeOf([&] { static_cast<void>(project->run("nothing")); }), std::optional(ErrorCode::NotFound));
    }

    void findsSampleGridsInOrder() {
        const auto project = shapes("p");
        const auto folder = project->makeRunFolder("ae") / "samples";
        for (const char* name : {"step-000400.png", "step-000020.png", "step-1000000.png"})
            studio::writePng(folder / name, project->image(0));
        std::ofstream(folder / "notes.txt") << "not a grid";
        const auto grids = project->sampleGrids("ae");
        QCOMPARE(grids.size(), std::size_t{3});
        QCOMPARE(grids[0].step, std::int64_t{20});
        QCOMPARE(grids[2].step, std::int64_t{1000000});
        const studio::GridPicture one = project->readGrid(grids[0]);
        QVERIFY(one.image == project->image(0));
        QCOMPARE(one.columns * one.rows, 1);
    }

    void knowsThePicturesOfAGrid() {
        const auto project = shapes("p");
        const auto file = project->makeRunFolder("ae") / "samples" / "step-1.png";
        const studio::DatasetFacts& facts = project->facts();
        studio::writePng(file, studio::Image(3 * facts.width + 4, 2 * facts.height + 2, 3));
        const studio::GridPicture grid = project->readGrid({1, file});
        QCOMPARE(grid.columns, 3);
        QCOMPARE(grid.rows, 2);
        QCOMPARE(grid.gap, 2);
        studio::writePng(file, studio::Image(3 * facts.width + 5, 2 * facts.height + 2, 3)); // by other means
        QCOMPARE(project->readGrid({1, file}).columns, 1);
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
