// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/studio/Files.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace studio;

namespace {

Image filled(int width, int height, int channels, std::uint8_t value) {
    Image image(width, height, channels);
    std::ranges::fill(image.pixels, value);
    return image;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void readsBackTheSamePicture() {
        Image image(7, 3, 3);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<std::uint8_t>(4 * i);
        writePng(file("a.png"), image);
        QVERIFY(readImage(file("a.png")) == image);
        QVERIFY_EXCEPTION_THROWN(readImage(file("none.png")), Error);
    }

    void writesAnArrayOfPictures() {
        const std::vector<Image> images{filled(2, 1, 3, 5), filled(2, 1, 3, 9)};
        writeImagesNpy(file("a.npy"), images);
        const std::string content = contentOf(file("a.npy"));
        QVERIFY(content.find("'descr': '|u1'") != std::string::npos);
        QVERIFY(content.find("'shape': (2, 1, 2, 3)") != std::string::npos);
        QVERIFY(content.ends_with(std::string(6, '\5') + std::string(6, '\t')));
        QVERIFY_EXCEPTION_THROWN(writeImagesNpy(file("b.npy"), {}), Error);
        const std::vector<Image> mixed{filled(2, 1, 3, 5), filled(2, 1, 1, 9)};
        QVERIFY_EXCEPTION_THROWN(writeImagesNpy(file("b.npy"), mixed), Error);
        QVERIFY(!std::filesystem::exists(file("b.npy")));
    }

    void writesAnAnimation() {
        writeGif(file("a.gif"), std::vector{filled(4, 4, 1, 100), filled(4, 4, 1, 200)}, 50);
        const Image first = readImage(file("a.gif"));
        QCOMPARE(first.width, 4);
        QVERIFY(std::ranges::all_of(first.pixels, [](auto value) { return value == 100; }));
    }

    void tilesPicturesInRows() {
        const std::vector<Image> images{filled(2, 1, 1, 10), filled(2, 1, 1, 20), filled(2, 1, 1, 30)};
        const Image tiled = tile(images, 2, 1, 1);
        QCOMPARE(tiled.width, 5);
        QCOMPARE(tiled.height, 3);
        const std::vector<std::uint8_t> expected{10, 10, 0, 20, 20, 0, 0, 0, 0, 0, 30, 30, 0, 0, 0};
        QVERIFY(tiled.pixels == expected);
        QVERIFY(tile({}, 3).empty());
    }

    void enlargesAndMixesGreyWithColour() {
        const std::vector<Image> images{filled(1, 1, 1, 10), filled(1, 1, 3, 20)};
        const Image tiled = tile(images, 9, 0, 2);
        QCOMPARE(tiled.width, 4);
        QCOMPARE(tiled.height, 2);
        QCOMPARE(tiled.channels, 3);
        QCOMPARE(std::ranges::count(tiled.pixels, 10), std::ptrdiff_t{12});
        QCOMPARE(std::ranges::count(tiled.pixels, 20), std::ptrdiff_t{12});
    }
};

QTEST_APPLESS_MAIN(FilesTest)
#include "tst_files.moc"
