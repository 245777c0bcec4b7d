// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"
#include "core/data/Import.hpp"
#include "core/data/Leftovers.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/ZipSamples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

namespace {

using Counts = std::map<std::string, std::int64_t>;

bool says(const std::vector<std::string>& notices, const std::string& words) {
    return std::ranges::any_of(notices, [&](const auto& each) { return each.find(words) != std::string::npos; });
}

bool rejects(const std::vector<RejectedFile>& list, const std::string& path, const std::string& words) {
    return std::ranges::any_of(list, [&](const RejectedFile& each) {
        return each.path.ends_with(path) && each.reason.find(words) != std::string::npos;
    });
}

} // namespace

/// The same pictures in a folder, a zip and a tar are judged alike.
class ContainersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Bytes m_png;

    fs::path root() const { return m_folder->path().toStdString(); }

    /// These files as a folder, a zip and a tar.
    std::vector<fs::path> containers(const std::vector<Entry>& files) const {
        fs::remove_all(root());
        fs::create_directories(root() / "folder");
        for (const Entry& each : files)
            writeFile(root() / "folder" / each.name, each.bytes);
        writeArchive(root() / "a.zip", Packing::Zip, files);
        writeArchive(root() / "a.tar.gz", Packing::TarGz, files);
        return {root() / "folder", root() / "a.zip", root() / "a.tar.gz"};
    }

    fs::path zip(const std::vector<ZipMember>& members) const {
        writeFile(root() / "made.zip", zipOf(members));
        return root() / "made.zip";
    }

    fs::path project(const std::string& name) const {
        fs::create_directories(root() / name);
        return root() / name;
    }

private Q_SLOTS:
    void initTestCase() { m_png = io::encodePng(gradient(8, 8, 1)); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void labelsAlikeInEveryContainer() {
        for (const fs::path& source : containers({{"set/train/cat/1.png", m_png},
                                                  {"set/train/dog/2.png", m_png},
                                                  {"set/val/cat/3.png", m_png},
                                                  {"set/val/dog/4.png", m_png}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.labels, (Counts{{"cat", 2}, {"dog", 2}}));
            QCOMPARE(found.heldOut, std::int64_t{2});
            QCOMPARE(found.labelsFrom, std::string("folders"));
            QVERIFY(says(found.notices, "train and val are a split"));
            importDataset({source}, {}, project("p"));
            const auto dataset = Dataset::open(root() / "p");
            for (const std::int64_t held : splitOf(*dataset, 0.1, 0).validation)
                QVERIFY(dataset->name(held).find("/val/") != std::string::npos);
            QCOMPARE(splitOf(*dataset, 0.1, 0).validation.size(), 2UL);
            importDataset({source}, {.validation = 0.0}, root() / "p");
            QVERIFY(Dataset::open(root() / "p")->heldOut()->empty());
            ImportOptions options;
            options.folderSplit = false;
            QCOMPARE(inspectSources({source}, options).labels, (Counts{{"train", 2}, {"val", 2}}));
        }
    }

    void readsATableInEveryContainer() {
        for (const fs::path& source : containers({{"images/1.png", m_png},
                                                  {"images/2.png", m_png},
                                                  {"images/3.png", m_png},
                                                  {"labels.csv", bytesOf("id,breed\n1,pug\n2,lab\n3,pug\n")}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.labels, (Counts{{"lab", 1}, {"pug", 2}}));
            QCOMPARE(found.labelsFrom, std::string("labels.csv, column \"breed\""));
            QVERIFY(says(found.notices, "3 of 3 pictures"));
        }
    }

    void passesOverLeftoversAlike() {
        for (const fs::path& source : containers({{"cats/1.jpg", jpeg(gradient(8, 8, 3))},
                                                  {"dogs/2.jpg", jpeg(gradient(8, 8, 3))},
                                                  {"cats/@eaDir/1.jpg/SYNOFILE_THUMB_M.jpg", jpeg(gradient(4, 4, 3))},
                                                  {"cats/@eaDir/1.jpg/SYNOFILE_THUMB_XL.jpg", jpeg(gradient(6, 6, 3))},
                                                  {"#recycle/old.png", m_png},
                                                  {"$RECYCLE.BIN/S-1/x.png", m_png},
                                                  {"__MACOSX/cats/._1.jpg", bytesOf("junk")},
                                                  {"dogs/._2.jpg", bytesOf("junk")},
                                                  {"dogs/Thumbs.db", bytesOf("junk")},
                                                  {".DS_Store", bytesOf("junk")},
                                                  {".mine/own.png", m_png},
                                                  {"notes.txt", bytesOf("hello")}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.labels, (Counts{{"cats", 1}, {"dogs", 1}}));
            QCOMPARE(found.accepted, std::int64_t{2});
            QCOMPARE(found.leftovers, std::int64_t{7});
            QCOMPARE(found.ignored, std::int64_t{9});
            QVERIFY(found.rejected.empty());
            QVERIFY(says(found.notices, "7 leftovers of other systems"));
        }
    }

    void knowsLeftovers() {
        for (const char* name : {"@eaDir", "@EADIR", "thumbs.db", "Thumbs.db:encryptable", "System Volume Information",
                                 "lost+found", ".Trash-1000", ".AppleDouble", "._photo.jpg", "desktop.ini", ".git",
                                 ".ipynb_checkpoints", "ehthumbs_vista.db", ".picasaoriginals", "Icon\r"})
            QVERIFY2(isLeftover(name), name);
        for (const char* name : {"cats", "thumbs", "icon", "git", "recycle", "desktop.png", "", "found", "_photo.jpg"})
            QVERIFY2(!isLeftover(name), name);
    }

    void judgesByTheFirstBytesAlike() {
        for (const fs::path& source : containers({{"a/n0001", jpeg(gradient(8, 8, 3))},
                                                  {"a/png.jpg", io::encodePng(gradient(8, 8, 3))},
                                                  {"b/jpeg.txt", jpeg(gradient(8, 8, 3))},
                                                  {"b/README", bytesOf("hello")},
                                                  {"b/empty", {}}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.labels, (Counts{{"a", 2}, {"b", 1}}));
            QCOMPARE(found.ignored, std::int64_t{2});
            QVERIFY(found.rejected.empty());
        }
    }

    void passesOverProjectsAlike() {
        const Bytes mark = bytesOf("{\"dataset\": {\"fingerprint\": \"0\"}, \"schema\": 1}");
        for (const fs::path& source : containers({{"1.png", m_png},
                                                  {"2.png", m_png},
                                                  {"mine/project.json", mark},
                                                  {"mine/dataset.bin", Bytes(64)},
                                                  {"mine/index.json", bytesOf("{\"version\": 1}")},
                                                  {"mine/walk.png", m_png},
                                                  {"mine/runs/ae/samples/step-1.png", m_png},
                                                  {"other/project.json", bytesOf("{\"name\": \"no project of ours\"}")},
                                                  {"other/index.json", bytesOf("{}")},
                                                  {"other/3.png", m_png}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.accepted, std::int64_t{3});
            QCOMPARE(found.labels, (Counts{{"other", 1}}));
            QVERIFY(says(found.notices, "is a project of Latent Studio"));
        }
    }

    void refusesAProjectInPlaceOfPictures() {
        const Bytes mark = bytesOf("{\"dataset\": {\"fingerprint\": \"0\"}, \"schema\": 1}");
        const auto sources = containers(
            {{"mine/project.json", mark}, {"mine/dataset.bin", Bytes(64)}, {"mine/runs/ae/samples/1.png", m_png}});
        const auto attempt = [&](const fs::path& source) { importDataset({source}, {}, project("p")); };
        QVERIFY(refuses([&] { attempt(sources[0] / "mine"); }, ErrorCode::BadInput, "is a project of Latent Studio"));
        QVERIFY(refuses([&] { attempt(sources[0]); }, ErrorCode::BadInput, "projects of Latent Studio"));
        QVERIFY(refuses([&] { attempt(sources[1]); }, ErrorCode::BadInput, "a project of Latent Studio"));
    }

    void readsMemberNamesInAllTheirForms() {
        for (const auto& [name, packing] : {std::pair{"a.zip", Packing::Zip}, std::pair{"a.tar", Packing::Tar}}) {
            writeArchive(root() / name, packing,
                         {{"./cats/1.png", m_png},
                          {"./cats//2.png", m_png},
                          {"./dogs/./3.png", m_png},
                          {"/abs/4.png", m_png},
                          {"dogs/../../5.png", m_png}});
            const Inspection found = inspectSources({root() / name});
            QCOMPARE(found.labels, (Counts{{"cats", 2}, {"dogs", 1}}));
            QCOMPARE(found.rejected.size(), 2UL);
            QVERIFY(rejects(found.rejected, "4.png", "outside"));
        }
    }

    void readsBackslashesOfWindows() {
        const Inspection found = inspectSources({zip(
            {{"cats\\", {}}, {"cats\\1.png", m_png}, {"dogs\\2.png", m_png}, {"dogs\\Thumbs.db", bytesOf("junk")}})});
        QCOMPARE(found.labels, (Counts{{"cats", 1}, {"dogs", 1}}));
        QCOMPARE(found.leftovers, std::int64_t{1});
        // In Shift-JIS the second byte of a letter may be the backslash's: 表 and ソ.
        const Inspection japanese = inspectSources({zip({{"\x95\x5C/1.png", m_png}, {"\x83\x5C\\2.png", m_png}})});
        QCOMPARE(japanese.labels, (Counts{{"表", 1}, {"ソ", 1}}));
    }

    void keepsClassesOfOldEncodingsApart() {
        const fs::path source =
            zip({{"\xAA\xAE\xE2/1.png", m_png}, {"\xAF\xF1\xE1/1.png", m_png}, {"\xAF\xF1\xE1/2.png", m_png}});
        const Inspection found = inspectSources({source});
        QCOMPARE(found.labels, (Counts{{"кот", 1}, {"пёс", 2}}));
        QVERIFY(says(found.notices, "code page 866"));
        // The same bytes as names of folders.
        for (const char* folder : {"\xAA\xAE\xE2", "\xAF\xF1\xE1"})
            writeFile(root() / "folder" / folder / "1.png", m_png);
        QCOMPARE(inspectSources({root() / "folder"}).labels, (Counts{{"кот", 1}, {"пёс", 1}}));
    }

    void namesWhatCannotBeUnpackedAndTakesTheRest() {
        const Inspection found = inspectSources({zip({{"a/1.png", m_png},
                                                      {"a/deflate64.png", m_png, 9},
                                                      {"b/wavpack.png", m_png, 97},
                                                      {"b/secret.png", m_png, 0, 1},
                                                      {"b/2.png", m_png}})});
        QCOMPARE(found.accepted, std::int64_t{2});
        QCOMPARE(found.rejected.size(), 3UL);
        QVERIFY(rejects(found.rejected, "a/deflate64.png", "compression method"));
        QVERIFY(rejects(found.rejected, "a/deflate64.png", "not supported: unpack"));
        QVERIFY(rejects(found.rejected, "b/wavpack.png", "compression method"));
        QVERIFY(rejects(found.rejected, "b/secret.png", "encrypted"));
        QVERIFY(!rejects(found.rejected, ".png", "damaged"));
    }

    void losesOneDamagedMemberOnly() {
        const Bytes text(20'000, std::byte{7}); // packs well, so that a changed bit shows
        writeArchive(root() / "a.zip", Packing::Zip, {{"a/1.png", m_png}, {"a/bad.png", text}, {"b/2.png", m_png}});
        Bytes bytes = io::readWhole(root() / "a.zip");
        const std::string name = "a/bad.png";
        const auto at = std::search(bytes.begin(), bytes.end(), name.begin(), name.end(), [](std::byte one, char other) {
            return one == static_cast<std::byte>(other);
        });
        QVERIFY(at != bytes.end());
        for (std::ptrdiff_t i = 0; i < 8; ++i) // the beginning of its data, whatever the extra fields are
            *(at + static_cast<std::ptrdiff_t>(name.size()) + 40 + i) ^= std::byte{0xFF};
        writeFile(root() / "a.zip", bytes);
        const Inspection found = inspectSources({root() / "a.zip"});
        QCOMPARE(found.labels, (Counts{{"a", 1}, {"b", 1}}));
        QCOMPARE(found.rejected.size(), 1UL);
        QVERIFY(rejects(found.rejected, "a/bad.png", ""));
    }

    void takesAllFramesWhenAskedTo() {
        std::vector<Image> frames;
        for (int i = 0; i < 3; ++i) {
            frames.emplace_back(8, 8, 1);
            std::ranges::fill(frames.back().pixels, static_cast<std::uint8_t>(50 * (i + 1)));
        }
        io::writeGif(root() / "film.gif", frames);
        const Bytes gif = io::readWhole(root() / "film.gif");
        for (const fs::path& source : containers({{"a/film.gif", gif}, {"b/still.png", m_png}})) {
            Inspection found = inspectSources({source});
            QCOMPARE(found.accepted, std::int64_t{2});
            QVERIFY(says(found.notices, "the first is taken"));
            ImportOptions options;
            options.frames = FrameChoice::All;
            found = inspectSources({source}, options);
            QCOMPARE(found.labels, (Counts{{"a", 3}, {"b", 1}}));
            QVERIFY(!says(found.notices, "the first of each is taken"));
            importDataset({source}, options, project("p"));
            const auto dataset = Dataset::open(root() / "p");
            for (std::int64_t i = 0; i < 3; ++i) {
                QCOMPARE(dataset->name(i), "a/film.gif#" + std::to_string(i + 1));
                QCOMPARE(int{dataset->pixels(i)[0]}, static_cast<int>(50 * (i + 1)));
            }
            QCOMPARE(dataset->name(3), std::string("b/still.png"));
        }
    }

    void findsArchivesUnderAnyName() {
        const auto sources = containers({{"cats/1.png", m_png}, {"dogs/2.png", m_png}});
        fs::copy_file(sources[1], root() / "download");
        fs::copy_file(sources[1], root() / "photo.jpg");
        fs::copy_file(sources[2], root() / "backup.bin");
        for (const char* name : {"download", "photo.jpg", "backup.bin"})
            QCOMPARE(inspectSources({root() / name}).labels, (Counts{{"cats", 1}, {"dogs", 1}}));
        writeFile(root() / "x.rar", bytesOf("Rar!\x1A\x07") + Bytes(100));
        QVERIFY(refuses([&] { importDataset({root() / "x.rar"}, {}, project("p")); }, ErrorCode::BadInput,
                        "is a RAR archive, which is not read"));
    }

    void saysThatItPassedOverArchivesInside() {
        for (const fs::path& source : containers({{"1.png", m_png},
                                                  {"more/inner.zip", zipOf({{"2.png", m_png}})},
                                                  {"more/inner.tar.gz", gzip(Bytes(100))},
                                                  {"more/no-ending", zipOf({{"3.png", m_png}})}})) {
            const Inspection found = inspectSources({source});
            QCOMPARE(found.accepted, std::int64_t{1});
            QVERIFY(says(found.notices, "3 archives"));
            QVERIFY(says(found.notices, "more/inner.zip"));
        }
    }
};

QTEST_APPLESS_MAIN(ContainersTest)
#include "tst_containers.moc"
