// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Background.hpp"
#include "core/io/ImageCodec.hpp"
#include "core/io/NetpbmHeader.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"
#include "tests/io/Tiffs.hpp"

#include <QtTest>

#include <bit>
#include <cmath>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

using Pixels = std::vector<std::uint8_t>;

Bytes text(const std::string& words) {
    return bytesOf(words);
}

Bytes samples16(const std::vector<unsigned>& values) {
    Bytes bytes;
    for (const unsigned value : values) {
        bytes.push_back(static_cast<std::byte>(value >> 8));
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

Bytes floats(const std::vector<float>& values) {
    Bytes bytes;
    for (const float value : values)
        bytes = bytes + bigEndian(std::bit_cast<std::uint32_t>(value));
    return bytes;
}

Pixels pixelsOf(const Bytes& file, const DecodeOptions& options = {}) {
    return decodeImage(file, options).pixels;
}

DecodeOptions over(Background::Kind kind, std::array<std::uint8_t, 3> colour = {255, 255, 255}) {
    DecodeOptions options;
    options.background = {kind, colour};
    return options;
}

DecodeOptions withBits(int bits) {
    DecodeOptions options;
    options.sampleBits = bits;
    return options;
}

/// A PNG of `count` equal RGBA pixels in a row, and one that is fully transparent.
Bytes icon(std::array<std::uint8_t, 4> pixel, int count = 9) {
    Bytes line{std::byte{0}};
    for (int i = 0; i < count; ++i)
        for (const std::uint8_t value : pixel)
            line.push_back(std::byte{value});
    line.resize(line.size() + 4);
    return rawPng(static_cast<std::uint32_t>(count + 1), 1, 8, 6, line);
}

Bytes word(std::uint32_t value) {
    Bytes bytes = bigEndian(value);
    std::ranges::reverse(bytes);
    return bytes;
}

/// A BMP of 32 bits a pixel with a version 5 header, whose masks name an alpha.
Bytes bmpWithAlpha(const std::vector<std::uint32_t>& argb) {
    Bytes header = word(124) + word(static_cast<std::uint32_t>(argb.size())) + word(1) + word(0x00200001) + word(3) +
                   Bytes(20) + word(0xFF0000) + word(0xFF00) + word(0xFF) + word(0xFF000000);
    header.resize(124);
    Bytes pixels;
    for (const std::uint32_t value : argb)
        pixels = pixels + word(value);
    const auto data = static_cast<std::uint32_t>(14 + header.size());
    return bytesOf("BM") + word(data + static_cast<std::uint32_t>(pixels.size())) + Bytes(4) + word(data) + header +
           pixels;
}

} // namespace

class PixelPolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheMaximumOfNetpbmForWhite_data() {
        QTest::addColumn<int>("maximum");
        for (const int maximum : {1, 7, 15, 100, 255, 256, 1000, 1023, 4095, 65534, 65535})
            QTest::addRow("%d", maximum) << maximum;
    }
    void takesTheMaximumOfNetpbmForWhite() {
        QFETCH(int, maximum);
        const std::string head = "2 1\n# by hand\n" + std::to_string(maximum) + "\n";
        const Pixels expected{0, 255};
        QVERIFY(pixelsOf(text("P2\n" + head + "0 " + std::to_string(maximum) + "\n")) == expected);
        const Bytes raw = maximum > 255 ? samples16({0, static_cast<unsigned>(maximum)})
                                        : Bytes{std::byte{0}, static_cast<std::byte>(maximum)};
        QVERIFY(pixelsOf(text("P5\n" + head) + raw) == expected);
        QVERIFY(pixelsOf(text("P7\nMAXVAL " + std::to_string(maximum) + "\nDEPTH 1\nWIDTH 2\nHEIGHT 1\nENDHDR\n") +
                         raw) == expected);
    }

    void readsEveryKindOfNetpbm() {
        QVERIFY(pixelsOf(text("P1\n3 2\n0 1 0\n1#x\n00")) == (Pixels{255, 0, 255, 0, 255, 255}));
        QVERIFY(pixelsOf(text("P4\n3 2\n") + Bytes{std::byte{0x40}, std::byte{0x80}}) ==
                (Pixels{255, 0, 255, 0, 255, 255}));
        QVERIFY(pixelsOf(text("P3 1 1 100\n100 50 0")) == (Pixels{255, 128, 0}));
        QVERIFY(pixelsOf(text("Pf\n1 2\n1.0\n") + floats({0.0F, 1.0F})) == (Pixels{255, 0})); // from the bottom
        const Bytes pam = text("P7\nWIDTH 1\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n");
        QVERIFY(pixelsOf(pam + Bytes{std::byte{100}, std::byte{0}, std::byte{200}, std::byte{0x80}}) ==
                (Pixels{177, 127, 227}));
        const auto header = readNetpbmHeader(text("P7\nWIDTH 9\nHEIGHT 8\nDEPTH 2\nMAXVAL 255\nENDHDR\n"));
        QCOMPARE(header.channels, 2);
        QVERIFY(readImageHeader(pam + Bytes(4)).kind == PixelKind::Alpha);
        QVERIFY(refuses([&] { pixelsOf(text("P5 2 2 255\nabc")); }, ErrorCode::BadInput, "truncated"));
        QVERIFY(refuses([&] { pixelsOf(text("P2 2 1 255\n1 x1")); }, ErrorCode::BadInput, "other characters"));
        QVERIFY(refuses([&] { pixelsOf(text("Pf\n1 1\n1\n") + floats({300.0F})); }, ErrorCode::BadInput, "0 to 1"));
    }

    void keepsTheHighByteUnlessFewerBitsAreInUse() {
        const Bytes file = text("P5 3 1 65535\n") + samples16({0, 2048, 4095});
        QVERIFY(pixelsOf(file) == (Pixels{0, 8, 15}));
        QVERIFY(pixelsOf(file, withBits(12)) == (Pixels{0, 128, 255}));
        QVERIFY(pixelsOf(file, withBits(10)) == (Pixels{0, 255, 255})); // never wraps around
        QCOMPARE(decodePicture(file).remarks.peak, 4095);
        QCOMPARE(decodePicture(file, withBits(16)).remarks.peak, 0); // the whole range was asked for
        QCOMPARE(decodePicture(text("P5 1 1 4095\n") + samples16({9})).remarks.peak, 0); // its maximum is stated
    }

    void leavesAlphaOf16BitsAlone() {
        // Grey 1023 of 10 bits, half transparent.
        const Bytes line = bytesOf(std::string_view("\0\x03\xFF\x80\0", 5));
        DecodeOptions white = over(Background::Kind::White);
        white.sampleBits = 10;
        QVERIFY(decodeImage(rawPng(1, 1, 16, 4, line), white).pixels == Pixels{255});
        DecodeOptions black = over(Background::Kind::Black);
        black.sampleBits = 10;
        QVERIFY(decodeImage(rawPng(1, 1, 16, 4, line), black).pixels == Pixels{128});
    }

    void believesATiffThatStatesItsMaximum() {
        TiffPage page{.width = 2, .height = 1, .bits = 16, .data = samples16({0, 4095})};
        QVERIFY(pixelsOf(tiffOf({page})) == (Pixels{0, 15}));
        page.maximum = 4095;
        QVERIFY(pixelsOf(tiffOf({page})) == (Pixels{0, 255}));
        QCOMPARE(decodePicture(tiffOf({page})).remarks.statedBits, 12);
        QVERIFY(pixelsOf(tiffOf({page}), withBits(16)) == (Pixels{0, 15}));
        page.maximum = 4000; // what the picture happens to reach is no depth
        QVERIFY(pixelsOf(tiffOf({page})) == (Pixels{0, 15}));
    }

    void readsTiffSamplesOfEveryKind() {
        const Bytes packed = bytesOf("\x80\x0F\xFF"); // 2048 and 4095 of 12 bits
        QVERIFY(pixelsOf(tiffOf({{.width = 2, .height = 1, .bits = 12, .data = packed}})) == (Pixels{128, 255}));
        QVERIFY(pixelsOf(tiffOf({{.width = 2, .height = 1, .photometric = 0, .data = bytesOf("\x01\xFE")}})) ==
                (Pixels{254, 1}));
        const TiffPage real{.width = 3, .height = 1, .bits = 32, .data = floats({0, 0.5F, 1}), .format = 3};
        QVERIFY(pixelsOf(tiffOf({real})) == (Pixels{0, 128, 255}));
        TiffPage bytes = real;
        bytes.data = floats({0, 100, 200});
        QVERIFY(pixelsOf(tiffOf({bytes})) == (Pixels{0, 100, 200}));
        bytes.data = floats({-7, 100, 200});
        QVERIFY(refuses([&] { pixelsOf(tiffOf({bytes})); }, ErrorCode::BadInput, "from -7"));
        bytes.data = floats({std::nanf(""), 100, 200});
        QVERIFY(refuses([&] { pixelsOf(tiffOf({bytes})); }, ErrorCode::BadInput, "not finite"));
        const TiffPage planes{
            .width = 2, .height = 1, .samples = 3, .photometric = 2, .data = bytesOf("abcdef"), .planes = true};
        const Pixels mixed{'a', 'c', 'e', 'b', 'd', 'f'};
        QVERIFY(pixelsOf(tiffOf({planes})) == mixed);
        QVERIFY(pixelsOf(tiffOf({planes}, true)) == mixed); // BigTIFF
        TiffPage turned = planes;
        turned.orientation = 3;
        QVERIFY(pixelsOf(tiffOf({turned})) == (Pixels{'b', 'd', 'f', 'a', 'c', 'e'}));
    }

    void compositesTiffByWhatItsAlphaIs() {
        const Bytes straight = bytesOf("\xC8\x64\x32\x80");
        const Bytes multiplied = bytesOf("\x64\x32\x19\x80");
        TiffPage page{.width = 1, .height = 1, .samples = 4, .photometric = 2, .data = straight, .extra = 2};
        const Pixels expected{227, 177, 152}; // value * alpha + 255 - alpha
        QVERIFY(pixelsOf(tiffOf({page})) == expected);
        page.extra = -1; // nothing said: alpha
        QVERIFY(pixelsOf(tiffOf({page})) == expected);
        page.extra = 1;
        page.data = multiplied;
        QVERIFY(pixelsOf(tiffOf({page})) == expected);
        page.extra = 0; // explicitly something else: a fourth band
        page.data = straight;
        QVERIFY(pixelsOf(tiffOf({page})) == (Pixels{200, 100, 50}));
        QVERIFY(!decodePicture(tiffOf({page})).remarks.laidOver);
    }

    void laysTransparencyOverTheBackgroundAskedFor() {
        const Bytes grey = rawPng(2, 1, 8, 0, bytesOf(std::string_view("\0\x07\x78", 3)),
                                  pngChunk("tRNS", bytesOf(std::string_view("\0\x07", 2))));
        QVERIFY(pixelsOf(grey) == (Pixels{255, 120}));
        QVERIFY(pixelsOf(grey, over(Background::Kind::Black)) == (Pixels{0, 120}));
        QVERIFY(pixelsOf(grey, over(Background::Kind::Colour, {1, 2, 3})) == (Pixels{1, 2, 3, 120, 120, 120}));
        const Bytes half = icon({100, 0, 200, 128}, 1);
        QVERIFY(pixelsOf(half, over(Background::Kind::Colour, {0, 255, 0})) == (Pixels{50, 127, 100, 0, 255, 0}));
        QVERIFY(decodePicture(half).remarks.laidOver == (std::array<std::uint8_t, 3>{255, 255, 255}));
        QVERIFY(!decodePicture(rawPng(1, 1, 8, 6, bytesOf(std::string_view("\0\1\2\3\xFF", 5)))).remarks.laidOver);
    }

    void keepsAPictureThatWouldVanish() {
        const auto behind = [](const Bytes& file, const DecodeOptions& options) {
            return decodeImage(file, options).pixels.back();
        };
        const DecodeOptions white = over(Background::Kind::Auto);
        const DecodeOptions black = over(Background::Kind::Auto, {0, 0, 0});
        QCOMPARE(int{behind(icon({255, 255, 255, 255}), white)}, 0);
        QCOMPARE(int{behind(icon({225, 232, 237, 255}), white)}, 255); // a light grey still shows
        QCOMPARE(int{behind(icon({10, 10, 10, 255}), white)}, 255);
        QCOMPARE(int{behind(icon({10, 10, 10, 255}), black)}, 255);
        QCOMPARE(int{behind(icon({90, 10, 10, 255}), black)}, 0);
        QCOMPARE(int{behind(icon({255, 255, 255, 255}), over(Background::Kind::White))}, 255); // as asked
        QVERIFY(decodePicture(icon({225, 232, 237, 255})).remarks.light);
        QVERIFY(!decodePicture(icon({120, 120, 120, 255})).remarks.light);
        Bytes nothing = icon({0, 0, 0, 0});
        QCOMPARE(int{behind(nothing, white)}, 255);
    }

    void readsAlphaOfBmpOnlyWhereItIsMeant() {
        QVERIFY(pixelsOf(bmpWithAlpha({0x80C86432, 0xFF010203})) == (Pixels{227, 177, 152, 1, 2, 3}));
        QVERIFY(pixelsOf(bmpWithAlpha({0x00C86432, 0x00010203})) == (Pixels{200, 100, 50, 1, 2, 3}));
    }
};

QTEST_APPLESS_MAIN(PixelPolicyTest)
#include "tst_pixelpolicy.moc"
