// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AtomicFile.hpp"
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"
#include "tests/io/Tiffs.hpp"

#include <QtTest>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

using Pixels = std::vector<std::uint8_t>;

/// A palette of black, white, red and blue.
const Bytes gifStart = bytesOf(std::string_view("GIF89a\2\0\2\0\x81\0\0\0\0\0\xFF\xFF\xFF\xFF\0\0\0\0\xFF", 25));

Bytes u16(unsigned value) {
    return {static_cast<std::byte>(value), static_cast<std::byte>(value >> 8)};
}

/// One frame of a GIF whose indices below 4 are written one code each, with a clear code between them.
Bytes gifFrame(unsigned left, unsigned top, unsigned width, unsigned height, const std::vector<unsigned>& indices,
               unsigned disposal, int transparent = -1) {
    std::vector<unsigned> codes;
    for (const unsigned index : indices) {
        codes.push_back(4); // clear
        codes.push_back(index);
    }
    codes.push_back(5); // end
    Bytes data;
    unsigned bits = 0;
    unsigned held = 0;
    for (const unsigned code : codes) {
        bits |= code << held;
        held += 3;
        for (; held >= 8; held -= 8, bits >>= 8)
            data.push_back(static_cast<std::byte>(bits));
    }
    data.push_back(static_cast<std::byte>(bits));
    const Bytes control = bytesOf("\x21\xF9\x04") +
                          Bytes{static_cast<std::byte>(disposal << 2 | (transparent >= 0 ? 1U : 0U))} + u16(0) +
                          Bytes{static_cast<std::byte>(std::max(0, transparent)), std::byte{0}};
    return control + bytesOf(",") + u16(left) + u16(top) + u16(width) + u16(height) +
           Bytes{std::byte{0}, std::byte{2}} + Bytes{static_cast<std::byte>(data.size())} + data + Bytes{std::byte{0}};
}

Image frame(const Bytes& file, std::int64_t number, int channels = 0) {
    DecodeOptions options;
    options.frame = number;
    options.channels = channels;
    options.background.kind = Background::Kind::White;
    return decodeImage(file, options);
}

Bytes apngControl(std::uint32_t number, std::uint32_t width, std::uint32_t height, std::uint32_t left,
                  std::uint32_t top, int disposal, int blend) {
    return pngChunk(
        "fcTL",
        bigEndian(number) + bigEndian(width) + bigEndian(height) + bigEndian(left) + bigEndian(top) +
            Bytes{
                {}, std::byte{1}, {}, std::byte{10}, static_cast<std::byte>(disposal), static_cast<std::byte>(blend)});
}

/// The compressed data of a PNG made of these lines.
Bytes packedLines(std::uint32_t width, std::uint32_t height, const Bytes& lines) {
    const Bytes png = rawPng(width, height, 8, 0, lines);
    const std::size_t start = 33 + 8; // behind IHDR, at the content of IDAT
    return {png.begin() + static_cast<std::ptrdiff_t>(start), png.end() - 16};
}

/// 2 x 1 grey pixels (10, 20), then one of value 200 on the right, then one of 90 on the left after the picture of
/// before came back.
Bytes animatedPng() {
    const Bytes png = rawPng(2, 1, 8, 0, bytesOf(std::string_view("\0\x0A\x14", 3)));
    const Bytes head(png.begin(), png.begin() + 33);
    const Bytes body(png.begin() + 33, png.end() - 12);
    const Bytes end(png.end() - 12, png.end());
    const auto data = [](std::uint32_t number, int value) {
        return pngChunk("fdAT", bigEndian(number) + packedLines(1, 1, Bytes{{}, static_cast<std::byte>(value)}));
    };
    return head + pngChunk("acTL", bigEndian(3) + bigEndian(0)) + apngControl(0, 2, 1, 0, 0, 0, 0) + body +
           apngControl(1, 1, 1, 1, 0, 2, 0) + data(2, 200) + apngControl(3, 1, 1, 0, 0, 0, 1) + data(4, 90) + end;
}

/// Two JPEGs, the first of which lists the second (CIPA DC-007) as a picture of the kind `type`.
Bytes multiPicture(const Image& first, const Image& second, std::uint32_t type) {
    const Bytes one = jpeg(first);
    const Bytes two = jpeg(second);
    // "MPF", a big-endian directory with the one entry 0xB002 of 32 bytes, which stand behind it.
    const std::size_t blockSize = 8 + 2 + 12 + 4 + 32;
    const std::size_t total = one.size() + 8 + blockSize; // with marker, length and "MPF"
    const std::size_t block = 2 + 8;
    const auto entry = [](std::uint32_t kind, std::size_t size, std::size_t offset) {
        return bigEndian(kind) + bigEndian(static_cast<std::uint32_t>(size)) +
               bigEndian(static_cast<std::uint32_t>(offset)) + Bytes(4);
    };
    const Bytes list = entry(0x030000, total, 0) + entry(type, two.size(), total - block);
    const Bytes content =
        bytesOf(std::string_view("MPF\0MM\0*\0\0\0\x08\0\1\xB0\x02\0\7\0\0\0\x20\0\0\0\x1A\0\0\0\0", 30)) + list;
    const Bytes marker = bytesOf("\xFF\xE2") + Bytes{std::byte{0}, static_cast<std::byte>(content.size() + 2)};
    return Bytes(one.begin(), one.begin() + 2) + marker + content + Bytes(one.begin() + 2, one.end()) + two;
}

Image flat(int value) {
    Image image(16, 16, 1);
    std::ranges::fill(image.pixels, static_cast<std::uint8_t>(value));
    return image;
}

} // namespace

class FramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsGifFramesOnEachOther() {
        const Bytes file = gifStart + gifFrame(0, 0, 2, 2, {0, 0, 0, 0}, 1) + gifFrame(0, 0, 1, 1, {2}, 2) +
                           gifFrame(1, 0, 1, 2, {3, 1}, 3, 1) + gifFrame(1, 1, 1, 1, {2}, 1) + bytesOf(";");
        QCOMPARE(frameCount(file), 4);
        QVERIFY(frame(file, 0, 1).pixels == (Pixels{0, 0, 0, 0}));
        QVERIFY(frame(file, 1, 1).pixels == (Pixels{76, 0, 0, 0}));   // red
        QVERIFY(frame(file, 2, 1).pixels == (Pixels{255, 29, 0, 0})); // red is gone, blue beside it
        QVERIFY(frame(file, 3, 1).pixels == (Pixels{255, 0, 0, 76})); // blue is gone as well
        QVERIFY(refuses([&] { frame(file, 4); }, ErrorCode::BadInput, "GIF"));
        QCOMPARE(decodePicture(file).remarks.frames, std::int64_t{4});
    }

    void passesOverWhatLiesOutsideTheCanvas() {
        const Bytes outside = gifStart + gifFrame(1, 1, 2, 2, {2, 1, 1, 1}, 1) + bytesOf(";");
        QVERIFY(frame(outside, 0, 1).pixels == (Pixels{255, 255, 255, 76}));
        Bytes huge = gifStart + gifFrame(0, 0, 65535, 65535, {0}, 1) + bytesOf(";");
        QVERIFY(refuses([&] { frame(huge, 0); }, ErrorCode::BadInput, "65535 x 65535 pixels, over the limit"));
    }

    void readsEveryFrameOfAnAnimatedPng() {
        const Bytes file = animatedPng();
        QCOMPARE(frameCount(file), 3);
        QVERIFY(frame(file, 0).pixels == (Pixels{10, 20}));
        QVERIFY(frame(file, 1, 1).pixels == (Pixels{10, 200}));
        QVERIFY(frame(file, 2, 1).pixels == (Pixels{90, 20}));
        QVERIFY(refuses([&] { frame(file, 3); }, ErrorCode::BadInput, "no frame number 4"));
        QCOMPARE(frameCount(encodePng(flat(3))), 1);
    }

    void readsEveryFrameOfAnAnimatedWebp() {
        // Three frames by Pillow: quadrants of four colours, their inverse, their mirror image.
        const Bytes file = readWhole(STUDIO_TEST_DATA "/animated.webp");
        QCOMPARE(frameCount(file), 3);
        const Image first = frame(file, 0);
        const Image second = frame(file, 1);
        const Image third = frame(file, 2);
        QVERIFY((Pixels(first.pixels.begin(), first.pixels.begin() + 3) == Pixels{200, 30, 30}));
        for (std::size_t i = 0; i < first.pixels.size(); ++i)
            QCOMPARE(first.pixels[i] + second.pixels[i], 255);
        QVERIFY((Pixels(third.pixels.begin(), third.pixels.begin() + 3) == Pixels{30, 160, 40}));
        QCOMPARE(decodePicture(file).remarks.frames, std::int64_t{3});
    }

    void readsThePagesOfATiffWithoutItsPreviews() {
        const TiffPage one{.width = 1, .height = 1, .data = bytesOf("a")};
        TiffPage preview = one;
        preview.subfile = 1;
        preview.data = bytesOf("p");
        const TiffPage two{.width = 2, .height = 1, .data = bytesOf("bc")};
        for (const bool big : {false, true}) {
            const Bytes file = tiffOf({preview, one, preview, two}, big);
            QCOMPARE(frameCount(file), 2);
            QVERIFY(frame(file, 0).pixels == Pixels{'a'});
            QVERIFY(frame(file, 1).pixels == (Pixels{'b', 'c'}));
            QVERIFY(refuses([&] { frame(file, 2); }, ErrorCode::BadInput, "no page number 3"));
        }
    }

    void readsThePicturesOfAMultiPictureFile() {
        const Bytes stereo = multiPicture(flat(50), flat(150), 0x020002);
        QCOMPARE(frameCount(stereo), 2);
        QVERIFY(difference(frame(stereo, 0), flat(50)) < 1.0);
        QVERIFY(difference(frame(stereo, 1), flat(150)) < 1.0);
        QCOMPARE(frameCount(multiPicture(flat(50), flat(150), 0)), 1);        // a gain map
        QCOMPARE(frameCount(multiPicture(flat(50), flat(150), 0x010001)), 1); // a preview
    }

    void readsHeicAndAvif() {
        // By libheif from quadrants of red, green, blue and light grey; of the second the right quarter is transparent.
        const auto near = [](const Image& image, int x, int y, const std::vector<int>& colour) {
            const auto pixel = image.row(y).subspan(static_cast<std::size_t>(3 * x), 3);
            return std::ranges::equal(pixel, colour, [](int a, int b) { return std::abs(a - b) < 16; });
        };
        const auto header = readImageHeader(readWhole(STUDIO_TEST_DATA "/quadrants.heic"));
        if (nameOf(header.format) != "AVIF or HEIC")
            QFAIL("not taken for HEIC");
        QCOMPARE(header.width, std::int64_t{16});
        const Image heic = readImageFile(STUDIO_TEST_DATA "/quadrants.heic");
        QVERIFY(near(heic, 3, 3, {200, 30, 30}));
        QVERIFY(near(heic, 12, 3, {30, 160, 40}));
        QVERIFY(near(heic, 3, 12, {40, 50, 190}));
        const DecodedImage avif = readPicture(STUDIO_TEST_DATA "/quadrants.avif");
        QVERIFY(near(avif.image, 3, 3, {200, 30, 30}));
        QVERIFY(near(avif.image, 14, 3, {255, 255, 255}));
        QVERIFY(avif.remarks.laidOver.has_value());
        const Bytes whole = readWhole(STUDIO_TEST_DATA "/quadrants.heic");
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2));
        QVERIFY(refuses([&] { decodeImage(cut); }, ErrorCode::BadInput, ""));
    }
};

QTEST_APPLESS_MAIN(FramesTest)
#include "tst_frames.moc"
