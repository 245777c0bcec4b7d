// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"
#include "core/data/FilmFrames.hpp"
#include "core/data/Import.hpp"
#include "core/io/AnimationWriter.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/FilmReader.hpp"
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

namespace {

/// A grey frame whose brightness tells its number; films keep it within a few steps.
Image frameOf(int number, int width = 64, int height = 48) {
    Image image(width, height, 3);
    std::ranges::fill(image.pixels, static_cast<std::uint8_t>(20 + 6 * number));
    return image;
}

int numberIn(std::span<const std::uint8_t> pixels) {
    return (int{pixels[pixels.size() / 2]} - 20 + 3) / 6;
}

void writeFilm(const fs::path& file, int frames) {
    fs::create_directories(file.parent_path());
    std::vector<Image> images;
    for (int i = 0; i < frames; ++i)
        images.push_back(frameOf(i));
    io::writeMp4(file, images, 40);
}

bool says(const std::vector<std::string>& notices, const std::string& words) {
    return std::ranges::any_of(notices, [&](const auto& each) { return each.find(words) != std::string::npos; });
}

} // namespace

class FilmsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path project() const {
        fs::create_directories(root() / "project");
        return root() / "project";
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsFramesForwards() {
        writeFilm(root() / "a.mp4", 30);
        io::FilmReader reader(root() / "a.mp4");
        QCOMPARE(reader.facts().frames, std::int64_t{30});
        QCOMPARE(reader.facts().width, std::int64_t{64});
        QCOMPARE(reader.facts().height, std::int64_t{48});
        for (const int number : {0, 1, 7, 29}) {
            const auto frame = reader.read(number);
            QVERIFY(frame);
            QCOMPARE(numberIn(frame->pixels), number);
        }
        QVERIFY(!reader.read(30));
        std::stop_source stop;
        stop.request_stop();
        io::FilmReader other(root() / "a.mp4");
        QVERIFY_EXCEPTION_THROWN(other.read(20, stop.get_token()), Cancelled);
    }

    void refusesWhatIsNoFilm() {
        writeFile(root() / "text.mp4", bytesOf("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n"));
        QVERIFY(refuses([&] { io::FilmReader reader(root() / "text.mp4"); }, ErrorCode::BadInput, "not a film"));
        writeFilm(root() / "a.mp4", 30);
        const Bytes whole = io::readWhole(root() / "a.mp4");
        writeFile(root() / "cut.mp4",
                  Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2)));
        QVERIFY(refuses([&] { io::FilmReader(root() / "cut.mp4").facts(); }, ErrorCode::BadInput, "film"));
        const Inspection found = inspectSources({root()});
        QCOMPARE(found.accepted, std::int64_t{30}); // the sound one
        QCOMPARE(found.rejected.size(), 2UL);
    }

    void knowsFilmsByTheirFirstBytes() {
        QVERIFY(io::isFilmHead(bytesOf(std::string_view("\0\0\0\x20"
                                                        "ftypisom",
                                                        12))));
        QVERIFY(!io::isFilmHead(bytesOf(std::string_view("\0\0\0\x20"
                                                         "ftypheic",
                                                         12))));
        QVERIFY(!io::isFilmHead(bytesOf(std::string_view("\0\0\0\x20"
                                                         "ftypavif",
                                                         12))));
        QVERIFY(io::isFilmHead(bytesOf("RIFF....AVI LIST")));
        QVERIFY(!io::isFilmHead(bytesOf("RIFF....WEBPVP8 ")));
        QVERIFY(io::isFilmHead(bytesOf("\x1A\x45\xDF\xA3")));
        QVERIFY(!io::isFilmHead({}));
    }

    void takesOneOfEveryNFrames() {
        writeFilm(root() / "clips/a.mp4", 30);
        ImportOptions options;
        options.every = 7;
        options.size = 32;
        const ImportReport report = importDataset({root() / "clips/a.mp4"}, options, project());
        QCOMPARE(report.count, std::int64_t{5});
        QVERIFY(says(report.notices, "one of every 7 of its 30 frames"));
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->name(0), std::string("a.mp4#000001"));
        QCOMPARE(dataset->name(4), std::string("a.mp4#000029"));
        QVERIFY(dataset->classNames().empty());
        for (std::int64_t i = 0; i < 5; ++i)
            QCOMPARE(numberIn(dataset->pixels(i)), static_cast<int>(7 * i));
    }

    void labelsFramesByTheFolderOfTheirFilm() {
        writeFilm(root() / "films/day/a.mp4", 4);
        writeFilm(root() / "films/night/b.mp4", 6);
        const Inspection found = inspectSources({root() / "films"});
        QCOMPARE(found.labels, (std::map<std::string, std::int64_t>{{"day", 4}, {"night", 6}}));
        QCOMPARE(found.sizes.at("64x48"), std::int64_t{10});
    }

    void takesFilmsAmongPicturesOnlyWhenAsked() {
        writeFilm(root() / "data/clip.mp4", 10);
        writeFile(root() / "data/photo.png", io::encodePng(gradient(64, 48, 3)));
        Inspection found = inspectSources({root() / "data"});
        QCOMPARE(found.accepted, std::int64_t{1});
        QVERIFY(says(found.notices, "1 film among the pictures was passed over (clip.mp4)"));
        ImportOptions options;
        options.every = 2;
        found = inspectSources({root() / "data"}, options);
        QCOMPARE(found.accepted, std::int64_t{6});
    }

    void keepsFramesAndNamesTogetherUnderALimit() {
        writeFilm(root() / "a.mp4", 30);
        ImportOptions options;
        options.limit = 6;
        options.seed = 3;
        options.size = 16;
        importDataset({root() / "a.mp4"}, options, project());
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->size(), std::int64_t{6});
        for (std::int64_t i = 0; i < 6; ++i)
            QCOMPARE(numberIn(dataset->pixels(i)) + 1, std::stoi(dataset->name(i).substr(6)));
    }

    void leavesAtMostFiveHundredFramesByItself() {
        QCOMPARE(frameStride(500, 0), std::int64_t{1});
        QCOMPARE(frameStride(501, 0), std::int64_t{2});
        QCOMPARE(frameStride(9000, 0), std::int64_t{18});
        QCOMPARE(frameStride(9000, 1), std::int64_t{1});
    }

    void saysThatFilmsInArchivesAreNotRead() {
        writeFilm(root() / "a.mp4", 4);
        writeArchive(root() / "a.zip", Packing::Zip,
                     {{"clip.mp4", io::readWhole(root() / "a.mp4")}, {"1.png", io::encodePng(gradient(8, 8, 1))}});
        const Inspection found = inspectSources({root() / "a.zip"});
        QCOMPARE(found.accepted, std::int64_t{1});
        QVERIFY(says(found.notices, "1 film in the archive"));
    }
};

QTEST_APPLESS_MAIN(FilmsTest)
#include "tst_films.moc"
