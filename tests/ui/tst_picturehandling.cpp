// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/CompareBoard.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/diffuse/FilmRows.hpp"
#include "ui/diffuse/Filmstrip.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureUse.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QContextMenuEvent>
#include <QDialog>
#include <QDrag>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace studio;
using namespace studio::ui;

namespace {

Image plain(std::uint8_t value) {
    Image image(8, 8, 3);
    std::ranges::fill(image.pixels, value);
    return image;
}

std::vector<DenoisingStep> film() {
    std::vector<DenoisingStep> steps(4);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].t = 900.0 - 100.0 * static_cast<double>(i);
        steps[i].noisy = plain(static_cast<std::uint8_t>(10 + i));
        steps[i].predicted = plain(static_cast<std::uint8_t>(20 + i));
    }
    return steps;
}

/// A widget with pictures, a place where one stands, what it is called, and its colour.
struct Shown {
    std::unique_ptr<QWidget> widget;
    std::function<QPoint()> place;
    QString name;
    int value = 0;
};

Shown board() {
    auto board = std::make_unique<CompareBoard>();
    board->setLines({{"Input", {}}, {"Input 1\nto input 2", {}}}, {});
    board->setPicturesPerRow(2);
    BoardColumn column;
    column.name = "vae";
    column.rows = {{toQImage(plain(1)), toQImage(plain(2))}, {toQImage(plain(3)), toQImage(plain(4))}};
    board->setColumns({column});
    auto* at = board.get();
    return {std::move(board), [at] { return at->cellRect(0, 1, 1).center(); }, "vae, Input 1 to input 2 2", 4};
}

Shown strip() {
    auto strip = std::make_unique<Filmstrip>();
    strip->setSteps(film());
    auto* at = strip.get();
    return {std::move(strip), [at] { return at->frameRect(2, Filmstrip::Row::Noisy).center(); },
            "noisy, " + at->caption(2), 12};
}

Shown rows() {
    auto rows = std::make_unique<FilmRows>();
    rows->setFilms({film(), film()});
    auto* at = rows.get();
    return {std::move(rows), [at] { return at->frameRect(1, 3).center(); }, "Sample 2, step 3 of 3", 23};
}

Shown preview() {
    auto grid = std::make_unique<PreviewGrid>();
    grid->setPictures({toQImage(plain(5)), toQImage(plain(6))}, {"one", "two"});
    auto* at = grid.get();
    return {std::move(grid), [at] { return at->cellRect(1).center(); }, "two", 6};
}

Shown grid() {
    auto grid = std::make_unique<PictureGrid>(PictureGrid::Arrangement::Grid);
    grid->setItemName("Sample");
    grid->setCount(2);
    grid->setPicture(1, toQImage(plain(7)));
    auto* at = grid.get();
    return {std::move(grid), [at] { return at->cellRect(1).center(); }, "Sample 2", 7};
}

int valueOf(const Image& image) {
    return image.pixels.empty() ? -1 : image.pixels.front();
}

/// What leaves `widget` when the pointer goes from one place to another with the button down.
std::optional<DraggedPicture> draggedFrom(QWidget* widget, QPoint from, QPoint to) {
    std::optional<DraggedPicture> left;
    const auto look = [&] {
        for (auto* drag : widget->findChildren<QDrag*>()) {
            left = draggedPicture(drag->mimeData());
            QDrag::cancel();
            drag->setParent(nullptr); // deletes itself
        }
    };
    QTimer meanwhile; // where a drag has an event loop of its own
    QObject::connect(&meanwhile, &QTimer::timeout, widget, look);
    meanwhile.start(5);
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &move);
    look(); // where it has none
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    return left;
}

/// A window that pictures stand in, which is asked to use them.
class Window : public QWidget {
public:
    std::optional<DraggedPicture> used;

protected:
    bool event(QEvent* event) override {
        if (event->type() != PictureUseEvent::eventType())
            return QWidget::event(event);
        used = static_cast<PictureUseEvent*>(event)->picture();
        return true;
    }
};

} // namespace

/// Every view that draws pictures of its own: the same menu, double click and drag.
class TestPictureHandling : public QObject {
    Q_OBJECT

    static void views() {
        QTest::addColumn<std::function<Shown()>>("make");
        QTest::addColumn<QPoint>("way"); // that a drag takes out of the view
        QTest::newRow("board") << std::function(board) << QPoint(20, 0);
        QTest::newRow("strip") << std::function(strip) << QPoint(0, -400);
        QTest::newRow("rows of films") << std::function(rows) << QPoint(0, 400);
        QTest::newRow("preview") << std::function(preview) << QPoint(0, 20);
        QTest::newRow("grid") << std::function(grid) << QPoint(0, 20);
    }

    static Shown shownIn(QWidget& window, const std::function<Shown()>& make) {
        Shown shown = make();
        shown.widget->setParent(&window);
        shown.widget->setGeometry(0, 0, 500, 300);
        window.resize(500, 300);
        window.show();
        return shown;
    }

private Q_SLOTS:
    void theMenuHasEveryUse_data() { views(); }
    void theMenuHasEveryUse() {
        QFETCH(std::function<Shown()>, make);
        Window window;
        const Shown shown = shownIn(window, make);
        QWidget* widget = shown.widget.get();
        const QPoint at = shown.place();
        QContextMenuEvent asked(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
        QCoreApplication::sendEvent(widget, &asked);
        const QPointer<QMenu> menu = widget->findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 8); // large, copy, save; a line; explore, A, B, diffuse
        menu->actions().last()->trigger();
        QVERIFY(window.used);
        QCOMPARE(window.used->name, shown.name);
        QCOMPARE(valueOf(window.used->picture), shown.value);
        menu->close();
        QTRY_VERIFY(!menu);
        QContextMenuEvent beside(QContextMenuEvent::Mouse, {499, 299}, widget->mapToGlobal(QPoint(499, 299)));
        QCoreApplication::sendEvent(widget, &beside);
        QVERIFY(!widget->findChild<QMenu*>());
    }

    void aDoubleClickShowsItLarge_data() { views(); }
    void aDoubleClickShowsItLarge() {
        QFETCH(std::function<Shown()>, make);
        Window window;
        const Shown shown = shownIn(window, make);
        QTest::mouseDClick(shown.widget.get(), Qt::LeftButton, {}, shown.place());
        const auto* large = window.findChild<QDialog*>("largePicture");
        QVERIFY(large);
        QCOMPARE(large->windowTitle(), shown.name);
        QCOMPARE(qRed(large->findChild<ImageView*>()->image().pixel(0, 0)), shown.value);
    }

    void aDragTakesItOut_data() { views(); }
    void aDragTakesItOut() {
        QFETCH(std::function<Shown()>, make);
        QFETCH(QPoint, way);
        Window window;
        const Shown shown = shownIn(window, make);
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto left = draggedFrom(shown.widget.get(), shown.place(), shown.place() + way);
        QVERIFY(left);
        QCOMPARE(left->name, shown.name);
        QCOMPARE(valueOf(left->picture), shown.value);
    }

    void aDragAlongTheStripScrubs() {
        Filmstrip strip;
        strip.setSteps(film());
        strip.show();
        const QPoint from = strip.frameRect(0, Filmstrip::Row::Predicted).center();
        const QPoint to = strip.frameRect(2, Filmstrip::Row::Predicted).center();
        QVERIFY(!draggedFrom(&strip, from, to));
        QCOMPARE(strip.currentStep(), 2);
        const auto left = draggedFrom(&strip, from, to - QPoint(0, 400)); // where the hand had gone before it left
        QVERIFY(left);
        QCOMPARE(valueOf(left->picture), 22);
    }

    void theBoardIsWalkedWithKeys() {
        const Shown shown = board();
        auto* board = qobject_cast<CompareBoard*>(shown.widget.get());
        BoardColumn left = board->columns().front();
        BoardColumn right = left;
        right.rows.pop_back();
        right.offers.emplace(1, "Train it");
        board->setColumns({left, right});
        board->resize(500, 300);
        board->show();
        board->setFocus();
        QSignalSpy pinned(board, &CompareBoard::inputClicked);
        QSignalSpy wanted(board, &CompareBoard::offerClicked);
        QTest::keyClick(board, Qt::Key_Left); // nothing stands there
        QTest::keyClick(board, Qt::Key_Right);
        QTest::keyClick(board, Qt::Key_Space);
        QCOMPARE(pinned, (QList<QVariantList>{{1}}));
        QTest::keyClick(board, Qt::Key_Right); // the next run
        QTest::keyClick(board, Qt::Key_Right);
        QTest::keyClick(board, Qt::Key_Down); // what its second row offers
        QTest::keyClick(board, Qt::Key_Return);
        QCOMPARE(wanted, (QList<QVariantList>{{1, 1}}));
        QTest::keyClick(board, Qt::Key_Left);
        QTest::keyClick(board, Qt::Key_Return);
        const auto* large = board->findChild<QDialog*>("largePicture");
        QVERIFY(large);
        QCOMPARE(large->windowTitle(), shown.name);
        QCOMPARE(pinned.size(), 1);
    }

    void theBoardUsesTheRoomThereIs() {
        const Shown shown = board();
        auto* board = qobject_cast<CompareBoard*>(shown.widget.get());
        board->resize(900, 600);
        QCOMPARE(board->cellRect(0, 0, 0).width(), 60); // as high as rows are while nobody knows what can be seen
        board->setRoomHeight(600);
        QCOMPARE(board->cellRect(0, 0, 0).width(), 128);
        board->setRoomHeight(250);
        const int cell = board->cellRect(0, 0, 0).width();
        QVERIFY(cell > 60 && cell < 128);
        QVERIFY(board->heightForWidth(900) <= 250);
        board->resize(300, 600);
        QVERIFY(board->cellRect(0, 0, 1).right() < 300);
    }

    void aDoubleClickLeavesThePinsAsTheyAre() {
        const Shown shown = board();
        auto* board = qobject_cast<CompareBoard*>(shown.widget.get());
        board->resize(500, 300);
        board->show();
        QSignalSpy pinned(board, &CompareBoard::inputClicked);
        QTest::mouseClick(board, Qt::LeftButton, {}, board->cellRect(0, 0, 0).center());
        QTest::mouseDClick(board, Qt::LeftButton, {}, board->cellRect(0, 0, 0).center());
        QTest::mouseRelease(board, Qt::LeftButton, {}, board->cellRect(0, 0, 0).center());
        QCOMPARE(pinned.size(), 2); // each one turns the pin over
        QTest::mouseClick(board, Qt::LeftButton, {}, board->cellRect(0, 1, 0).center());
        QCOMPARE(pinned.size(), 2); // a reconstruction cannot be pinned
    }
};

QTEST_MAIN(TestPictureHandling)
#include "tst_picturehandling.moc"
