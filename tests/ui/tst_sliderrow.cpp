// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SliderRow.hpp"

#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QUndoStack>

using namespace studio::ui;

namespace {

SliderSpec spec() {
    return {"Steps", 0.0, 10.0, 5.0, 1.0, 0, "px"};
}

} // namespace

class TestSliderRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void arrowsMoveByOneStep();
    void aDragIsLiveAndOneStepToUndo();
    void aDragThatBeginsBesideTheHandleIsOneStepToo();
    void doubleClickResets();
    void typingSetsAndKeepsTheRange();
    void aBurstOfKeysIsOneStepToUndo();
    void logarithmicMovesInDecades();
    void outlivedUndoDoesNothing();

private:
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<SliderRow> m_row;
    QSlider* m_slider = nullptr;
};

void TestSliderRow::init() {
    m_undo = std::make_unique<QUndoStack>();
    m_row = std::make_unique<SliderRow>(spec());
    m_row->setUndoStack(m_undo.get());
    m_row->resize(300, 60);
    m_row->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_row.get()));
    m_slider = m_row->findChild<QSlider*>();
}

void TestSliderRow::arrowsMoveByOneStep() {
    QTest::keyClick(m_slider, Qt::Key_Right);
    QCOMPARE(m_row->value(), 6.0);
    QTest::keyClick(m_slider, Qt::Key_Left);
    QTest::keyClick(m_slider, Qt::Key_Left);
    QCOMPARE(m_row->value(), 4.0);
}

void TestSliderRow::aDragIsLiveAndOneStepToUndo() {
    QSignalSpy live(m_row.get(), &SliderRow::valueChanged);
    QSignalSpy committed(m_row.get(), &SliderRow::committed);
    const int y = m_slider->height() / 2;
    QTest::mousePress(m_slider, Qt::LeftButton, {}, QPoint(m_slider->width() / 2, y));
    for (const int x : {170, 200, 230, 260, 290}) {
        QTest::mouseMove(m_slider, QPoint(x, y));
        QTest::qWait(1);
    }
    QVERIFY(live.count() >= 2);
    QCOMPARE(committed.count(), 0);
    QTest::mouseRelease(m_slider, Qt::LeftButton, {}, QPoint(290, y));
    QCOMPARE(committed.count(), 1);
    QCOMPARE(m_undo->count(), 1);
    QVERIFY(m_row->value() >= 9.0);
    m_undo->undo();
    QCOMPARE(m_row->value(), 5.0);
    m_undo->redo();
    QVERIFY(m_row->value() >= 9.0);
}

void TestSliderRow::aDragThatBeginsBesideTheHandleIsOneStepToo() {
    SliderSpec fine{"Direction 1", -4.0, 4.0, 0.0, 0.05, 2, "σ"};
    SliderRow row(fine);
    row.resize(300, 60);
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    row.setUndoStack(m_undo.get());
    row.choose(0.35);
    m_undo->clear();
    auto* slider = row.findChild<QSlider*>();
    auto* field = row.findChild<QLineEdit*>();
    const QString before = field->text();
    const int y = slider->height() / 2;
    QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2 + 4, y));
    QTest::qWait(800); // longer than what counts as one burst of keys
    for (const int x : {180, 200, 240}) {
        QTest::mouseMove(slider, QPoint(x, y));
        QTest::qWait(1);
    }
    QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(240, y));
    QVERIFY(row.value() > 1.0);
    QCOMPARE(m_undo->count(), 1);
    m_undo->undo();
    QVERIFY(row.value() == 0.35); // to the bit
    QCOMPARE(field->text(), before);
}

void TestSliderRow::doubleClickResets() {
    m_row->setValue(9.0);
    QTest::mouseDClick(m_slider, Qt::LeftButton, {}, QPoint(20, m_slider->height() / 2));
    QCOMPARE(m_row->value(), 5.0);
}

void TestSliderRow::typingSetsAndKeepsTheRange() {
    auto* field = m_row->findChild<QLineEdit*>();
    const auto type = [&](const char* text) {
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    type("7");
    QCOMPARE(m_row->value(), 7.0);
    QCOMPARE(field->text(), QString("7 px"));
    type("99 px");
    QCOMPARE(m_row->value(), 10.0);
    type("nonsense");
    QCOMPARE(m_row->value(), 10.0);
    QCOMPARE(field->text(), QString("10 px"));
}

void TestSliderRow::aBurstOfKeysIsOneStepToUndo() {
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_slider, Qt::Key_Right);
    QCOMPARE(m_row->value(), 8.0);
    QCOMPARE(m_undo->count(), 1);
    m_undo->undo();
    QCOMPARE(m_row->value(), 5.0);
}

void TestSliderRow::logarithmicMovesInDecades() {
    SliderSpec logarithmic{"Rate", 1e-4, 1.0, 1e-2, 0.0, 0, ""};
    logarithmic.logarithmic = true;
    SliderRow row(logarithmic);
    QCOMPARE(row.value(), 1e-2);
    auto* slider = row.findChild<QSlider*>();
    QCOMPARE(slider->value(), slider->maximum() / 2); // half of four decades
    slider->setValue(slider->maximum() / 4);
    QVERIFY(std::abs(row.value() - 1e-3) < 1e-5);
}

void TestSliderRow::outlivedUndoDoesNothing() {
    QTest::keyClick(m_slider, Qt::Key_Right);
    QCOMPARE(m_undo->count(), 1);
    m_row.reset();
    m_undo->undo(); // must not touch the row that has gone
    QCOMPARE(m_undo->index(), 0);
}

QTEST_MAIN(TestSliderRow)
#include "tst_sliderrow.moc"
