// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/AugmentationParameters.hpp"
#include "core/training/Augmentation.hpp"
#include "tests/training/TinyTask.hpp"

#include <QtTest>

#include <set>

using namespace studio;
using namespace studio::training;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes varied(const Variation& variation, const models::PictureShape& shape, const Bytes& picture) {
    Bytes result(picture.size());
    applyVariation(variation, shape, picture, result);
    return result;
}

/// Every value another one, far enough apart to tell pixels from each other.
Bytes pattern(const models::PictureShape& shape) {
    Bytes picture(static_cast<std::size_t>(shape.channels * shape.height * shape.width));
    for (std::size_t i = 0; i < picture.size(); ++i)
        picture[i] = static_cast<std::uint8_t>((i * 37) % 251);
    return picture;
}

/// The picture whose pixel (x, y) is the original's at `where(x, y)`.
template<class Where>
Bytes rearranged(const models::PictureShape& shape, const Bytes& picture, const Where& where) {
    Bytes result;
    for (std::int64_t y = 0; y < shape.height; ++y)
        for (std::int64_t x = 0; x < shape.width; ++x) {
            const auto [fromX, fromY] = where(x, y);
            for (std::int64_t c = 0; c < shape.channels; ++c)
                result.push_back(picture[static_cast<std::size_t>((fromY * shape.width + fromX) * shape.channels + c)]);
        }
    return result;
}

using Place = std::pair<std::int64_t, std::int64_t>;

} // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

    static void addShapes() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("grey") << 1 << 8 << 8;
        QTest::newRow("colour") << 3 << 8 << 8;
        QTest::newRow("odd and oblong") << 3 << 7 << 12;
    }

    static models::PictureShape shapeOfRow() {
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        return {channels, height, width};
    }

private Q_SLOTS:
    void nothingIsTheSamePicture_data() { addShapes(); }
    void nothingIsTheSamePicture() {
        const auto shape = shapeOfRow();
        QCOMPARE(varied({}, shape, pattern(shape)), pattern(shape));
    }

    void mirrorsExactly_data() { addShapes(); }
    void mirrorsExactly() {
        const auto shape = shapeOfRow();
        Variation variation;
        variation.mirrored = true;
        QCOMPARE(varied(variation, shape, pattern(shape)), rearranged(shape, pattern(shape), [&](auto x, auto y) {
                     return Place{shape.width - 1 - x, y};
                 }));
        variation = {};
        variation.upsideDown = true;
        QCOMPARE(varied(variation, shape, pattern(shape)), rearranged(shape, pattern(shape), [&](auto x, auto y) {
                     return Place{x, shape.height - 1 - y};
                 }));
    }

    void aShiftByWholePixelsCarriesTheBorderOn_data() { addShapes(); }
    void aShiftByWholePixelsCarriesTheBorderOn() {
        const auto shape = shapeOfRow();
        Variation variation;
        variation.right = 3;
        variation.down = -2;
        QCOMPARE(varied(variation, shape, pattern(shape)), rearranged(shape, pattern(shape), [&](auto x, auto y) {
                     return Place{std::max<std::int64_t>(x - 3, 0), std::min(y + 2, shape.height - 1)};
                 }));
    }

    void aShiftByHalfAPixelAveragesNeighbours() {
        Variation variation;
        variation.right = 0.5;
        QCOMPARE(varied(variation, {1, 1, 4}, {10, 20, 40, 80}), (Bytes{10, 15, 30, 60}));
    }

    void aQuarterTurnIsCounterClockwise() {
        const models::PictureShape shape{3, 8, 8};
        Variation variation;
        variation.degrees = 90;
        // What stood at the right edge stands at the top.
        QCOMPARE(varied(variation, shape, pattern(shape)), rearranged(shape, pattern(shape), [](auto x, auto y) {
                     return Place{7 - y, x};
                 }));
        variation.degrees = 180;
        QCOMPARE(varied(variation, shape, pattern(shape)), rearranged(shape, pattern(shape), [](auto x, auto y) {
                     return Place{7 - x, 7 - y};
                 }));
        variation.degrees = 360;
        QCOMPARE(varied(variation, shape, pattern(shape)), pattern(shape));
    }

    void noTurnMakesBlackCorners() {
        const models::PictureShape shape{3, 16, 16};
        const Bytes white(16 * 16 * 3, 255);
        for (const double degrees : {5.0, 30.0, 45.0, -60.0}) {
            Variation variation;
            variation.degrees = degrees;
            variation.right = 4;
            QCOMPARE(varied(variation, shape, white), white);
        }
    }

    void aCropEnlargesWhatItKeeps() {
        // A ramp of one value a pixel, so that bilinear interpolation is exact: the kept half, 8 pixels wide, is drawn
        // 16 pixels wide, every step half a value.
        const models::PictureShape shape{1, 16, 16};
        Bytes ramp;
        for (int i = 0; i < 256; ++i)
            ramp.push_back(static_cast<std::uint8_t>(10 * (i % 16)));
        Variation variation;
        variation.kept = 0.5;
        variation.cropX = -1; // pixels 0 to 7
        const auto left = varied(variation, shape, ramp);
        variation.cropX = 1; // pixels 8 to 15
        const auto right = varied(variation, shape, ramp);
        for (std::size_t x = 1; x < 15; ++x) {
            // Pixel x of the result has its middle at (x + 1/2) / 2 of the kept part.
            const double expected = 10.0 * ((static_cast<double>(x) + 0.5) / 2.0 - 0.5);
            QVERIFY(std::abs(left[x] - expected) <= 0.5);
            QVERIFY(std::abs(right[x] - (expected + 80.0)) <= 0.5);
        }
    }

    void coloursFollowTheirFormula() {
        const models::PictureShape shape{3, 1, 1};
        Variation variation;
        variation.brightness = 1.2;
        QCOMPARE(varied(variation, shape, {100, 50, 250}), (Bytes{120, 60, 255}));
        variation = {};
        variation.contrast = 0.5;
        QCOMPARE(varied(variation, shape, {100, 50, 250}), (Bytes{114, 89, 189}));
        variation = {};
        variation.saturation = 0.0; // the luminance .213 R + .715 G + .072 B
        QCOMPARE(varied(variation, shape, {100, 50, 250}), (Bytes{75, 75, 75}));
        variation = {};
        variation.hueDegrees = 90; // SVG's hueRotate: c' = (L + K) c, here of pure red 100
        QCOMPARE(varied(variation, shape, {100, 0, 0}), (Bytes{0, 36, 0}));
    }

    void greyStaysGrey() {
        Variation variation;
        variation.hueDegrees = 40;
        variation.saturation = 1.5;
        QCOMPARE(varied(variation, {3, 1, 2}, {90, 90, 90, 200, 200, 200}), (Bytes{90, 90, 90, 200, 200, 200}));
        QCOMPARE(varied(variation, {1, 1, 2}, {90, 200}), (Bytes{90, 200}));
        variation.brightness = 0.5;
        QCOMPARE(varied(variation, {1, 1, 2}, {90, 200}), (Bytes{45, 100}));
    }

    void everythingOffChangesNothing() {
        const models::PictureShape shape{3, 32, 32};
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(drawnVariation({}, shape, seed) == Variation{});
        AugmentationConfig config;
        QVERIFY(config.isOff());
        config.jitter = 0.1;
        QVERIFY(!config.isOff());
    }

    void drawsWithinItsRangesAndFromTheSeedAlone() {
        const models::PictureShape shape{3, 20, 40};
        const AugmentationConfig config{0.25, 0.5, 0.1, 10.0, 0.2, 0.3};
        int mirrored = 0, upsideDown = 0;
        std::set<double> shifts, angles;
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            const auto drawn = drawnVariation(config, shape, seed);
            QVERIFY(drawn == drawnVariation(config, shape, seed));
            mirrored += drawn.mirrored;
            upsideDown += drawn.upsideDown;
            shifts.insert(drawn.right);
            angles.insert(drawn.degrees);
            QVERIFY(std::abs(drawn.degrees) <= 10.0);
            QVERIFY(drawn.kept > 0.8 && drawn.kept <= 1.0);
            QVERIFY(std::abs(drawn.down) <= 2.0 && drawn.down == std::round(drawn.down));
            QVERIFY(std::abs(drawn.saturation - 1.0) <= 0.3 && std::abs(drawn.hueDegrees) <= 13.5);
        }
        QVERIFY2(std::abs(mirrored - 500) < 100, qPrintable(QString::number(mirrored)));
        QVERIFY2(std::abs(upsideDown - 1000) < 120, qPrintable(QString::number(upsideDown)));
        QCOMPARE(shifts, (std::set<double>{-4, -3, -2, -1, 0, 1, 2, 3, 4}));
        QCOMPARE(angles.size(), std::size_t{2000});
    }

    void parametersNameEveryOption() {
        Parameters parameters(models::augmentationSpecs());
        QVERIFY(augmentationConfig(parameters).isOff());
        QVERIFY(augmentationConfig(Parameters()).isOff());
        for (const auto& spec : parameters.specs())
            parameters.set(spec.key, spec.maximum / 2);
        QVERIFY((augmentationConfig(parameters) == AugmentationConfig{0.5, 0.5, 0.25, 90.0, 0.45, 0.5}));
        QCOMPARE(parameters.specs().front().group, ParameterGroup::Training);
    }

    void defaultsAreForFewPictures() {
        const auto configFor = [](std::int64_t pictures) {
            Parameters parameters(models::augmentationSpecs());
            for (const auto& [key, value] : models::augmentationDefaults(pictures))
                parameters.set(key, value); // throws for what is no option or out of range
            return augmentationConfig(parameters);
        };
        QVERIFY(configFor(300).shift > 0.0 && configFor(300).mirror > 0.0);
        QVERIFY(configFor(2000).shift == 0.0 && configFor(2000).mirror > 0.0);
        QVERIFY(configFor(5000).isOff() && configFor(60000).isOff());
    }

    void aBatchHoldsTheVariedPictures() {
        const TinyPictures pictures(30, {3, 8, 8});
        PictureBatches batches(pictures.source(), at::kCPU);
        const AugmentationConfig config{0.5, 0.5, 0.2, 20.0, 0.2, 0.3};
        std::vector<std::int64_t> indices;
        std::vector<Variation> variations;
        for (std::int64_t i = 0; i < 30; ++i) {
            indices.push_back(29 - i);
            variations.push_back(drawnVariation(config, pictures.shape, static_cast<std::uint64_t>(i)));
        }
        const auto batch = batches.gather(indices, variations);
        for (std::size_t i = 0; i < 30; ++i) {
            const auto original = pictures.source().pixels(indices[i]);
            const auto expected = varied(variations[i], pictures.shape, {original.begin(), original.end()});
            const auto row = batch[static_cast<std::int64_t>(i)].permute({1, 2, 0}).mul(255).round().to(at::kByte);
            const auto held = row.contiguous();
            QVERIFY(std::equal(expected.begin(), expected.end(), held.data_ptr<std::uint8_t>()));
        }
    }
};

QTEST_APPLESS_MAIN(TestAugmentation)
#include "tst_augmentation.moc"
