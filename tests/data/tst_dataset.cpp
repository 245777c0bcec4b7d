// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"
#include "core/data/DatasetIndex.hpp"
#include "core/data/Import.hpp"
#include "core/io/AtomicFile.hpp"
#include "tests/io/Expect.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <numeric>
#include <set>

using namespace studio;
using namespace studio::data;
using studio::test::refuses;

namespace {

void replaceInIndex(const std::filesystem::path& folder, const std::string& from, const std::string& to) {
    std::string text = io::readText(indexFile(folder));
    const std::size_t at = text.find(from);
    QVERIFY2(at != std::string::npos, from.c_str());
    text.replace(at, from.size(), to);
    io::writeAtomically(indexFile(folder), text);
}

} // namespace

class DatasetTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        importDataset({"shapes:50"}, {}, folder());
    }

    void holdsWhatWasImported() {
        const auto dataset = Dataset::open(folder());
        QCOMPARE(dataset->size(), std::int64_t{50});
        QCOMPARE(dataset->width(), 32);
        QCOMPARE(dataset->height(), 32);
        QCOMPARE(dataset->channels(), 3);
        QCOMPARE(dataset->classNames().size(), 4UL);
        QCOMPARE(dataset->name(7), std::string("7"));
        QCOMPARE(dataset->pixels(49).size(), 32UL * 32UL * 3UL);
        QVERIFY(std::ranges::equal(dataset->image(3).pixels, dataset->pixels(3)));
        QVERIFY(refuses([&] { dataset->image(50); }, ErrorCode::NotFound, "number 50"));
        QVERIFY(refuses([&] { dataset->label(-1); }, ErrorCode::NotFound, "number -1"));
        dataset->verify();
    }

    void noticesDamage() {
        auto pixels = io::readWhole(pixelsFile(folder()));
        pixels[1234] ^= std::byte{1};
        io::writeAtomically(pixelsFile(folder()), pixels);
        QVERIFY(refuses([&] { Dataset::open(folder())->verify(); }, ErrorCode::Corrupt, "does not match"));
        pixels.pop_back();
        io::writeAtomically(pixelsFile(folder()), pixels);
        QVERIFY(refuses([&] { Dataset::open(folder()); }, ErrorCode::Corrupt, "instead of"));
        std::filesystem::remove(pixelsFile(folder()));
        QVERIFY(refuses([&] { Dataset::open(folder()); }, ErrorCode::NotFound, "dataset.bin"));
        QVERIFY(refuses([&] { Dataset::open(folder() / "nowhere"); }, ErrorCode::NotFound, "index.json"));
    }

    void noticesThatItsFileIsShortenedWhileItIsOpen() {
        const auto dataset = Dataset::open(folder());
        QVERIFY(dataset->image(49).width > 0);
        std::filesystem::resize_file(pixelsFile(folder()), std::filesystem::file_size(pixelsFile(folder())) / 2);
        QVERIFY(refuses([&] { dataset->image(49); }, ErrorCode::Io, "shortened"));
        QVERIFY(refuses([&] { dataset->verify(); }, ErrorCode::Io, "dataset.bin"));
    }

    void namesTheFieldThatIsWrong_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("field");
        QTest::newRow("negative count") << "\"count\":50"
                                        << "\"count\":-50"
                                        << "count";
        QTest::newRow("count as text") << "\"count\":50"
                                       << "\"count\":\"50\""
                                       << "count";
        QTest::newRow("huge count") << "\"count\":50"
                                    << "\"count\":18446744073709551615"
                                    << "count";
        QTest::newRow("other count") << "\"count\":50"
                                     << "\"count\":51"
                                     << "names";
        QTest::newRow("two channels") << "\"channels\":3"
                                      << "\"channels\":2"
                                      << "channels";
        QTest::newRow("fraction") << "\"width\":32"
                                  << "\"width\":32.5"
                                  << "width";
        QTest::newRow("nan") << "\"width\":32"
                             << "\"width\":null"
                             << "width";
        QTest::newRow("missing") << "\"fingerprint\""
                                 << "\"fingerprnt\""
                                 << "fingerprint";
        QTest::newRow("label out of range") << "\"labels\":["
                                            << "\"labels\":[4,"
                                            << "labels";
        QTest::newRow("one label more") << "\"labels\":["
                                        << "\"labels\":[0,"
                                        << "labels";
        QTest::newRow("names") << "\"names\":["
                               << "\"names\":[5,"
                               << "names";
        QTest::newRow("sources") << "\"sources\":["
                                 << "\"sources\":[7,"
                                 << "sources";
    }
    void namesTheFieldThatIsWrong() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, field);
        replaceInIndex(folder(), from.toStdString(), to.toStdString());
        QVERIFY(refuses([&] { Dataset::open(folder()); }, ErrorCode::Corrupt, "\"" + field.toStdString() + "\""));
    }

    void refusesANewerVersionAndBrokenJson() {
        replaceInIndex(folder(), "\"version\":1", "\"version\":2");
        QVERIFY(refuses([&] { Dataset::open(folder()); }, ErrorCode::Unsupported, "newer version"));
        io::writeAtomically(indexFile(folder()), std::string_view("{\"version\":"));
        QVERIFY(refuses([&] { Dataset::open(folder()); }, ErrorCode::Corrupt, "no JSON object"));
    }

    void opensSixtyThousandPictures() {
        DatasetIndex index;
        index.count = 60'000;
        index.width = index.height = 28;
        index.channels = 1;
        index.fingerprint = "none";
        for (int i = 0; i < 10; ++i)
            index.classes.push_back(std::to_string(i));
        for (int i = 0; i < 60'000; ++i) {
            index.labels.push_back(i % 10);
            index.names.push_back("some/long/folder name/picture number " + std::to_string(i) + ".png");
        }
        io::writeAtomically(pixelsFile(folder()), std::string(60'000 * 784, '\7'));
        writeIndex(folder(), index);
        const auto dataset = Dataset::open(folder());
        QCOMPARE(dataset->size(), std::int64_t{60'000});
        QCOMPARE(dataset->label(59'999), 9);
        QCOMPARE(dataset->name(59'999), index.names.back());
    }

    void splitsByASeededPermutation() {
        const Split split = makeSplit(1000, 0.1, 5);
        QCOMPARE(split.validation.size(), 100UL);
        QCOMPARE(split.training.size(), 900UL);
        std::set<std::int64_t> all(split.training.begin(), split.training.end());
        all.insert(split.validation.begin(), split.validation.end());
        QCOMPARE(all.size(), 1000UL);
        QVERIFY(std::ranges::is_sorted(split.validation));
        QVERIFY(makeSplit(1000, 0.1, 5).validation == split.validation);
        QVERIFY(makeSplit(1000, 0.1, 6).validation != split.validation);
        // The held-out numbers are spread over the whole range: their mean is near the middle (deviation about 28).
        const double mean = std::accumulate(split.validation.begin(), split.validation.end(), 0.0) / 100.0;
        QVERIFY(std::abs(mean - 499.5) < 120.0);
    }

    void splitsFewPicturesSensibly() {
        QCOMPARE(makeSplit(1, 0.1, 0).training.size(), 1UL);
        QVERIFY(makeSplit(1, 0.5, 0).validation.empty());
        QCOMPARE(makeSplit(2, 0.1, 0).validation.size(), 1UL);
        QVERIFY(makeSplit(100, 0.0, 0).validation.empty());
        QVERIFY(makeSplit(0, 0.1, 0).training.empty());
    }
};

QTEST_APPLESS_MAIN(DatasetTest)
#include "tst_dataset.moc"
