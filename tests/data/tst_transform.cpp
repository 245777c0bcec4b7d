// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Shapes.hpp"
#include "core/data/Transform.hpp"
#include "core/io/ImageCodec.hpp"
#include "tests/io/Expect.hpp"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace studio;
using namespace studio::data;
using studio::test::refuses;

namespace {

Image ofPixels(int width, int height, std::vector<std::uint8_t> pixels) {
    Image image(width, height, static_cast<int>(pixels.size()) / (width * height));
    image.pixels = std::move(pixels);
    return image;
}

#ifdef STUDIO_IMAGE_CODECS
Image reference(const QString& name) {
    return io::readImageFile(std::filesystem::path(STUDIO_TEST_DATA) / name.toStdString());
}

int mostApart(const Image& a, const Image& b) {
    if (a.width != b.width || a.height != b.height || a.channels != b.channels)
        return 255;
    int most = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        most = std::max(most, std::abs(int{a.pixels[i]} - int{b.pixels[i]}));
    return most;
}

double meanApart(const Image& a, const Image& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(int{a.pixels[i]} - int{b.pixels[i]});
    return sum / static_cast<double>(a.pixels.size());
}
#endif

} // namespace

class TransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void averagesTheCoveredAreaWhenShrinking() {
        const Image image = ofPixels(4, 2, {0, 100, 10, 30, 50, 50, 20, 60});
        QVERIFY((resized(image, 2, 1).pixels == std::vector<std::uint8_t>{50, 30}));
        // 3 pixels onto 2: the middle one is shared by halves. (2 * 0 + 1 * 90) / 3 = 30, (1 * 90 + 2 * 240) / 3 = 190.
        QVERIFY((resized(ofPixels(3, 1, {0, 90, 240}), 2, 1).pixels == std::vector<std::uint8_t>{30, 190}));
    }

    void interpolatesBetweenCentresWhenEnlarging() {
        // Centres at -0.25, 0.25, 0.75, 1.25 of the source: clamped, 1/4, 3/4, clamped.
        QVERIFY((resized(ofPixels(2, 1, {0, 200}), 4, 1).pixels == std::vector<std::uint8_t>{0, 50, 150, 200}));
        QVERIFY((resized(ofPixels(1, 1, {77}), 3, 3).pixels == std::vector<std::uint8_t>(9, 77)));
    }

#ifdef STUDIO_IMAGE_CODECS
    void shrinksAsOpenCvByArea_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const auto& [width, height] : {std::pair{32, 32}, {20, 61}, {41, 30}, {83, 7}, {12, 9}})
            QTest::addRow("%dx%d", width, height) << width << height;
    }
    void shrinksAsOpenCvByArea() {
        // By cv2.resize(..., INTER_AREA) of OpenCV 4.6 from a picture with waves, squares and an edge.
        QFETCH(int, width);
        QFETCH(int, height);
        const Image expected = reference(QString("resample-area-%1x%2.png").arg(width).arg(height));
        const Image found = resized(reference("resample.png"), width, height);
        QVERIFY(mostApart(found, expected) <= 1); // sums are rounded in another order
        QVERIFY(meanApart(found, expected) < 0.02);
    }

    void enlargesAsOpenCvLinearly() {
        const Image expected = reference("resample-linear-90x66.png");
        QVERIFY(mostApart(resized(reference("resample.png"), 90, 66), expected) <= 1);
    }
#endif

    void leavesNoTraceOfDetailThatIsTooFine() {
        // Stripes of one pixel become their mean, whatever their phase: nothing of them beats against the new grid.
        Image stripes(128, 1, 1);
        for (int x = 0; x < 128; ++x)
            stripes.pixels[static_cast<std::size_t>(x)] = x % 2 == 0 ? 0 : 200;
        const Image small = resized(stripes, 16, 1);
        QVERIFY(std::ranges::all_of(small.pixels, [](std::uint8_t value) { return value == 100; }));
    }

    void keepsAConstantPictureConstant() {
        for (const int side : {1, 7, 31, 32, 33, 100}) {
            const Image result = resized(ofPixels(45, 45, std::vector<std::uint8_t>(45 * 45, 201)), side, side);
            QVERIFY(std::ranges::all_of(result.pixels, [](std::uint8_t value) { return value == 201; }));
        }
    }

    void cropsTheCentre() {
        Image wide(6, 2, 1);
        wide.pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        QVERIFY((apply({2, 1, Framing::CentreCrop}, wide).pixels == std::vector<std::uint8_t>{3, 4, 9, 10}));
        Image tall(1, 4, 1);
        tall.pixels = {1, 2, 3, 4};
        QVERIFY((apply({1, 1, Framing::CentreCrop}, tall).pixels == std::vector<std::uint8_t>{2}));
    }

    void fitsWithBlackBars() {
        const Image result = apply({4, 1, Framing::Fit}, ofPixels(4, 2, std::vector<std::uint8_t>(8, 9)));
        QVERIFY((result.pixels == std::vector<std::uint8_t>{0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0}));
        const Image thin = apply({8, 3, Framing::Fit}, ofPixels(1, 1000, std::vector<std::uint8_t>(1000, 255)));
        QCOMPARE(thin.width, 8);
        QCOMPARE(thin.channels, 3);
        QCOMPARE(std::accumulate(thin.pixels.begin(), thin.pixels.end(), 0), 8 * 3 * 255); // one column
    }

    void leavesAFittingPictureAlone() {
        const Image image = drawShape(shapeFactors(1, 2), 32, 3);
        QVERIFY(apply({32, 3, Framing::CentreCrop}, image) == image);
        QVERIFY(apply({32, 3, Framing::Fit}, image) == image);
    }
};

class ShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsTheSamePictureForTheSameSeed() {
        QVERIFY(drawShape(shapeFactors(3, 9), 32, 3) == drawShape(shapeFactors(3, 9), 32, 3));
        QVERIFY(drawShape(shapeFactors(3, 9), 32, 3) != drawShape(shapeFactors(3, 10), 32, 3));
        QVERIFY(drawShape(shapeFactors(3, 9), 32, 3) != drawShape(shapeFactors(4, 9), 32, 3));
    }

    void coversTheAreaOfTheShape() {
        // Antialiasing keeps the area: compare the sum of the coverage with the closed form.
        ShapeFactors factors{Shape::Circle, 0.25, 0.3, 0.5, 0.5, 0.0};
        const auto area = [&](Shape shape) {
            factors.shape = shape;
            const Image image = drawShape(factors, 64, 1);
            return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0) / 255.0 / (64.0 * 64.0);
        };
        const double r2 = 0.25 * 0.25;
        QVERIFY(std::abs(area(Shape::Circle) - std::numbers::pi * r2) < 0.001);
        QVERIFY(std::abs(area(Shape::Square) - 2.0 * r2) < 0.001);
        QVERIFY(std::abs(area(Shape::Triangle) - 0.75 * std::sqrt(3.0) * r2) < 0.001);
        QVERIFY(std::abs(area(Shape::Star) - 5.0 * 0.45 * r2 * std::sin(std::numbers::pi / 5.0)) < 0.001);
    }

    void standsWhereItsFactorsSay() {
        for (int i = 0; i < 200; ++i) {
            const ShapeFactors factors = shapeFactors(0, i);
            const Image image = drawShape(factors, 64, 1);
            double mass = 0.0;
            double x = 0.0;
            double y = 0.0;
            for (int row = 0; row < 64; ++row)
                for (int column = 0; column < 64; ++column) {
                    const double value = image.row(row)[static_cast<std::size_t>(column)];
                    mass += value;
                    x += value * (column + 0.5) / 64.0;
                    y += value * (row + 0.5) / 64.0;
                    const bool border = row == 0 || column == 0 || row == 63 || column == 63;
                    QVERIFY(!border || value == 0.0); // the whole shape is inside
                }
            QVERIFY(std::abs(x / mass - factors.x) < 0.01);
            QVERIFY(std::abs(y / mass - factors.y) < 0.01);
        }
    }

    void drawsFactorsUniformly() {
        constexpr int count = 4000;
        std::array<int, 4> shapes{};
        double hue = 0.0;
        for (int i = 0; i < count; ++i) {
            const ShapeFactors factors = shapeFactors(11, i);
            ++shapes[static_cast<std::size_t>(factors.shape)];
            hue += factors.hue / count;
        }
        for (const int each : shapes)
            QVERIFY(std::abs(each - count / 4) < 140); // five deviations
        QVERIFY(std::abs(hue - 0.5) < 0.025);
    }

    void paintsTheHue() {
        const auto middle = [](double hue) {
            const Image image = drawShape({Shape::Circle, 0.3, 0.0, 0.5, 0.5, hue}, 9, 3);
            const auto row = image.row(4).subspan(12, 3);
            return std::vector<int>(row.begin(), row.end());
        };
        QVERIFY((middle(0.0) == std::vector{255, 0, 0}));
        QVERIFY((middle(1.0 / 3.0) == std::vector{0, 255, 0}));
        QVERIFY((middle(2.0 / 3.0) == std::vector{0, 0, 255}));
        QVERIFY((middle(1.0 / 6.0) == std::vector{255, 255, 0}));
    }

    void readsItsCountFromItsName() {
        QCOMPARE(shapesCount("shapes").value(), std::int64_t{10'000});
        QCOMPARE(shapesCount("shapes:12").value(), std::int64_t{12});
        QVERIFY(!shapesCount("/data/shapes"));
        for (const char* bad : {"shapes:", "shapes:0", "shapes:-1", "shapes:1e9", "shapes:99999999999999999999"})
            QVERIFY(refuses([&] { shapesCount(bad); }, ErrorCode::WrongUsage, "expected shapes:N"));
    }
};

int main(int argc, char** argv) {
    TransformTest transform;
    ShapesTest shapes;
    return QTest::qExec(&transform, argc, argv) + QTest::qExec(&shapes, argc, argv);
}
#include "tst_transform.moc"
