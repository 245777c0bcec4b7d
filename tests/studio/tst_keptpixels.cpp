// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/CodeOf.hpp"

#include "core/base/Error.hpp"
#include "core/studio/KeptPixels.hpp"

#include <QTest>

using studio::ErrorCode;
using studio::Image;
using studio::KeptPixels;
using studio::SampleGuide;
using studio::test::codeOf;

namespace {

constexpr int side = 64;

Image noise(int width, int height, int channels, std::uint32_t seed) {
    Image made(width, height, channels);
    for (auto& each : made.pixels)
        each = static_cast<std::uint8_t>((seed = seed * 1664525U + 1013904223U) >> 24U);
    return made;
}

/// White in the columns from `first` on.
Image rightOf(int first) {
    Image mask(side, side, 1);
    for (int y = 0; y < side; ++y)
        std::ranges::fill(mask.row(y).subspan(static_cast<std::size_t>(first)), std::uint8_t{255});
    return mask;
}

SampleGuide guide(const Image& original, const Image& mask) {
    SampleGuide made;
    made.original = original;
    made.pixelMask = mask;
    return made;
}

Image laid(const SampleGuide& guide, Image drawn) {
    KeptPixels(&guide).layBack(std::span(&drawn, 1));
    return drawn;
}

} // namespace

class TestKeptPixels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePicturesOwnPixels_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("grey") << 1;
        QTest::newRow("colour") << 3;
    }
    void keepsThePicturesOwnPixels() {
        QFETCH(int, channels);
        const Image original = noise(side, side, channels, 1), drawn = noise(side, side, channels, 2);
        const Image mixed = laid(guide(original, rightOf(40)), drawn);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                for (int c = 0; c < channels; ++c) {
                    const auto at = static_cast<std::size_t>(x * channels + c);
                    if (x < 40)
                        QCOMPARE(mixed.row(y)[at], original.row(y)[at]);
                    else if (x >= 42) // a feather of two pixels
                        QCOMPARE(mixed.row(y)[at], drawn.row(y)[at]);
                }
    }

    void fadesWithinThePartThatIsDrawn() {
        Image black(side, side, 1), white(side, side, 1);
        std::ranges::fill(white.pixels, std::uint8_t{255});
        const Image mixed = laid(guide(black, rightOf(40)), white);
        const std::vector<int> expected{0, 85, 170, 255};
        for (int i = 0; i < 4; ++i)
            QCOMPARE(static_cast<int>(mixed.row(30)[static_cast<std::size_t>(39 + i)]),
                     expected[static_cast<std::size_t>(i)]);
    }

    void aThinLineIsDrawnAllTheSame() {
        Image black(side, side, 1), white(side, side, 1), mask(side, side, 1);
        std::ranges::fill(white.pixels, std::uint8_t{255});
        for (int y = 0; y < side; ++y)
            mask.row(y)[20] = 255;
        const Image mixed = laid(guide(black, mask), white);
        QCOMPARE(static_cast<int>(mixed.row(5)[20]), 255);
        QCOMPARE(static_cast<int>(mixed.row(5)[19]), 0);
    }

    void everythingOrNothing() {
        const Image original = noise(side, side, 3, 1), drawn = noise(side, side, 3, 2);
        Image mask(side, side, 1);
        QVERIFY(laid(guide(original, mask), drawn) == original);
        std::ranges::fill(mask.pixels, std::uint8_t{255});
        QVERIFY(laid(guide(original, mask), drawn) == drawn);
        QVERIFY(laid(SampleGuide(), drawn) == drawn);
        Image untouched = drawn;
        KeptPixels(nullptr).layBack(std::span(&untouched, 1));
        QVERIFY(untouched == drawn);
    }

    void refusesOtherSizes() {
        const Image original = noise(side, side, 1, 1);
        const auto code = [&](const Image& mask, const Image& drawn) {
            return codeOf([&] { laid(guide(original, mask), drawn); });
        };
        QCOMPARE(code(Image(side, side - 1, 1), original), std::optional(ErrorCode::Mismatch));
        QCOMPARE(code(Image(side, side, 3), original), std::optional(ErrorCode::Mismatch));
        QCOMPARE(code(rightOf(40), Image(side, side, 3)), std::optional(ErrorCode::Mismatch));
        QCOMPARE(code(rightOf(40), Image(side / 2, side, 1)), std::optional(ErrorCode::Mismatch));
    }
};

QTEST_APPLESS_MAIN(TestKeptPixels)
#include "tst_keptpixels.moc"
