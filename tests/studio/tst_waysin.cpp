// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/Exchange.hpp"
#include "core/studio/Files.hpp"
#include "core/studio/Project.hpp"
#include "core/studio/Training.hpp"
#include "tests/CodeOf.hpp"
#include "tests/io/Samples.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace studio;
using namespace studio::test;

namespace {

constexpr int size = 16;

/// RGBA in which colours and opacity run across the picture.
Bytes transparentPng(std::uint32_t width, std::uint32_t height) {
    Bytes lines;
    for (std::uint32_t y = 0; y < height; ++y) {
        lines.push_back({});
        for (std::uint32_t x = 0; x < width; ++x)
            for (const auto value : {255 * x / width, 255 * y / height, std::uint32_t{40}, 255 * x / width})
                lines.push_back(static_cast<std::byte>(value));
    }
    return rawPng(width, height, 8, 6, lines);
}

/// Grey of 16 bits of which 12 are used.
Bytes deepPng(std::uint32_t width, std::uint32_t height) {
    Bytes lines;
    for (std::uint32_t y = 0; y < height; ++y) {
        lines.push_back({});
        for (std::uint32_t x = 0; x < width; ++x) {
            const std::uint32_t value = 4095 * (x + y) / (width + height);
            lines.push_back(static_cast<std::byte>(value >> 8));
            lines.push_back(static_cast<std::byte>(value & 0xff));
        }
    }
    return rawPng(width, height, 16, 0, lines);
}

/// White in the columns from `from` on.
Image halfMask(int width, int height, int from) {
    Image mask(width, height, 1);
    for (int y = 0; y < height; ++y)
        std::ranges::fill(mask.row(y).subspan(static_cast<std::size_t>(from)), std::uint8_t{255});
    return mask;
}

} // namespace

/// Pictures as people have them, and every door through which one of them comes into a project again.
class WaysInTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    std::shared_ptr<Project> project(const std::string& name, const ImportOptions& options) const {
        return Project::create(path(name), {path("pictures")}, options);
    }

private Q_SLOTS:
    void initTestCase() {
        std::filesystem::create_directories(path("pictures"));
        writePng(path("pictures") / "wide.png", gradient(90, 31, 3));
        writePng(path("pictures") / "tall.png", gradient(17, 200, 1));
        writePng(path("pictures") / "tiny.png", gradient(5, 4, 3));
        writePng(path("pictures") / "fits.png", gradient(size, size, 3));
        writeFile(path("pictures") / "clear.png", transparentPng(40, 25));
        writeFile(path("pictures") / "deep.png", deepPng(30, 40));
        writeFile(path("pictures") / "turned.jpg", withOrientation(jpeg(gradient(300, 120, 3)), 6));
        writeFile(path("pictures") / "large.jpg", jpeg(gradient(640, 200, 3)));
    }

    void aPictureAndItsOwnFileAreTheSame_data() {
        QTest::addColumn<int>("framing");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("background");
        QTest::addColumn<int>("range");
        using enum Background::Kind;
        const auto row = [](const char* name, Framing framing, Channels channels, Background::Kind background,
                            ValueRange range) {
            QTest::newRow(name) << static_cast<int>(framing) << static_cast<int>(channels)
                                << static_cast<int>(background) << static_cast<int>(range);
        };
        row("crop", Framing::CentreCrop, Channels::Auto, Auto, ValueRange::Auto);
        row("fit", Framing::Fit, Channels::Auto, Auto, ValueRange::Auto);
        row("fit, grey, black", Framing::Fit, Channels::Grey, Black, ValueRange::Full);
        row("crop, colour, chosen", Framing::CentreCrop, Channels::Colour, Colour, ValueRange::Full);
    }
    void aPictureAndItsOwnFileAreTheSame() {
        QFETCH(int, framing);
        QFETCH(int, channels);
        QFETCH(int, background);
        QFETCH(int, range);
        ImportOptions options;
        options.size = size;
        options.framing = static_cast<Framing>(framing);
        options.channels = static_cast<Channels>(channels);
        options.background = {static_cast<Background::Kind>(background), {200, 30, 90}};
        options.range = static_cast<ValueRange>(range);
        const auto made = project(QTest::currentDataTag(), options);
        QCOMPARE(made->facts().count, std::int64_t{8});
        for (std::int64_t i = 0; i < made->facts().count; ++i) {
            const auto name = made->imageName(i);
            const auto file = path("pictures") / name;
            QVERIFY2(readPicture(file, made->facts()) == made->image(i), name.c_str());
        }
        const std::array folder{path("pictures")};
        const auto all = readPictures(folder, made->facts());
        for (std::int64_t i = 0; i < made->facts().count; ++i)
            QVERIFY(all[static_cast<std::size_t>(i)] == made->image(i));
    }

    void framingsDiffer() {
        const auto crop = project("a", {.size = size, .framing = Framing::CentreCrop});
        const auto fit = project("b", {.size = size, .framing = Framing::Fit});
        const auto file = path("pictures") / "wide.png";
        QVERIFY(!(readPicture(file, crop->facts()) == readPicture(file, fit->facts())));
    }

    void aMaskCoversWhatItWasDrawnOn() {
        const auto fit = project("c", {.size = size, .framing = Framing::Fit});
        writePng(path("mask.png"), halfMask(90, 30, 45)); // the right half of a picture three times as wide as high
        const Image fitted = readMask(path("mask.png"), fit->facts());
        QCOMPARE(fitted.channels, 1);
        QCOMPARE(int{fitted.row(size / 2)[size - 1]}, 255);
        QCOMPARE(int{fitted.row(size / 2)[0]}, 0);
        QCOMPARE(int{fitted.row(0)[size - 1]}, 0); // the border that framing adds is not drawn anew

        const auto crop = project("d", {.size = size, .framing = Framing::CentreCrop});
        writePng(path("edge.png"), halfMask(90, 30, 70)); // outside of the square in the middle
        QCOMPARE(codeOf([&] { readMask(path("edge.png"), crop->facts()); }), ErrorCode::BadInput);
        writePng(path("whole.png"), halfMask(size, size, 3));
        QCOMPARE(readMask(path("whole.png"), fit->facts()), halfMask(size, size, 3));
    }

    void aMaskOfTruthValuesIsAMask() {
        const auto made = project("e", {.size = size});
        Image mask = halfMask(size, size, 3);
        std::ranges::replace(mask.pixels, std::uint8_t{255}, std::uint8_t{1});
        writePng(path("truth.png"), mask);
        QCOMPARE(readMask(path("truth.png"), made->facts()), halfMask(size, size, 3));
    }

    void labelsThatAreNotThereKeepNothingOut() {
        auto facts = project("f", {.size = size})->facts();
        facts.options.labels = "category";
        facts.options.limit = 1;
        const std::array folder{path("pictures")};
        QCOMPARE(readPictures(folder, facts).size(), std::size_t{8});
    }
};

QTEST_GUILESS_MAIN(WaysInTest)
#include "tst_waysin.moc"
