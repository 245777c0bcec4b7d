// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/ThumbnailGrid.hpp"

#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace studio::ui;

namespace {

constexpr std::int64_t count = 100000;

} // namespace

class TestThumbnailGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsOnlyWhatIsVisible();
    void aFrameOfAHundredThousandReadsAScreenful();
    void showsOneClassAlone();
    void keysMoveTheSelection();
    void clickSelectsThePictureUnderThePointer();
    void wheelWithControlChangesTheSize();
    void columnsFillTheWidth();

private:
    QSet<std::int64_t> m_read;
    std::unique_ptr<ThumbnailGrid> m_grid;
};

void TestThumbnailGrid::init() {
    m_read.clear();
    m_grid = std::make_unique<ThumbnailGrid>();
    PictureSource source;
    source.count = count;
    source.picture = [this](std::int64_t index) {
        m_read.insert(index);
        QImage image(28, 28, QImage::Format_Grayscale8);
        image.fill(static_cast<int>(index % 256));
        return image;
    };
    source.label = [](std::int64_t index) { return static_cast<int>(index % 10); };
    source.name = [](std::int64_t index) { return QString::number(index); };
    m_grid->setSource(source);
    m_grid->resize(800, 600);
    m_grid->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
    m_grid->grab();
}

void TestThumbnailGrid::readsOnlyWhatIsVisible() {
    QCOMPARE(m_grid->shownCount(), count);
    QVERIFY(m_read.contains(0));
    QVERIFY2(m_read.size() < 150, qPrintable(QString::number(m_read.size())));
    m_read.clear();
    m_grid->verticalScrollBar()->setValue(m_grid->verticalScrollBar()->maximum());
    m_grid->grab();
    QVERIFY(m_read.contains(count - 1));
    QVERIFY(!m_read.contains(count / 2));
    QVERIFY(m_read.size() < 150);
}

void TestThumbnailGrid::aFrameOfAHundredThousandReadsAScreenful() {
    QScrollBar* bar = m_grid->verticalScrollBar();
    constexpr int frames = 50;
    for (int i = 1; i <= frames; ++i) {
        m_read.clear();
        bar->setValue(static_cast<int>(static_cast<double>(bar->maximum()) * i / frames));
        m_grid->viewport()->repaint();
        QVERIFY2(m_read.size() > 10 && m_read.size() < 150, qPrintable(QString::number(m_read.size())));
    }
    QVERIFY(m_read.contains(count - 1));
}

void TestThumbnailGrid::showsOneClassAlone() {
    m_grid->setClassFilter(3);
    QCOMPARE(m_grid->shownCount(), count / 10);
    m_read.clear();
    m_grid->setCurrent(13);
    m_grid->grab();
    for (const std::int64_t index : std::as_const(m_read))
        QCOMPARE(index % 10, 3);
    m_grid->setClassFilter(-1);
    QCOMPARE(m_grid->shownCount(), count);
}

void TestThumbnailGrid::keysMoveTheSelection() {
    QSignalSpy changed(m_grid.get(), &ThumbnailGrid::currentChanged);
    QTest::keyClick(m_grid.get(), Qt::Key_Home);
    QCOMPARE(m_grid->current(), 0);
    QTest::keyClick(m_grid.get(), Qt::Key_Right);
    QCOMPARE(m_grid->current(), 1);
    QTest::keyClick(m_grid.get(), Qt::Key_End);
    QCOMPARE(m_grid->current(), count - 1);
    QCOMPARE(m_grid->verticalScrollBar()->value(), m_grid->verticalScrollBar()->maximum());
    QTest::keyClick(m_grid.get(), Qt::Key_Right);
    QCOMPARE(m_grid->current(), count - 1);
    QCOMPARE(changed.count(), 3);
}

void TestThumbnailGrid::clickSelectsThePictureUnderThePointer() {
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, QPoint(20, 20));
    QCOMPARE(m_grid->current(), 0);
    // The next cell begins one thumbnail and a gap further.
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, QPoint(20 + m_grid->thumbnailSize() + 6, 20));
    QCOMPARE(m_grid->current(), 1);
}

void TestThumbnailGrid::wheelWithControlChangesTheSize() {
    const int before = m_grid->thumbnailSize();
    QWheelEvent larger(QPointF(100, 100), QPointF(100, 100), {}, QPoint(0, 120), Qt::NoButton, Qt::ControlModifier,
                       Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_grid->viewport(), &larger);
    QVERIFY(m_grid->thumbnailSize() > before);
    m_grid->setThumbnailSize(100000);
    QCOMPARE(m_grid->thumbnailSize(), ThumbnailGrid::largest);
}

void TestThumbnailGrid::columnsFillTheWidth() {
    for (const int size : {24, 50, 64, 100, 180, 256}) {
        m_grid->setThumbnailSize(size);
        m_grid->setCurrent(-1);
        // Just within the margin there is still a picture, whatever the size.
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, QPoint(m_grid->viewport()->width() - 20, 20));
        const std::int64_t lastOfRow = m_grid->current();
        QVERIFY2(lastOfRow > 0, qPrintable(QString::number(size)));
        QTest::keyClick(m_grid.get(), Qt::Key_Home);
        QTest::keyClick(m_grid.get(), Qt::Key_Down);
        QCOMPARE(m_grid->current(), lastOfRow + 1);
        const QImage row = m_grid->viewport()->grab(QRect(0, 24, m_grid->viewport()->width(), 1)).toImage();
        const QColor ground = row.pixelColor(2, 0);
        QVERIFY(row.pixelColor(row.width() - 20, 0) != ground);
        QCOMPARE(row.pixelColor(row.width() - 4, 0), ground);
    }
}

QTEST_MAIN(TestThumbnailGrid)
#include "tst_thumbnailgrid.moc"
