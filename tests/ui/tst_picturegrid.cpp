// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/PictureGrid.hpp"
#include "ui/shell/StallProbe.hpp"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace studio::ui;

class PictureGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsTheRoomWithEqualCells() {
        PictureGrid grid(PictureGrid::Arrangement::Grid);
        grid.setLargestCell(200);
        grid.resize(400, 200);
        grid.setCount(8);
        for (int i = 0; i < 8; ++i) {
            QVERIFY(grid.rect().contains(grid.cellRect(i)));
            QCOMPARE(grid.indexAt(grid.cellRect(i).center()), i);
            for (int other = 0; other < i; ++other)
                QVERIFY(!grid.cellRect(i).intersects(grid.cellRect(other)));
        }
        QVERIFY(grid.cellRect(0).width() > 90); // 4 x 2 cells of nearly 100
    }

    void aRowStaysARow() {
        PictureGrid row(PictureGrid::Arrangement::Row);
        row.resize(300, 80);
        row.setCount(12);
        for (int i = 1; i < 12; ++i)
            QCOMPARE(row.cellRect(i).top(), row.cellRect(0).top());
        QVERIFY(row.rect().contains(row.cellRect(11)));
    }

    void clicksAndKeysPickPictures() {
        PictureGrid grid(PictureGrid::Arrangement::Grid);
        grid.resize(300, 300);
        grid.setCount(9);
        grid.show();
        QSignalSpy activated(&grid, &PictureGrid::activated);
        QTest::mouseClick(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(4).center());
        QCOMPARE(grid.currentIndex(), 4);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.currentIndex(), 7);
        QTest::keyClick(&grid, Qt::Key_Right);
        QTest::keyClick(&grid, Qt::Key_Right); // the last one: stays
        QCOMPARE(grid.currentIndex(), 8);
        QTest::keyClick(&grid, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.last().first().toInt(), 8);
    }

    void aPressThatLeavesItsCellPicksNothing() {
        PictureGrid grid(PictureGrid::Arrangement::Grid);
        grid.resize(300, 300);
        grid.setCount(9);
        grid.show();
        QTest::mousePress(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(0).center());
        QTest::mouseRelease(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(8).center());
        QCOMPARE(grid.currentIndex(), -1);
    }

    void percentilesAreOfTheSortedValues() {
        std::vector<double> values;
        for (int i = 100; i >= 1; --i)
            values.push_back(i);
        QCOMPARE(StallProbe::percentile(values, 0.5), 50.0);
        QCOMPARE(StallProbe::percentile(values, 0.99), 99.0);
        QCOMPARE(StallProbe::percentile(values, 1.0), 100.0);
        QCOMPARE(StallProbe::percentile({}, 0.5), 0.0);
    }

    void theProbeSeesABlockedWindowThread() {
        StallProbe probe;
        probe.begin("blocked");
        QTest::qWait(20);
        QThread::msleep(120);
        QTest::qWait(20);
        probe.end();
        const double stall = probe.figures().at("blocked").worstStall;
        QVERIFY2(stall > 100.0 && stall < 400.0, qPrintable(QString::number(stall)));
    }
};

QTEST_MAIN(PictureGridTest)
#include "tst_picturegrid.moc"
