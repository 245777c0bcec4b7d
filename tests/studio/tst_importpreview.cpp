// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/ImportPreview.hpp"
#include "core/studio/Project.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace studio;

namespace {

Image plain(std::uint8_t value, int width = 12, int height = 12) {
    Image image(width, height, 1);
    std::ranges::fill(image.pixels, value);
    return image;
}

} // namespace

class TestImportPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void classesShareTheRoom() {
        for (int c = 0; c < 3; ++c) {
            for (int i = 0; i < (c == 0 ? 100 : 10); ++i)
                write("c" + std::to_string(c), i, plain(static_cast<std::uint8_t>(60 * c + 10)));
        }
        std::map<int, int> seen;
        for (const Image& each : look()->pictures({}, 12))
            ++seen[each.pixels.front()];
        QCOMPARE(seen, (std::map<int, int>{{10, 4}, {70, 4}, {130, 4}}));
    }

    void ofMoreClassesThanRoomSomeAreSeenOnce() {
        for (int c = 0; c < 20; ++c)
            write("c" + std::to_string(c), 0, plain(static_cast<std::uint8_t>(10 * c)));
        std::map<int, int> seen;
        for (const Image& each : look()->pictures({}, 8))
            ++seen[each.pixels.front()];
        QCOMPARE(seen.size(), std::size_t{8});
    }

    void withoutClassesTheyAreNotTheFirst() {
        for (int i = 0; i < 90; ++i)
            write("", i, plain(static_cast<std::uint8_t>(2 * i)));
        const auto pictures = look()->pictures({}, 3);
        QCOMPARE(pictures.size(), std::size_t{3});
        QVERIFY(pictures.back().pixels.front() >= 140);
    }

    void theyAreWhatTheImportMakes() {
        for (int i = 0; i < 4; ++i)
            write("", i, plain(static_cast<std::uint8_t>(50 * i), 40, 20));
        ImportOptions options;
        options.size = 16;
        options.framing = Framing::Fit;
        const auto shown = look()->pictures(options, 4);
        const auto project = Project::create(path("project"), {path("set")}, options);
        QCOMPARE(project->facts().count, std::int64_t{4});
        for (std::int64_t i = 0; i < 4; ++i)
            QVERIFY(std::ranges::find(shown, project->image(i)) != shown.end());
    }

    void damagedOnesAreLeftOut() {
        write("", 0, plain(10));
        writeText(path("set/1.png"), "no picture");
        QCOMPARE(look()->pictures({}, 4).size(), std::size_t{1});
    }

    void nothingUsableIsAnError() {
        writeText(path("alone.txt"), "text");
        QVERIFY_THROWS_EXCEPTION(Error, ImportPreview::look({path("alone.txt")}, {}));
    }

    void automaticFollowsTheImport_data() {
        QTest::addColumn<QString>("sizes");
        QTest::addColumn<int>("size");
        QTest::newRow("one small square") << "28x28" << 28;
        QTest::newRow("one large square") << "65x65" << 64;
        QTest::newRow("large ones") << "640x480 480x640 200x90" << 64;
        QTest::newRow("as many small ones") << "640x480 30x40" << 32;
        QTest::newRow("no square") << "28x30" << 32;
        QTest::newRow("several") << "28x28 30x30" << 32;
        QTest::newRow("none") << "" << 32;
    }

    void automaticFollowsTheImport() {
        QFETCH(QString, sizes);
        QFETCH(int, size);
        Inspection inspection;
        for (const QString& each : sizes.split(' ', Qt::SkipEmptyParts))
            inspection.sizes[each.toStdString()] = 1;
        QCOMPARE(automaticSize(inspection), size);
    }

    void automaticIsGreyWhenEverythingIs() {
        Inspection inspection;
        inspection.channels = {{"grey", 5}};
        QCOMPARE(automaticChannels(inspection), 1);
        inspection.channels["colour"] = 1;
        QCOMPARE(automaticChannels(inspection), 3);
    }

private:
    std::filesystem::path path(const char* name) const { return m_folder->filePath(name).toStdString(); }

    void write(const std::string& folder, int number, const Image& image) {
        const auto where = path("set") / folder;
        std::filesystem::create_directories(where);
        writePng(where / (std::to_string(number) + ".png"), image);
    }

    std::shared_ptr<const ImportPreview> look() const { return ImportPreview::look({path("set")}, {}); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestImportPreview)
#include "tst_importpreview.moc"
