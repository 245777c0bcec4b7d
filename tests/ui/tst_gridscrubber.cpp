// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/GridScrubber.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QApplication>
#include <QDialog>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace studio::ui;

namespace {

/// The pictures of a run that was trained just now.
struct ShownRun {
    TrainedProject trained;
    Session session;
    GridScrubber scrubber{session};

    ShownRun() {
        trained.trainAutoencoder("ae", "plain");
        session.setProject(trained.project());
        scrubber.resize(700, 400);
        scrubber.show();
        scrubber.setRun(QStringLiteral("plain"));
    }
};

} // namespace

class GridScrubberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNamedAfterWhatTheRunDraws() {
        TrainedProject trained;
        trained.trainAutoencoder("ae", "plain");
        trained.trainDiffusion("plain", "dream");
        Session session;
        session.setProject(trained.project());
        GridScrubber scrubber(session);
        const auto name = [&] { return scrubber.findChild<Heading*>()->text(); };
        scrubber.setRun(QStringLiteral("plain"));
        QCOMPARE(name(), QStringLiteral("Reconstructions"));
        QTRY_VERIFY(!scrubber.grids().empty());
        scrubber.setRun(QStringLiteral("dream"));
        QCOMPARE(name(), QStringLiteral("Samples"));
        QTRY_VERIFY(!scrubber.grids().empty());
        scrubber.setRun({});
        QCOMPARE(name(), QStringLiteral("Reconstructions"));
    }

    void rowsAreNamedAndAClickShowsAPictureLargeBesideItsOriginal() {
        ShownRun shown;
        GridScrubber& scrubber = shown.scrubber;
        auto* view = scrubber.findChild<GridView*>();
        QTRY_VERIFY(!view->image().isNull());
        QVERIFY(view->gridLayout().inPairs);
        QCOMPARE(view->gridLayout().columns, 8);
        QCOMPARE(view->gridLayout().rows, 4);
        QVERIFY(view->pictureRect().left() > QFontMetrics(view->font()).horizontalAdvance(QStringLiteral("model")));
        QCOMPARE(view->nameOf({2, 0}), QStringLiteral("Picture 3, original"));
        QCOMPARE(view->nameOf({2, 3}), QStringLiteral("Picture 11, model"));
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect({2, 0}).center());
        auto* window = scrubber.findChild<QDialog*>(QStringLiteral("largePicture"));
        QVERIFY(window);
        const auto* made = window->findChild<WipeView*>();
        QCOMPARE(made->image(), view->image().copy(view->partOf(view->image(), {2, 1})));
        QVERIFY(made->isWiping()); // over what the model made of it at first
        const auto pictures = window->findChildren<ImageView*>();
        QCOMPARE(pictures.size(), 2);
        QCOMPARE(pictures.front()->image(), view->image().copy(view->partOf(view->image(), {2, 0})));
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(!scrubber.findChild<QDialog*>(QStringLiteral("largePicture")));
    }

    void aShortLastRowEndsWithItsPictures() {
        QImage image(3 * 10 + 2 * 2, 2 * 10 + 2, QImage::Format_RGB888);
        image.fill(Qt::black);
        GridView view;
        view.resize(300, 200);
        const auto draw = [&](int column, int row) {
            for (int y = 0; y < 10; ++y)
                for (int x = 0; x < 10; ++x)
                    image.setPixelColor(column * 12 + x, row * 12 + y, Qt::red);
        };
        for (const GridView::Cell cell : {GridView::Cell{0, 0}, {1, 0}, {2, 0}, {0, 1}})
            draw(cell.column, cell.row);
        view.setGrid(image, {3, 2, 2, false});
        QCOMPARE(view.count(), 4);
        QSignalSpy chosen(&view, &GridView::chosen);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({1, 1}).center());
        QCOMPARE(chosen.size(), 0); // there is nothing
        const QImage shown = view.grab().toImage();
        QCOMPARE(shown.pixelColor(view.cellRect({1, 1}).center()), Theme::current().colours().window);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({0, 1}).center());
        QCOMPARE(chosen.size(), 1);
        view.setGrid(image, {3, 2, 2, true}); // 3 originals, and what was made of them
        QCOMPARE(view.count(), 3);
    }

    void theKeyboardChoosesToo() {
        ShownRun shown;
        auto* view = shown.scrubber.findChild<GridView*>();
        QTRY_VERIFY(!view->image().isNull());
        QSignalSpy chosen(view, &GridView::chosen);
        for (const int key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Left, Qt::Key_Down, Qt::Key_Up, Qt::Key_Up})
            QTest::keyClick(view, static_cast<Qt::Key>(key));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<GridView::Cell>(), (GridView::Cell{1, 0}));
    }

    void picturesAreWipedOverTheFirstOnes() {
        ShownRun shown;
        GridScrubber& scrubber = shown.scrubber;
        auto* view = scrubber.findChild<GridView*>();
        QTRY_VERIFY(!view->image().isNull());
        QVERIFY(scrubber.grids().size() > 1);
        const QImage late = view->grab().toImage();
        auto* wipe = scrubber.findChild<QToolButton*>(QStringLiteral("wipeGrids"));
        QTest::mouseClick(wipe, Qt::LeftButton);
        QVERIFY(view->isWiping());
        const QRect place = view->pictureRect();
        const QPoint from = place.center();
        QTest::mousePress(view, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, QPointF(place.left() + place.width() / 4, from.y()),
                         view->mapToGlobal(QPointF(place.left() + place.width() / 4, from.y())), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, {place.left() + place.width() / 4, from.y()});
        QVERIFY(std::abs(view->divider() - 0.25) < 0.02);
        QVERIFY(!scrubber.findChild<QDialog*>(QStringLiteral("largePicture"))); // a drag is no click
        const QImage wiped = view->grab().toImage();
        // Left of the divider stands what the model made at first, right of it what it makes now.
        const auto differs = [&](const GridView::Cell& cell) {
            const QRect part = view->cellRect(cell).adjusted(4, 4, -4, -4);
            return late.copy(part) != wiped.copy(part);
        };
        QVERIFY(differs({0, 1}));
        QVERIFY(!differs({5, 1}));
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->divider(), 1.0);
        QTest::mouseClick(wipe, Qt::LeftButton);
        QVERIFY(!view->isWiping());
    }

    void showsNothingOfAProjectThatWasLeft() {
        TrainedProject trained, fresh;
        trained.trainAutoencoder("ae", "plain");
        Session session;
        session.setProject(trained.project());
        GridScrubber scrubber(session);
        scrubber.setRun(QStringLiteral("plain"));
        const auto* picture = scrubber.findChild<ImageView*>();
        QTRY_VERIFY(!picture->image().isNull());
        session.setProject(fresh.project());
        QVERIFY(scrubber.grids().empty());
        QVERIFY(picture->image().isNull());
        QTest::qWait(50); // nor what was asked for before
        QVERIFY(picture->image().isNull());
    }
};

QTEST_MAIN(GridScrubberTest)
#include "tst_gridscrubber.moc"
