// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.hpp"
#include "core/data/Import.hpp"
#include "core/data/Transform.hpp"
#include "core/io/AtomicFile.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace studio;
using namespace studio::data;
using namespace studio::test;

namespace fs = std::filesystem;

class PixelNotesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path source() const { return root() / "source"; }
    fs::path project() const { return root() / "project"; }

    /// A grey PNG of 16 bits with two pixels beside each other, twice.
    void addDeep(const std::string& name, unsigned left, unsigned right) const {
        Bytes line{std::byte{0}};
        for (const unsigned value : {left, right})
            line = line + Bytes{static_cast<std::byte>(value >> 8), static_cast<std::byte>(value)};
        writeFile(source() / name, rawPng(2, 2, 16, 0, line + line));
    }

    /// A square of RGBA with one opaque pixel above and one transparent below.
    void addIcon(const std::string& name, std::uint8_t value) const {
        const auto grey = static_cast<std::byte>(value);
        const Bytes line{std::byte{0}, grey,         grey,         grey,        std::byte{255},
                         std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0}};
        writeFile(source() / name, rawPng(2, 2, 8, 6, line + line));
    }

    std::map<std::string, std::vector<std::uint8_t>> stored() const {
        const auto dataset = Dataset::open(project());
        std::map<std::string, std::vector<std::uint8_t>> result;
        for (std::int64_t i = 0; i < dataset->size(); ++i)
            result[dataset->name(i)] = dataset->image(i).pixels;
        return result;
    }

    static bool says(const std::vector<std::string>& notices, const std::string& words) {
        return std::ranges::any_of(notices, [&](const auto& each) { return each.find(words) != std::string::npos; });
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directories(source());
        fs::create_directories(project());
    }

    void judgesTheDepthOverAllPictures() {
        addDeep("bright.png", 0, 4095);
        addDeep("dark.png", 100, 200); // of the same camera: it stays dark
        const ImportReport report = importDataset({source()}, {}, project());
        QCOMPARE(report.sampleBits, 12);
        QVERIFY(says(report.notices, "2 pictures use 12 of their 16 bits"));
        auto pictures = stored();
        QVERIFY((pictures["bright.png"] == std::vector<std::uint8_t>{0, 255, 0, 255}));
        QVERIFY((pictures["dark.png"] == std::vector<std::uint8_t>{6, 12, 6, 12}));
        QVERIFY(says(inspectSources({source()}).notices, "2 pictures use 12 of their 16 bits"));
    }

    void leavesTheWholeRangeAloneWhenItIsUsedOrAskedFor() {
        addDeep("bright.png", 0, 4095);
        ImportOptions full;
        full.range = ValueRange::Full;
        const ImportReport asked = importDataset({source()}, full, project());
        QCOMPARE(asked.sampleBits, 16);
        QVERIFY((stored()["bright.png"] == std::vector<std::uint8_t>{0, 15, 0, 15}));
        QVERIFY(!says(asked.notices, "16 bits"));
        addDeep("white.png", 0, 65535);
        const ImportReport used = importDataset({source()}, {}, project());
        QCOMPARE(used.sampleBits, 0);
        QVERIFY((stored()["bright.png"] == std::vector<std::uint8_t>{0, 15, 0, 15}));
    }

    void choosesOneBackgroundForAll() {
        for (int i = 0; i < 3; ++i)
            addIcon("middle" + std::to_string(i) + ".png", 120);
        addIcon("light.png", 225);
        const ImportReport most = importDataset({source()}, {}, project());
        QVERIFY(says(most.notices, "4 pictures with transparency were laid over white"));
        QCOMPARE(int{stored()["light.png"].back()}, 255); // one light picture among others stays with them
        for (int i = 0; i < 5; ++i)
            addIcon("light" + std::to_string(i) + ".png", 225);
        const ImportReport light = importDataset({source()}, {}, project());
        QVERIFY(says(light.notices, "9 pictures with transparency were laid over black (--background"));
        QVERIFY((light.background == Background{Background::Kind::Auto, {0, 0, 0}}));
        QCOMPARE(int{stored()["middle1.png"].back()}, 0);
        // A recorded choice is taken up again: the same single file becomes the same picture.
        const data::Transform transform{2, 3, Framing::CentreCrop, light.background, light.sampleBits};
        const Image again = io::readImageFile(source() / "middle1.png", data::decodeOptions(transform));
        QVERIFY(again.pixels == stored()["middle1.png"]);
    }

    void obeysAChosenColour() {
        addIcon("icon.png", 120);
        ImportOptions options;
        options.background = {Background::Kind::Colour, {1, 2, 3}};
        const ImportReport report = importDataset({source()}, options, project());
        QVERIFY(says(report.notices, "laid over #010203"));
        const auto pixels = stored()["icon.png"];
        QVERIFY((std::vector<std::uint8_t>(pixels.begin(), pixels.begin() + 6) ==
                 std::vector<std::uint8_t>{120, 120, 120, 1, 2, 3}));
    }

    void countsAnimations() {
        writeFile(source() / "moving.webp", io::readWhole(STUDIO_TEST_DATA "/animated.webp"));
        addIcon("still.png", 120);
        QVERIFY(says(importDataset({source()}, {}, project()).notices, "1 picture is an animation"));
    }
};

QTEST_APPLESS_MAIN(PixelNotesTest)
#include "tst_pixelnotes.moc"
