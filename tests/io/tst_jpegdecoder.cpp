// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"
#include "tests/io/Samples.hpp"

#include <QtTest>

#include <random>

using namespace studio;
using namespace studio::io;
using namespace studio::test;

namespace {

/// A picture with detail everywhere, so that each part of the data holds some of it.
Image detailed() {
    Image image = gradient(96, 96, 3);
    std::minstd_rand random(5);
    for (std::uint8_t& value : image.pixels)
        value = static_cast<std::uint8_t>(std::clamp(int{value} + static_cast<int>(random() % 41) - 20, 0, 255));
    return image;
}

std::size_t find(const Bytes& bytes, unsigned marker) {
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
        if (bytes[i] == std::byte{0xFF} && bytes[i + 1] == static_cast<std::byte>(marker))
            return i;
    return bytes.size();
}

Bytes inserted(const Bytes& bytes, std::size_t at, const Bytes& what) {
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    return Bytes(bytes.begin(), place) + what + Bytes(place, bytes.end());
}

bool refused(const Bytes& bytes, const std::string& words) {
    return refuses([&] { decodeImage(bytes); }, ErrorCode::BadInput, words);
}

/// A progressive JPEG of one grey block, whose DC coefficient comes again and again.
Bytes withScans(int scans) {
    const Bytes plain = jpeg(gradient(8, 8, 1));
    Bytes file(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(find(plain, 0xDA)));
    file[find(file, 0xC0) + 1] = std::byte{0xC2};
    const Bytes scan = bytesOf(std::string_view("\xFF\xDA\0\x08\1\1\0\0\0\0\x3F", 11)); // category 0, and padding
    for (int i = 0; i < scans; ++i)
        file.insert(file.end(), scan.begin(), scan.end());
    return file + bytesOf("\xFF\xD9");
}

} // namespace

class JpegDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passesOverBytesBetweenAndBehindSegments() {
        const Bytes plain = jpeg(detailed());
        const Image expected = decodeImage(plain);
        const Bytes junk = bytesOf(std::string_view("junk\0\x11 of some length, to be passed over", 40));
        for (const unsigned marker : {0xDBU, 0xC0U, 0xC4U, 0xDAU})
            QVERIFY(decodeImage(inserted(plain, find(plain, marker), junk)) == expected);
        QVERIFY(decodeImage(plain + junk) == expected);
        QVERIFY(decodeImage(plain + Bytes(5000)) == expected);
        QCOMPARE(readImageHeader(inserted(plain, find(plain, 0xDB), junk)).width, std::int64_t{96});
    }

    void acceptsAMissingEndMarkerWhenAllPixelsAreThere() {
        for (const Bytes& whole : {jpeg(detailed()), progressiveJpeg(detailed())}) {
            const Bytes open(whole.begin(), whole.end() - 2);
            QVERIFY(decodeImage(open) == decodeImage(whole));
        }
    }

    void refusesDataThatBreakOff_data() {
        QTest::addColumn<bool>("progressive");
        QTest::newRow("baseline") << false;
        QTest::newRow("progressive") << true;
    }
    void refusesDataThatBreakOff() {
        QFETCH(bool, progressive);
        const Bytes whole = progressive ? progressiveJpeg(detailed()) : jpeg(detailed());
        for (const std::size_t percent : {30U, 60U, 90U, 97U}) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * percent / 100));
            QVERIFY(refused(part, "truncated"));
            QVERIFY(refused(part + bytesOf("\xFF\xD9"), "lost")); // an end marker does not make it whole
        }
        // A progressive file that ends between two scans is sound in every byte and only blurred.
        std::size_t last = 0;
        for (std::size_t i = 0; i + 1 < whole.size(); ++i)
            if (whole[i] == std::byte{0xFF} && whole[i + 1] == std::byte{0xDA})
                last = i;
        if (progressive)
            QVERIFY(refused(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(last)), "truncated"));
    }

    void refusesHolesInTheMiddle() {
        for (const Bytes& whole : {jpeg(detailed()), progressiveJpeg(detailed())}) {
            const std::size_t start = find(whole, 0xDA) + 14;
            const std::size_t length = (whole.size() - start) / 4;
            const auto hole = whole.begin() + static_cast<std::ptrdiff_t>(start + length);
            Bytes zeros = whole;
            std::fill_n(zeros.begin() + static_cast<std::ptrdiff_t>(start + length), length, std::byte{0});
            QVERIFY(refused(zeros, "lost"));
            std::minstd_rand random(2);
            Bytes noise = whole;
            for (std::size_t i = 0; i < length; ++i)
                noise[start + length + i] = static_cast<std::byte>(random() >> 8);
            QVERIFY(refused(noise, ""));
            const Bytes cut =
                Bytes(whole.begin(), hole) + Bytes(hole + static_cast<std::ptrdiff_t>(length), whole.end());
            QVERIFY(refused(cut, "lost"));
        }
    }

    void stopsAtFiveHundredScans() {
        QVERIFY(!errorOf([&] { decodeImage(withScans(100)); }));
        QVERIFY(refused(withScans(60'000), "500 scans"));
    }

    void stopsWhenAsked() {
        std::stop_source source;
        source.request_stop();
        DecodeOptions options;
        options.stop = source.get_token();
        QVERIFY_EXCEPTION_THROWN(decodeImage(jpeg(detailed()), options), Cancelled);
    }
};

QTEST_APPLESS_MAIN(JpegDecoderTest)
#include "tst_jpegdecoder.moc"
