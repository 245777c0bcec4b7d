// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"
#include "core/data/Import.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Npy.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>
#include <thread>

#include <sys/resource.h>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

class ImportTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path source() const { return root() / "source"; }
    fs::path project() const { return root() / "project"; }

    void addPng(const std::string& name, int width = 8, int height = 8, int channels = 1) const {
        writeFile(source() / name, io::encodePng(gradient(width, height, channels)));
    }

    bool rejects(const std::vector<RejectedFile>& list, const std::string& path, const std::string& words) const {
        return std::ranges::any_of(list, [&](const RejectedFile& each) {
            return each.path.ends_with(path) && each.reason.find(words) != std::string::npos;
        });
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directories(source());
        fs::create_directories(project());
    }

    void takesLabelsFromSubfolders() {
        addPng("cats/1.png");
        addPng("cats/more/2.png");
        addPng("dogs/1.png");
        addPng("10/a.png");
        addPng("9/a.png");
        addPng("loose.png");
        const ImportReport report = importDataset({source()}, {}, project());
        QCOMPARE(report.count, std::int64_t{6});
        const auto dataset = Dataset::open(project());
        QVERIFY((dataset->classNames() == std::vector<std::string>{"9", "10", "cats", "dogs"})); // numbers by value
        std::map<std::string, int> labels;
        for (std::int64_t i = 0; i < dataset->size(); ++i)
            labels[dataset->name(i)] = dataset->label(i);
        QCOMPARE(labels.at("cats/more/2.png"), 2);
        QCOMPARE(labels.at("loose.png"), -1);
        QCOMPARE(labels.at("9/a.png"), 0);
        QCOMPARE(report.classes[2].count, std::int64_t{2});
    }

    void storesThePicturesThemselves() {
        addPng("a.png", 16, 16, 3);
        importDataset({source()}, {}, project());
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->width(), 16); // one square size up to 64 is kept
        QVERIFY(dataset->image(0) == gradient(16, 16, 3));
        QVERIFY(dataset->classNames().empty());
        QCOMPARE(dataset->label(0), -1);
        dataset->verify();
    }

    void choosesSizeAndChannelsByItself() {
        addPng("a.png", 16, 16, 1);
        addPng("b.png", 20, 16, 1);
        ImportReport report = importDataset({source()}, {}, project());
        QCOMPARE(report.width, 32);
        QCOMPARE(report.channels, 1);
        QVERIFY(std::ranges::any_of(
            report.notices, [](const auto& each) { return each.find("different sizes") != std::string::npos; }));
        addPng("c.png", 70, 70, 3);
        report = importDataset({source()}, {}, project());
        QCOMPARE(report.channels, 3);
        report = importDataset({source()}, {.size = 24, .channels = Channels::Grey}, project());
        QCOMPARE(report.width, 24);
        QCOMPARE(report.channels, 1);
    }

    void tellsTheThreeKindsOfEmptinessApart() {
        const auto attempt = [&] { importDataset({source()}, {}, project()); };
        QVERIFY(refuses(attempt, ErrorCode::BadInput, "holds no files"));
        writeFile(source() / "notes.txt", bytesOf("hello"));
        QVERIFY(refuses(attempt, ErrorCode::BadInput, "no pictures among the 1 file"));
        writeFile(source() / "bad.png", bytesOf("hello"));
        QVERIFY(refuses(attempt, ErrorCode::BadInput, "the only picture found cannot be used"));
        // One that only decoding finds: sound checksums around too little data.
        fs::remove(source() / "bad.png");
        writeFile(source() / "short.png", rawPng(64, 64, 8, 0, Bytes(10)));
        QVERIFY(refuses(attempt, ErrorCode::BadInput, "the only picture found cannot"));
        QVERIFY(
            refuses([&] { importDataset({root() / "nowhere"}, {}, project()); }, ErrorCode::BadInput, "no such file"));
        QVERIFY(fs::is_empty(project())); // nothing is left behind
        QCOMPARE(inspectSources({source()}).accepted, std::int64_t{0});
    }

    void listsEveryBadFileWithItsReason() {
        addPng("good.png");
        const Bytes png = io::encodePng(gradient(40, 40, 3));
        Bytes flipped = png;
        flipped[png.size() / 2] ^= std::byte{4};
        writeFile(source() / "crc.png", flipped);
        writeFile(source() / "cut.png", Bytes(png.begin(), png.begin() + 100));
        writeFile(source() / "empty.jpg", {});
        writeFile(source() / "text.jpg", bytesOf("hello there"));
        writeFile(source() / "huge.png", rawPng(100'000, 100'000, 8, 0, Bytes(10)));
        writeFile(source() / "layers.psd", bytesOf("ftypheic"));
        writeFile(source() / "notes.txt", bytesOf("hello"));
        writeFile(source() / "empty.txt", {});
        writeFile(source() / "no ending", png); // a picture by its first bytes
        const Inspection found = inspectSources({source()});
        QCOMPARE(found.accepted, std::int64_t{2});
        QCOMPARE(found.ignored, std::int64_t{2});
        QCOMPARE(found.rejected.size(), 6UL);
        QVERIFY(rejects(found.rejected, "source/crc.png", "checksum"));
        QVERIFY(rejects(found.rejected, "cut.png", "truncated"));
        QVERIFY(rejects(found.rejected, "empty.jpg", "empty file"));
        QVERIFY(rejects(found.rejected, "text.jpg", "text, not a picture"));
        QVERIFY(rejects(found.rejected, "huge.png", "over the limit"));
        QVERIFY(rejects(found.rejected, "layers.psd", "not supported"));
        QCOMPARE(found.sizes.at("8x8"), std::int64_t{1});
        QCOMPARE(found.sizes.at("40x40"), std::int64_t{1});
        QCOMPARE(found.channels.at("grey"), std::int64_t{1});
        const ImportReport report = importDataset({source()}, {}, project());
        QCOMPARE(report.count, std::int64_t{2});
        QCOMPARE(report.rejected.size(), 6UL);
    }

    void decidesTheShapeWithoutDamagedPictures() {
        addPng("a.png", 16, 16, 1);
        writeFile(source() / "short.png", rawPng(50, 20, 8, 2, Bytes(10))); // colour and another size, were it sound
        const ImportReport report = importDataset({source()}, {}, project());
        QCOMPARE(report.count, std::int64_t{1});
        QCOMPARE(report.width, 16);
        QCOMPARE(report.channels, 1);
        QCOMPARE(report.rejected.size(), 1UL);
    }

    void reachesTheLimitInSpiteOfDamagedPictures() {
        for (int i = 0; i < 20; ++i) {
            addPng("good" + std::to_string(i) + ".png");
            writeFile(source() / ("short" + std::to_string(i) + ".png"), rawPng(8, 8, 8, 0, Bytes(3)));
        }
        const ImportReport report = importDataset({source()}, {.limit = 15}, project());
        QCOMPARE(report.count, std::int64_t{15});
        const auto first = Dataset::open(project())->fingerprint();
        importDataset({source()}, {.limit = 15}, project());
        QCOMPARE(Dataset::open(project())->fingerprint(), first);
        QCOMPARE(importDataset({source()}, {.limit = 500}, project()).count, std::int64_t{20});
    }

    void noticesASinglePicture() {
        addPng("a.png");
        const ImportReport report = importDataset({source() / "a.png"}, {}, project());
        QCOMPARE(report.count, std::int64_t{1});
        QCOMPARE(report.notices.size(), 1UL);
        QCOMPARE(Dataset::open(project())->name(0), std::string("a.png"));
    }

    void combinesSourcesAndNamesThem() {
        addPng("a.png");
        addPng("b.png");
        fs::create_directories(root() / "other");
        fs::copy_file(source() / "a.png", root() / "other/a.png");
        const ImportReport report =
            importDataset({source() / "a.png", source() / "b.png", root() / "other"}, {}, project());
        QCOMPARE(report.count, std::int64_t{3}); // duplicates are welcome
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->name(1), std::string("b.png"));
        QCOMPARE(dataset->name(2), std::string("other/a.png"));
    }

    void readsIdxWithTheLabelsBesideIt() {
        const auto idx = [](const Bytes& head, std::size_t count, std::size_t factor) {
            Bytes bytes = head;
            for (std::size_t i = 0; i < count; ++i)
                bytes.push_back(static_cast<std::byte>(i % 10 * factor));
            return bytes;
        };
        const Bytes pictures = idx(bytesOf(std::string_view("\0\0\x08\3\0\0\0\x14\0\0\0\5\0\0\0\5", 16)), 20 * 25, 28);
        const Bytes labels = idx(bytesOf(std::string_view("\0\0\x08\1\0\0\0\x14", 8)), 20, 1);
        writeFile(source() / "train-images-idx3-ubyte.gz", gzip(pictures));
        writeFile(source() / "train-labels-idx1-ubyte", labels);
        writeFile(source() / "t10k-images-idx3-ubyte.gz", gzip(pictures));
        for (const fs::path& from : {source(), source() / "train-images-idx3-ubyte.gz"}) {
            const ImportReport report = importDataset({from}, {}, project());
            QCOMPARE(report.count, std::int64_t{20});
            QCOMPARE(report.classes.size(), 10UL);
            QCOMPARE(report.width, 5);
            QVERIFY2(report.notices.empty(), report.notices.empty() ? "" : report.notices.front().c_str());
        }
        const ImportReport test = importDataset({source()}, {.array = "t10k-images-idx3-ubyte.gz"}, project());
        QCOMPARE(test.count, std::int64_t{20});
        QVERIFY(test.classes.empty()); // there are no labels of the test part
        QVERIFY(refuses([&] { importDataset({source() / "train-labels-idx1-ubyte"}, {}, project()); },
                        ErrorCode::BadInput, "holds labels"));
        writeFile(source() / "train-labels-idx1-ubyte", Bytes(labels.begin(), labels.end() - 1));
        QVERIFY(refuses([&] { importDataset({source()}, {}, project()); }, ErrorCode::BadInput, "claims 28 bytes"));
    }

    void readsNumPyArraysOfEveryLayout() {
        const auto import = [&](const std::vector<std::int64_t>& shape, const Bytes& data, io::Dtype dtype) {
            writeFile(source() / "a.npy", io::writeNpy(dtype, shape, data));
            importDataset({source() / "a.npy"}, {}, project());
            return Dataset::open(project());
        };
        Bytes data(2 * 4 * 4 * 3);
        for (std::size_t i = 0; i < data.size(); ++i)
            data[i] = static_cast<std::byte>(i);
        const auto last = import({2, 4, 4, 3}, data, io::Dtype::U8);
        QCOMPARE(last->channels(), 3);
        QVERIFY(std::ranges::equal(std::as_bytes(last->pixels(1)), std::span(data).subspan(48)));
        const auto first = import({1, 3, 5, 5}, Bytes(data.begin(), data.begin() + 75), io::Dtype::U8);
        QCOMPARE(int{first->pixels(0)[0]}, 0);
        QCOMPARE(int{first->pixels(0)[1]}, 25); // the green plane lies 25 elements behind the red one
        QCOMPARE(int{first->pixels(0)[3]}, 1);
        const auto grey = import({6, 4, 4}, data, io::Dtype::U8);
        QCOMPARE(grey->size(), std::int64_t{6});
        const std::vector<float> unit{0.0F, 0.5F, 1.0F, 0.25F};
        const auto part = std::as_bytes(std::span(unit));
        const auto floats = import({1, 2, 2}, Bytes(part.begin(), part.end()), io::Dtype::F32);
        QVERIFY((floats->image(0).pixels == std::vector<std::uint8_t>{0, 128, 255, 64}));
        QVERIFY(refuses([&] { import({24, 4}, data, io::Dtype::U8); }, ErrorCode::BadInput, "not that of pictures"));
    }

    void readsNpzWithLabels() {
        const ImportReport report = importDataset({STUDIO_TEST_DATA "/numpy-pictures.npz"}, {}, project());
        QCOMPARE(report.count, std::int64_t{3});
        const auto dataset = Dataset::open(project());
        QVERIFY((dataset->classNames() == std::vector<std::string>{"2", "10"}));
        QCOMPARE(dataset->label(1), 1);
        QCOMPARE(int{dataset->pixels(1)[2]}, (16 + 2) * 5);
    }

    void readsArchives() {
        const Bytes png = io::encodePng(gradient(8, 8, 1));
        const std::vector<Entry> entries{{"faces/cats/1.png", png},
                                         {"faces/cats/2.png", png},
                                         {"faces/dogs/1.png", png},
                                         {"faces/notes.txt", bytesOf("x")},
                                         {"faces/bad.png", bytesOf("text")},
                                         {"../out.png", png},
                                         {"__MACOSX/faces/._1.png", bytesOf("junk")}};
        for (const auto& [name, packing] : {std::pair{"a.zip", Packing::Zip}, std::pair{"a.tar.gz", Packing::TarGz}}) {
            writeArchive(source() / name, packing, entries);
            const ImportReport report = importDataset({source() / name}, {}, project());
            QCOMPARE(report.count, std::int64_t{3});
            QCOMPARE(report.classes.size(), 2UL); // the folder around everything is no label
            QCOMPARE(report.classes[0].name, std::string("cats"));
            QCOMPARE(report.ignored, std::int64_t{2});
            QVERIFY(rejects(report.rejected, "bad.png", "text"));
            QVERIFY(rejects(report.rejected, "../out.png", "outside"));
            QVERIFY(Dataset::open(project())->image(2) == gradient(8, 8, 1));
        }
        writeArchive(source() / "secret.zip", Packing::EncryptedZip, {{"a.png", png}});
        QVERIFY(refuses([&] { importDataset({source() / "secret.zip"}, {}, project()); }, ErrorCode::BadInput,
                        "encrypted"));
        const Bytes whole = io::readWhole(source() / "a.zip");
        writeFile(source() / "cut.zip", Bytes(whole.begin(), whole.begin() + 300));
        QVERIFY(
            refuses([&] { importDataset({source() / "cut.zip"}, {}, project()); }, ErrorCode::BadInput, "truncated"));
    }

    void choosesFromAnArchiveByTheLimit() {
        std::vector<Entry> entries;
        for (int i = 0; i < 30; ++i) {
            Image image(4, 4, 1);
            std::ranges::fill(image.pixels, static_cast<std::uint8_t>(i));
            entries.push_back({std::to_string(i) + ".png", io::encodePng(image)});
        }
        writeArchive(source() / "a.tar", Packing::Tar, entries);
        importDataset({source() / "a.tar"}, {.limit = 7, .seed = 3}, project());
        const auto dataset = Dataset::open(project());
        QCOMPARE(dataset->size(), std::int64_t{7});
        for (std::int64_t i = 0; i < 7; ++i) // the name and the picture belong together
            QCOMPARE(std::to_string(dataset->pixels(i)[0]) + ".png", dataset->name(i));
    }

    /// Of a file of gigabytes only what is looked at is read: its holes would fill the memory.
    void hugeFilesCostNoMemory() {
        addPng("a.png");
        ImportOptions options;
        options.frames = FrameChoice::All;
        for (const char* name : {"huge.png", "huge.gif", "huge.tif", "huge.webp", "huge.jpg"}) {
            fs::copy_file(source() / "a.png", source() / name);
            fs::resize_file(source() / name, std::uintmax_t{3} << 30);
        }
        rusage before{};
        ::getrusage(RUSAGE_SELF, &before);
        const auto found = inspectSources({source()}, options);
        rusage after{};
        ::getrusage(RUSAGE_SELF, &after);
        QVERIFY(found.accepted >= 1);
        const auto megabytes = (after.ru_maxrss - before.ru_maxrss) / 1024;
        QVERIFY2(megabytes < 500, std::to_string(megabytes).c_str());
    }

    void noticesThatSourcesChanged() {
        addPng("a.png");
        addPng("b.png");
        importDataset({source()}, {}, project());
        QVERIFY(sourceState(project()) == SourceState::Unchanged);
        writeFile(source() / "notes.txt", bytesOf("no picture, no matter"));
        QVERIFY(sourceState(project()) == SourceState::Unchanged);
        fs::last_write_time(source() / "a.png", fs::file_time_type::clock::now() + std::chrono::hours(1));
        QVERIFY(sourceState(project()) == SourceState::Changed);
        fs::remove_all(source());
        QVERIFY(sourceState(project()) == SourceState::Missing);
        QCOMPARE(Dataset::open(project())->size(), std::int64_t{2}); // the pixels are still there
        importDataset({"shapes:5"}, {}, project());
        QVERIFY(sourceState(project()) == SourceState::Unchanged);
    }

    void stopsAtTheNextPictureAndLeavesNothing_data() {
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<int>("pictures");
        QTest::newRow("while headers are read") << QByteArray("Reading headers") << 3000000;
        QTest::newRow("while pictures are decoded") << QByteArray("Decoding pictures") << 50000;
    }
    void stopsAtTheNextPictureAndLeavesNothing() {
        QFETCH(QByteArray, stage);
        QFETCH(int, pictures);
        std::stop_source stop;
        int toldSince = 0;
        const auto import = [&] {
            importDataset({"shapes:" + std::to_string(pictures)}, {.size = 64}, project(), stop.get_token(),
                          [&](const Progress& progress) {
                              toldSince += stop.stop_requested() ? 1 : 0;
                              if (progress.stage == stage.toStdString() && progress.done >= 100)
                                  stop.request_stop();
                          });
        };
        QVERIFY_EXCEPTION_THROWN(import(), Cancelled);
        QVERIFY(stop.stop_requested());
        QCOMPARE(toldSince, 0); // this thread's next picture would have been told
        QVERIFY(fs::is_empty(project()));
    }

    void reportsProgressOnTheCallingThread() {
        const auto caller = std::this_thread::get_id();
        std::int64_t last = 0;
        bool elsewhere = false;
        importDataset({"shapes:3000"}, {}, project(), {}, [&](const Progress& progress) {
            elsewhere = elsewhere || std::this_thread::get_id() != caller;
            if (progress.stage == "Decoding pictures")
                last = progress.done;
        });
        QVERIFY(!elsewhere);
        QVERIFY(last > 1000);
    }

    void givesTheSameBytesForTheSameSeed() {
        importDataset({"shapes:300"}, {.seed = 4}, project());
        const auto first = Dataset::open(project())->fingerprint();
        importDataset({"shapes:300"}, {.seed = 4}, project());
        QCOMPARE(Dataset::open(project())->fingerprint(), first);
        importDataset({"shapes:300"}, {.seed = 5}, project());
        QVERIFY(Dataset::open(project())->fingerprint() != first);
    }

    void refusesOptionsOutOfRange() {
        const auto attempt = [&](const ImportOptions& options) { importDataset({"shapes:3"}, options, project()); };
        QVERIFY(refuses([&] { attempt({.size = 5000}); }, ErrorCode::WrongUsage, "size: expected"));
        QVERIFY(refuses([&] { attempt({.size = -1}); }, ErrorCode::WrongUsage, "size: expected"));
        QVERIFY(refuses([&] { attempt({.validation = 0.6}); }, ErrorCode::WrongUsage, "validation: expected"));
        QVERIFY(refuses([&] { attempt({.limit = -1}); }, ErrorCode::WrongUsage, "limit: expected"));
    }
};

QTEST_APPLESS_MAIN(ImportTest)
#include "tst_import.moc"
