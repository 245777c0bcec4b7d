// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Transform.hpp"
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/Pixels.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"
#include "tests/io/Tiffs.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

bool refused(const Bytes& bytes, const std::string& words, NameClaim claim = NameClaim::Supported) {
    return refuses([&] { decodeImage(bytes, {}, claim); }, ErrorCode::BadInput, words);
}

Bytes firstBytes(const Bytes& bytes, std::size_t count) {
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::vector<int> pixel(const Image& image, int x, int y) {
    const auto row = image.row(y);
    std::vector<int> values;
    for (int c = 0; c < image.channels; ++c)
        values.push_back(row[static_cast<std::size_t>(x * image.channels + c)]);
    return values;
}

/// The TIFF with one of its tags, of one short or long number, turned into another.
Bytes retagged(Bytes tiff, std::uint16_t from, std::uint16_t to, std::uint16_t value) {
    const auto two = [](std::uint16_t number) {
        const Bytes four = bigEndian(number);
        return Bytes(four.begin() + 2, four.end());
    };
    constexpr std::uint16_t isShort = 3;
    for (const std::uint16_t type : {isShort, std::uint16_t{4}}) {
        const auto entry = std::ranges::search(tiff, two(from) + two(type) + bigEndian(1));
        if (entry.empty())
            continue;
        const Bytes changed = two(to) + two(type) + bigEndian(1) + (type == isShort ? two(value) : bigEndian(value));
        std::ranges::copy(changed, entry.begin());
        return tiff;
    }
    throw std::logic_error("there is no such tag");
}

/// What a camera that was held differently would have stored: turning it by `orientation` gives `shown` again.
Image storedFor(const Image& shown, int orientation) {
    // Orientations 6 and 8 undo each other; all others undo themselves.
    return oriented(shown, orientation == 6 ? 8 : orientation == 8 ? 6 : orientation);
}

} // namespace

class ImageCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTripsPngExactly() {
        for (const int channels : {1, 3})
            for (const int width : {1, 7, 8, 33}) { // a row of 7 RGB pixels is no multiple of 4 bytes
                const Image image = gradient(width, 5, channels);
                QVERIFY(decodeImage(encodePng(image)) == image);
            }
    }

    void readsEveryFormat() {
        const Image colour = gradient(20, 12, 3);
        const Image grey = gradient(20, 12, 1);
        QVERIFY(decodeImage(bmp(colour)) == colour);
        QVERIFY(decodeImage(tiff(colour)) == colour);
        QVERIFY(decodeImage(tiff(grey)) == grey);
        QVERIFY(decodeImage(webp(colour)) == colour);
        QVERIFY(decodeImage(pgm(colour)) == colour);
        QVERIFY(decodeImage(pgm(grey)) == grey);
        QVERIFY(difference(decodeImage(jpeg(colour)), colour) < 4.0);
        QVERIFY(difference(decodeImage(jpeg(grey)), grey) < 1.0);
        QCOMPARE(readImageHeader(jpeg(grey)).width, std::int64_t{20});
        QVERIFY(readImageHeader(jpeg(grey)).kind == PixelKind::Grey);
        QVERIFY(readImageHeader(webp(colour)).height == 12);
    }

    void appliesEveryOrientation_data() {
        QTest::addColumn<int>("orientation");
        for (int i = 1; i <= 8; ++i)
            QTest::addRow("%d", i) << i;
    }
    void appliesEveryOrientation() {
        QFETCH(int, orientation);
        const Image shown = gradient(48, 32, 3);
        const Image stored = storedFor(shown, orientation);
        const Bytes file = withOrientation(jpeg(stored), orientation);
        const ImageHeader header = readImageHeader(file);
        QCOMPARE(header.orientation, orientation);
        QCOMPARE(header.width, std::int64_t{48});
        QCOMPARE(header.height, std::int64_t{32});
        QVERIFY(difference(decodeImage(file), shown) < 4.0);
    }

    void turnsAsTheStandardSays() {
        // EXIF 2.32: orientation 6 means that the stored first row is the shown right side.
        Image stored(2, 1, 1);
        stored.pixels = {10, 20};
        const Image turned = oriented(stored, 6);
        QCOMPARE(turned.width, 1);
        QVERIFY((turned.pixels == std::vector<std::uint8_t>{10, 20}));
        Image column(1, 2, 1);
        column.pixels = {10, 20};
        QVERIFY((oriented(column, 6).pixels == std::vector<std::uint8_t>{20, 10}));
        QVERIFY((oriented(stored, 8).pixels == std::vector<std::uint8_t>{20, 10}));
        QVERIFY((oriented(stored, 2).pixels == std::vector<std::uint8_t>{20, 10}));
        QVERIFY((oriented(column, 4).pixels == std::vector<std::uint8_t>{20, 10}));
    }

    void laysTransparencyOverWhite() {
        // RGBA: opaque red, half transparent blue, fully transparent green.
        const Bytes line = bytesOf(std::string_view("\0\xFF\0\0\xFF\0\0\xFF\x80\0\xFF\0\0", 13));
        const Image image = decodeImage(rawPng(3, 1, 8, 6, line));
        QVERIFY((pixel(image, 0, 0) == std::vector{255, 0, 0}));
        QVERIFY((pixel(image, 1, 0) == std::vector{127, 127, 255}));
        QVERIFY((pixel(image, 2, 0) == std::vector{255, 255, 255}));
        QVERIFY(readImageHeader(rawPng(3, 1, 8, 6, line)).kind == PixelKind::Alpha);
    }

    void convertsPalettesAnd16Bits() {
        const Bytes palette = pngChunk("PLTE", bytesOf(std::string_view("\x0A\x14\x1E\xC8\x64\x32", 6)));
        const Image indexed = decodeImage(rawPng(2, 1, 8, 3, bytesOf(std::string_view("\0\1\0", 3)), palette));
        QVERIFY((pixel(indexed, 0, 0) == std::vector{200, 100, 50}));
        QVERIFY((pixel(indexed, 1, 0) == std::vector{10, 20, 30}));
        const Bytes clear = palette + pngChunk("tRNS", bytesOf(std::string_view("\xFF\0", 2)));
        const Image transparent = decodeImage(rawPng(2, 1, 8, 3, bytesOf(std::string_view("\0\1\0", 3)), clear));
        QVERIFY((pixel(transparent, 0, 0) == std::vector{255, 255, 255}));
        QVERIFY((pixel(transparent, 1, 0) == std::vector{10, 20, 30}));
        const Image deep = decodeImage(rawPng(2, 1, 16, 0, bytesOf(std::string_view("\0\x80\xFF\x12\x34", 5))));
        QVERIFY((deep.pixels == std::vector<std::uint8_t>{0x80, 0x12}));
        const Bytes deepAlpha = bytesOf(std::string_view("\0\x40\xFF\x20\0\x10\0\xFF\xFF", 9));
        QVERIFY((pixel(decodeImage(rawPng(1, 1, 16, 6, deepAlpha)), 0, 0) == std::vector{64, 32, 16}));
    }

    void readsCmyk() {
        // A 16 x 16 JPEG by Pillow from CMYK (0, 255, 255, 0) on the left, which is red, and (255, 0, 0, 0), cyan,
        // right.
        const Image image = decodeImage(readWhole(STUDIO_TEST_DATA "/cmyk.jpg"));
        const auto left = pixel(image, 2, 8);
        const auto right = pixel(image, 13, 8);
        QVERIFY(left[0] > 220 && left[1] < 40 && left[2] < 40);
        QVERIFY(right[0] < 40 && right[1] > 220 && right[2] > 220);
    }

    void makesGreyByLuma() {
        Image colour(4, 1, 3);
        colour.pixels = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
        const Image grey = decodeImage(encodePng(colour), {.channels = 1});
        QVERIFY((grey.pixels == std::vector<std::uint8_t>{76, 150, 29, 255}));
        QVERIFY((pixel(withChannels(grey, 3), 1, 0) == std::vector{150, 150, 150}));
    }

    void shrinksWhileDecodingWithoutChangingThePicture() {
        const Image large = gradient(640, 480, 3);
        const Bytes file = jpeg(large);
        const Image reduced = decodeImage(file, {.channels = 3, .shortSide = 30});
        QCOMPARE(reduced.width, 80);
        const data::Transform transform{30, 3, Framing::CentreCrop};
        QVERIFY(difference(data::apply(transform, reduced), data::apply(transform, decodeImage(file))) < 1.0);
    }

    void shrinksTheSamePartWhateverTheOrientation_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<int>("framing");
        for (int i = 1; i <= 8; ++i) {
            QTest::addRow("%d crop", i) << i << 0;
            QTest::addRow("%d fit", i) << i << 1;
        }
    }
    void shrinksTheSamePartWhateverTheOrientation() {
        // Neither side is a multiple of 8, and the crop begins between the shrunk picture's pixels.
        QFETCH(int, orientation);
        QFETCH(int, framing);
        Image large(603, 515, 3);
        for (int y = 0; y < large.height; ++y)
            for (int x = 0; x < large.width; ++x)
                for (int c = 0; c < 3; ++c)
                    large.row(y)[static_cast<std::size_t>(3 * x + c)] =
                        static_cast<std::uint8_t>(127 + 100 * std::sin(x / 23.0 + c) * std::cos(y / 19.0));
        const Bytes file = withOrientation(jpeg(large), orientation);
        const data::Transform transform{32, 3, framing == 0 ? Framing::CentreCrop : Framing::Fit, {}, 0};
        const bool turned = orientation >= 5;
        const DecodedImage reduced =
            decodePicture(file, data::decodeOptions(transform, turned ? 515 : 603, turned ? 603 : 515));
        QCOMPARE(reduced.extent.shrink, 8);
        QVERIFY(difference(data::apply(transform, reduced), data::apply(transform, decodeImage(file))) < 1.0);
    }

    void refusesWhatIsDamagedWithItsReason() {
        const Image image = gradient(64, 64, 3);
        QVERIFY(refused({}, "empty file"));
        QVERIFY(refused(bytesOf("just some words\n"), "text, not a picture"));
        QVERIFY(refused(bytesOf(std::string_view("\0\1\2\3\4\5", 6)), "not a picture"));
        QVERIFY(refused(bytesOf("8BPS...."), "Photoshop", NameClaim::Unsupported));
        QVERIFY(refused(bytesOf(std::string_view("\0\0\2\0\0\0\0\0", 8)), "Targa", NameClaim::Unsupported));
        QVERIFY(refused(bytesOf(std::string_view("\0\0\2\0\1\0\x20\x20", 8)), "cursor", NameClaim::Unsupported));
        const Bytes png = encodePng(image);
        for (const std::size_t kept : {std::size_t{9}, std::size_t{20}, png.size() / 2, png.size() - 6})
            QVERIFY(refused(firstBytes(png, kept), "truncated"));
        Bytes flipped = png;
        flipped[png.size() / 2] ^= std::byte{1};
        QVERIFY(refused(flipped, "checksum"));
        for (const Bytes& whole : {jpeg(image), webp(image), bmp(image), pgm(image)})
            for (const std::size_t kept : {whole.size() / 2, whole.size() - whole.size() / 10})
                QVERIFY(refused(firstBytes(whole, kept), "truncated"));
        const Bytes strip = tiff(image);
        QVERIFY(refused(firstBytes(strip, strip.size() / 2), ""));
        const Bytes lines = Bytes(10); // 64 x 64 needs far more: sound chunks around too little data
        QVERIFY(refused(rawPng(64, 64, 8, 0, lines), "damaged"));
    }

    /// Found by the fuzzer: the size that was checked was not the one that libtiff unpacked, 3 GB for 192 bytes.
    void refusesATiffThatStatesTwoSizes() {
        const Bytes sound = tiffOf({{.width = 300, .height = 1, .data = Bytes(300)}});
        QVERIFY(!errorOf([&] { decodeImage(sound); }));
        QVERIFY(refused(retagged(sound, 274, 256, 1), "two sizes"));
    }

    void refusesATiffInHugeBlocks() {
        Bytes tiles = tiffOf({{.width = 2, .height = 2, .data = Bytes(64)}});
        tiles = retagged(retagged(tiles, 284, 322, 16384), 278, 323, 16384); // the size of a tile
        tiles = retagged(retagged(tiles, 273, 324, 8), 279, 325, 64);        // where it is
        QVERIFY(refused(tiles, "blocks do not fit"));
        const TiffPage deep{.width = 1025, .height = 1024, .bits = 64, .samples = 128, .data = Bytes(8), .format = 3};
        QVERIFY(refused(retagged(tiffOf({deep}), 259, 259, 5), "blocks of 1025 MiB")); // LZW
    }

    void findsTheEndOfAJpegBehindItsThumbnail() {
        const Bytes plain = jpeg(gradient(64, 64, 3));
        const Bytes thumbnail = jpeg(gradient(8, 8, 3));
        const auto length = static_cast<std::uint32_t>(thumbnail.size() + 2);
        const Bytes marker =
            bytesOf("\xFF\xE1") + Bytes{static_cast<std::byte>(length >> 8), static_cast<std::byte>(length)};
        const Bytes with = firstBytes(plain, 2) + marker + thumbnail + Bytes(plain.begin() + 2, plain.end());
        QVERIFY(!errorOf([&] { decodeImage(with); }));
        QVERIFY(refused(firstBytes(with, with.size() - 200), "truncated"));
        QVERIFY(!errorOf([&] { decodeImage(plain + Bytes(100)); })); // some cameras pad their files
    }

    void refusesHugePicturesBeforeDecoding() {
        const Bytes bomb = rawPng(30'000, 30'000, 1, 0, Bytes(30'000 * 3751)); // whole: 900 megapixels in 110 kB
        QVERIFY(refused(rawPng(100'000, 100'000, 8, 0, Bytes(10)), "over the limit"));
        QVERIFY(refused(rawPng(0xFFFFFFFF, 0xFFFFFFFF, 8, 0, Bytes(10)), "over the limit"));
        QVERIFY(refused(bomb, "over the limit"));
        QVERIFY(refused(bytesOf("P5 100000 100000 255\nxxxx"), "over the limit"));
        QVERIFY(refused(rawPng(0, 5, 8, 0, Bytes(10)), "no pixels"));
    }

    void acceptsTheSmallestAndTheNarrowest() {
        QVERIFY(decodeImage(encodePng(gradient(1, 1, 1))) == gradient(1, 1, 1));
        QCOMPARE(decodeImage(encodePng(gradient(1, 100'000, 1))).height, 100'000);
        QCOMPARE(decodeImage(encodePng(gradient(100'000, 1, 3))).width, 100'000);
    }

    void namesTheFileInErrors() {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "a.jpg";
        writeFile(file, bytesOf("text"));
        QVERIFY(refuses([&] { readImageFile(file); }, ErrorCode::BadInput, file.string() + ": text"));
        QVERIFY(refuses([&] { readImageFile(file.parent_path()); }, ErrorCode::BadInput, "a folder"));
    }
};

QTEST_APPLESS_MAIN(ImageCodecTest)
#include "tst_imagecodec.moc"
