// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/Patience.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/shell/StallProbe.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace studio::ui;

class PictureGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyPictureCanBeCopiedAndSeenLarge() {
        QImage red(6, 4, QImage::Format_RGB32);
        red.fill(Qt::red);
        PictureGrid grid(PictureGrid::Arrangement::Grid);
        grid.setItemName("Sample");
        grid.setCount(2);
        grid.setPicture(1, red);
        ImageView view;
        view.setImage(red);
        for (QWidget* widget : {static_cast<QWidget*>(&grid), static_cast<QWidget*>(&view)}) {
            widget->resize(300, 200);
            widget->show();
            QVERIFY(QTest::qWaitForWindowExposed(widget));
            const QPoint at = widget == &view ? view.pictureRect().center() : grid.cellRect(1).center();
            QGuiApplication::clipboard()->clear();
            QContextMenuEvent asked(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
            QCoreApplication::sendEvent(widget, &asked);
            const QPointer<QMenu> menu = widget->findChild<QMenu*>();
            QVERIFY(menu && menu->isVisible());
            QCOMPARE(menu->actions().size(), widget == &grid ? 8 : 3); // a view of its own may be of a plot
            menu->actions()[1]->trigger();
            QCOMPARE(QGuiApplication::clipboard()->image().size(), red.size());
            QCOMPARE(QGuiApplication::clipboard()->image().pixelColor(2, 2), QColor(Qt::red));
            menu->actions()[0]->trigger();
            auto* large = widget->findChild<QDialog*>("largePicture");
            QVERIFY(large && large->isVisible());
            QCOMPARE(large->findChild<ImageView*>()->image(), red);
            QTest::keyClick(large, Qt::Key_Escape);
            QTRY_VERIFY(!widget->findChild<QDialog*>("largePicture"));
            if (menu)
                menu->close();
            QTRY_VERIFY(!menu); // it deletes itself
        }
        QContextMenuEvent nothing(QContextMenuEvent::Mouse, grid.cellRect(0).center(), {});
        QCoreApplication::sendEvent(&grid, &nothing);
        QVERIFY(!nothing.isAccepted()); // an empty cell has no picture

        QTest::mouseDClick(&view, Qt::LeftButton, {}, view.pictureRect().center());
        QVERIFY(view.findChild<QDialog*>("largePicture"));
    }

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
        QElapsedTimer whole;
        whole.start();
        probe.begin("blocked");
        QTest::qWait(20);
        QThread::msleep(120);
        QTest::qWait(20);
        probe.end();
        const double stall = probe.figures().at("blocked").worstStall;
        QVERIFY2(stall > 100.0, qPrintable(QString::number(stall)));
        QVERIFY2(stall < static_cast<double>(whole.elapsed()), qPrintable(QString::number(stall)));
    }
};

QTEST_MAIN(PictureGridTest)
#include "tst_picturegrid.moc"
