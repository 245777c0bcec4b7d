// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/FramePane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/MaskPainter.hpp"
#include "ui/session/Session.hpp"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

Image picture(int side) {
    Image image(side, side, 3);
    std::ranges::fill(image.pixels, std::uint8_t{90});
    return image;
}

bool isMarkedAt(const Image& mask, int x, int y) {
    return mask.row(y)[static_cast<std::size_t>(x)] > 0;
}

std::int64_t markedCount(const Image& mask) {
    return std::ranges::count_if(mask.pixels, [](std::uint8_t pixel) { return pixel > 0; });
}

} // namespace

class MaskPainterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session = std::make_unique<Session>();
        m_guide = std::make_unique<GuideModel>(*m_session);
        m_pane = std::make_unique<FramePane>(*m_guide);
        m_pane->resize(700, 380);
        m_guide->setPicture(picture(16), QStringLiteral("grey"));
        m_pane->setMasking(true);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_session->undoStack().clear();
        painter().setBrushDiameter(2.0);
    }

    void cleanup() {
        m_pane.reset();
        m_guide.reset();
        m_session.reset();
    }

    void marksThePixelsThatTheBrushReaches() {
        Image mask = emptyMask(picture(8));
        stroke(mask, {1.0, BrushMode::Paint}, {2.5, 3.5}, {2.5, 3.5});
        QCOMPARE(markedCount(mask), 1);
        QVERIFY(isMarkedAt(mask, 2, 3));
        stroke(mask, {1.0, BrushMode::Paint}, {0.5, 0.5}, {7.5, 0.5});
        for (int x = 0; x < 8; ++x)
            QVERIFY(isMarkedAt(mask, x, 0));
        stroke(mask, {40.0, BrushMode::Erase}, {-3.0, 20.0}, {9.0, 20.0}); // beyond the edge
        QVERIFY(!isMarkedAt(mask, 2, 3));
        stroke(mask, {100.0, BrushMode::Paint}, {4.0, 4.0}, {4.0, 4.0});
        QCOMPARE(markedCount(mask), 64);
    }

    void aDragPaintsAndIsOneStepToUndo() {
        drag(Qt::LeftButton, {2.5, 8.0}, {13.5, 8.0});
        QVERIFY(isMarkedAt(m_guide->state().mask, 3, 7) && isMarkedAt(m_guide->state().mask, 12, 8));
        QVERIFY(!isMarkedAt(m_guide->state().mask, 8, 2));
        QCOMPARE(m_session->undoStack().count(), 1);
        m_session->undoStack().undo();
        QVERIFY(m_guide->state().mask.empty());
        QCOMPARE(markedCount(painter().mask()), 0);
        m_session->undoStack().redo();
        QVERIFY(isMarkedAt(painter().mask(), 8, 8));
    }

    void theRightButtonErases() {
        drag(Qt::LeftButton, {2.0, 8.0}, {14.0, 8.0});
        drag(Qt::RightButton, {8.0, 8.0}, {14.0, 8.0});
        QVERIFY(isMarkedAt(m_guide->state().mask, 4, 8));
        QVERIFY(!isMarkedAt(m_guide->state().mask, 11, 8));
        QCOMPARE(m_session->undoStack().count(), 2);
    }

    void theEraserErasesWithTheLeftButton() {
        drag(Qt::LeftButton, {2.0, 8.0}, {14.0, 8.0});
        QTest::mouseClick(tool("eraser"), Qt::LeftButton);
        drag(Qt::LeftButton, {8.0, 8.0}, {14.0, 8.0});
        QVERIFY(!isMarkedAt(m_guide->state().mask, 11, 8));
        QTest::mouseClick(tool("brush"), Qt::LeftButton);
        drag(Qt::LeftButton, {8.0, 8.0}, {14.0, 8.0});
        QVERIFY(isMarkedAt(m_guide->state().mask, 11, 8));
    }

    void aStrokeThatChangesNothingIsNoStep() {
        drag(Qt::RightButton, {2.0, 2.0}, {12.0, 12.0});
        QCOMPARE(m_session->undoStack().count(), 0);
    }

    void theWheelSizesTheBrush() {
        const double before = painter().brush().diameter;
        wheel(120);
        QVERIFY(painter().brush().diameter > before);
        for (int i = 0; i < 40; ++i)
            wheel(-120);
        QCOMPARE(painter().brush().diameter, 1.0);
        for (int i = 0; i < 60; ++i)
            wheel(120);
        QCOMPARE(painter().brush().diameter, 16.0); // as large as the picture
        drag(Qt::LeftButton, {8.0, 8.0}, {8.0, 8.0});
        QVERIFY(markedCount(m_guide->state().mask) > 150);
    }

    void clearingCanBeUndone() {
        drag(Qt::LeftButton, {2.0, 8.0}, {14.0, 8.0});
        const auto marked = markedCount(painter().mask());
        QTest::mouseClick(tool("clearMask"), Qt::LeftButton);
        QCOMPARE(markedCount(painter().mask()), 0);
        m_session->undoStack().undo();
        QCOMPARE(markedCount(painter().mask()), marked);
    }

    void anotherPictureTakesTheMaskAway() {
        drag(Qt::LeftButton, {2.0, 8.0}, {14.0, 8.0});
        m_guide->setPicture(picture(8), QStringLiteral("small"));
        QCOMPARE(painter().mask().width, 8);
        QCOMPARE(markedCount(painter().mask()), 0);
        m_session->undoStack().undo();
        QCOMPARE(painter().mask().width, 16);
        QVERIFY(markedCount(painter().mask()) > 0);
    }

    void tellsOnlyWhenTheStrokeEnds() {
        QSignalSpy painted(&painter(), &MaskPainter::maskPainted);
        QTest::mousePress(&painter(), Qt::LeftButton, Qt::NoModifier, painter().toWidget({4.0, 4.0}).toPoint());
        QTest::mouseMove(&painter(), painter().toWidget({9.0, 9.0}).toPoint());
        QCOMPARE(painted.size(), 0);
        QTest::mouseRelease(&painter(), Qt::LeftButton, Qt::NoModifier, painter().toWidget({9.0, 9.0}).toPoint());
        QCOMPARE(painted.size(), 1);
    }

private:
    MaskPainter& painter() { return m_pane->painter(); }
    QToolButton* tool(const char* name) { return m_pane->findChild<QToolButton*>(QLatin1String(name)); }
    void drag(Qt::MouseButton button, QPointF from, QPointF to) {
        QTest::mousePress(&painter(), button, Qt::NoModifier, painter().toWidget(from).toPoint());
        QTest::mouseMove(&painter(), painter().toWidget(to).toPoint());
        QTest::mouseRelease(&painter(), button, Qt::NoModifier, painter().toWidget(to).toPoint());
    }
    void wheel(int delta) {
        const QPointF centre = QRectF(painter().rect()).center();
        QWheelEvent event(centre, painter().mapToGlobal(centre), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&painter(), &event);
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<GuideModel> m_guide;
    std::unique_ptr<FramePane> m_pane;
};

QTEST_MAIN(MaskPainterTest)
#include "tst_maskpainter.moc"
