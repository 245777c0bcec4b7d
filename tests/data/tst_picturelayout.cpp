// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/PictureLayout.hpp"

#include <QtTest>

using namespace studio::data;

namespace {

/// Strides of picture, row, column, channel.
using Strides = std::vector<std::int64_t>;

bool lies(const std::vector<std::int64_t>& shape, const Strides& size, const Strides& strides,
          bool columnMajor = false) {
    const auto layout = pictureLayout(shape, columnMajor);
    if (!layout)
        return false;
    const Strides found{layout->picture, layout->row, layout->column, layout->channel};
    const Strides sizes{layout->count, layout->height, layout->width, layout->channels};
    for (std::size_t i = 0; i < found.size(); ++i) // the stride of a single one says nothing
        if (sizes[i] != size[i] || (size[i] > 1 && found[i] != strides[i])) {
            qWarning("[%d %d %d %d] at %d %d %d %d", int(sizes[0]), int(sizes[1]), int(sizes[2]), int(sizes[3]),
                     int(found[0]), int(found[1]), int(found[2]), int(found[3]));
            return false;
        }
    return true;
}

} // namespace

class PictureLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPicturesOfEveryLayout() {
        QVERIFY(lies({5, 7, 9}, {5, 7, 9, 1}, {63, 9, 1, 1}));
        QVERIFY(lies({5, 7, 9, 3}, {5, 7, 9, 3}, {189, 27, 3, 1}));
        QVERIFY(lies({5, 3, 7, 9}, {5, 7, 9, 3}, {189, 9, 1, 63}));
        QVERIFY(lies({5, 1, 7, 9}, {5, 7, 9, 1}, {63, 9, 1, 63}));
        QVERIFY(lies({32, 32, 3, 50}, {50, 32, 32, 3}, {1, 4800, 150, 50})); // as SVHN
        QVERIFY(lies({40, 30, 3}, {1, 40, 30, 3}, {0, 90, 3, 1}));           // one picture
        QVERIFY(lies({40, 30}, {1, 40, 30, 1}, {0, 30, 1, 1}));
        QVERIFY(lies({50, 784}, {50, 28, 28, 1}, {784, 28, 1, 1}));
        QVERIFY(lies({50, 3072}, {50, 32, 32, 3}, {3072, 32, 1, 1024}));
        QVERIFY(lies({1797, 64}, {1797, 8, 8, 1}, {64, 8, 1, 1}));
    }

    void findsThemColumnByColumn() {
        QVERIFY(lies({5, 7, 9}, {5, 7, 9, 1}, {1, 5, 35, 1}, true));
        QVERIFY(lies({5, 7, 9, 3}, {5, 7, 9, 3}, {1, 5, 35, 315}, true));
        QVERIFY(lies({50, 784}, {50, 28, 28, 1}, {1, 1400, 50, 1}, true));
    }

    void saysHowAnUnusualShapeWasRead() {
        QVERIFY(pictureLayout({5, 7, 9, 3}, false)->reading.empty());
        QVERIFY(pictureLayout({50, 784}, false)->reading.find("28 x 28") != std::string::npos);
        QVERIFY(pictureLayout({50, 3072}, false)->reading.find("three planes") != std::string::npos);
        QVERIFY(pictureLayout({40, 30, 3}, false)->reading.find("one picture") != std::string::npos);
        QVERIFY(pictureLayout({50, 784}, false)->guessed);
    }

    void refusesTablesAndVolumes() {
        QVERIFY(!pictureLayout({60, 6}, false));
        QVERIFY(!pictureLayout({24, 4}, false));
        QVERIFY(!pictureLayout({100}, false));
        QVERIFY(!pictureLayout({}, false));
        QVERIFY(!pictureLayout({50, 28, 28, 28}, false));
        QVERIFY(!pictureLayout({0, 28, 28}, false));
        QVERIFY(!pictureLayout({1, 70'000, 70'000}, false));
    }
};

QTEST_APPLESS_MAIN(PictureLayoutTest)
#include "tst_picturelayout.moc"
