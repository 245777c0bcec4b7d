// SPDX-License-Identifier: GPL-3.0-or-later
#undef QT_NO_KEYWORDS // qcustomplot.h needs Qt's words
#include "core/base/Error.hpp"
#include "tests/Patience.hpp"
#include "ui/plots/Band.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/plots/Smoothing.hpp"
#include "ui/train/MetricNames.hpp"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <algorithm>

#include <cmath>
#include <limits>

using namespace studio::ui;

class TestCurvePlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void smoothingOfAConstantIsTheConstant();
    void smoothingSkipsWhatIsNotANumber();
    void showsEveryPoint();
    void wheelZoomsAndDoubleClickShowsEverything();
    void theWheelNeverLeavesTheCurves();
    void aDragMovesTheViewAndNothingElse();
    void aDoubleClickIsNoClick();
    void aDragKeepsTheHeight();
    void aBoxIsZoomedInto();
    void theReadoutSnapsToThePoints();
    void newDataDoesNotMoveAZoomedView();
    void logAxisLeavesOutWhatIsNotPositive();
    void readsTheNearestValues();
    void aBandHasTheLowestAndTheHighest();
    void denseValuesAreABand();
    void exportsEveryFormat_data();
    void exportsEveryFormat();
    void exportSaysWhatWentWrong();
    void csvDefusesFormulas();
    void metricChoicesSplitTheLoss();

private:
    QWidget* canvas() { return m_plot->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly); }
    void wheel(int delta);
    qsizetype bandColumns();

    std::unique_ptr<CurvePlot> m_plot;
};

void TestCurvePlot::init() {
    m_plot = std::make_unique<CurvePlot>();
    m_plot->setAxisTitles("step", "loss");
    m_plot->setCurves({{"ae loss", Qt::red, Qt::SolidLine, {0, 100, 200}, {4.0, 2.0, 1.0}},
                       {"vae loss", Qt::blue, Qt::DashLine, {0, 100, 300}, {8.0, 6.0, 5.0}}});
    m_plot->resize(600, 400);
    m_plot->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
}

qsizetype TestCurvePlot::bandColumns() {
    const auto* plot = qobject_cast<QCustomPlot*>(canvas());
    for (int i = 0; i < plot->graphCount(); ++i) {
        if (plot->graph(i)->channelFillGraph())
            return plot->graph(i)->dataCount();
    }
    return 0;
}

void TestCurvePlot::wheel(int delta) {
    const QPointF centre = QRectF(canvas()->rect()).center();
    QWheelEvent event(centre, canvas()->mapToGlobal(centre), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas(), &event);
}

void TestCurvePlot::smoothingOfAConstantIsTheConstant() {
    const std::vector<double> constant(20, 3.5);
    for (const double value : smoothed(constant, 0.9))
        QVERIFY(std::abs(value - 3.5) < 1e-12);
    // By hand for w = 1/2: m = .5, 1.25; s = .5 / .5 = 1, 1.25 / .75 = 5/3.
    const std::vector<double> two = smoothed(std::vector<double>{1.0, 2.0}, 0.5);
    QVERIFY(std::abs(two[0] - 1.0) < 1e-12);
    QVERIFY(std::abs(two[1] - 5.0 / 3.0) < 1e-12);
}

void TestCurvePlot::smoothingSkipsWhatIsNotANumber() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> values = smoothed(std::vector<double>{1.0, nan, 2.0}, 0.5);
    QVERIFY(std::isnan(values[1]));
    QVERIFY(std::abs(values[2] - 5.0 / 3.0) < 1e-12);
}

void TestCurvePlot::showsEveryPoint() {
    const QRectF view = m_plot->viewRange();
    QCOMPARE(view.left(), 0.0);
    QCOMPARE(view.right(), 300.0);
    QVERIFY(view.top() < 1.0 && view.top() > 0.0);
    QVERIFY(view.bottom() > 8.0 && view.bottom() < 9.0);
}

void TestCurvePlot::wheelZoomsAndDoubleClickShowsEverything() {
    wheel(120);
    QVERIFY(m_plot->isZoomed());
    QVERIFY(m_plot->viewRange().width() < 300.0);
    QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
    QVERIFY(!m_plot->isZoomed());
    QCOMPARE(m_plot->viewRange().width(), 300.0);
}

void TestCurvePlot::theWheelNeverLeavesTheCurves() {
    const QRectF all = m_plot->viewRange();
    for (int i = 0; i < 5; ++i)
        wheel(120);
    QCOMPARE(m_plot->viewRange().top(), all.top()); // sideways alone
    QCOMPARE(m_plot->viewRange().bottom(), all.bottom());
    for (int i = 0; i < 40; ++i)
        wheel(-120);
    QCOMPARE(m_plot->viewRange().left(), all.left());
    QCOMPARE(m_plot->viewRange().right(), all.right());
}

void TestCurvePlot::aDragMovesTheViewAndNothingElse() {
    wheel(120);
    const QRectF before = m_plot->viewRange();
    QSignalSpy clicked(m_plot.get(), &CurvePlot::clickedAt);
    const QPoint from = canvas()->rect().center();
    QTest::mousePress(canvas(), Qt::LeftButton, {}, from);
    for (int moved = 5; moved <= 40; moved += 5)
        QTest::mouseMove(canvas(), from + QPoint(moved, 0));
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, from + QPoint(40, 0));
    QVERIFY(clicked.isEmpty());
    QVERIFY(m_plot->viewRange() != before);
    QTest::mouseClick(canvas(), Qt::LeftButton, {}, from);
    QTRY_COMPARE(clicked.size(), 1);
}

void TestCurvePlot::aDoubleClickIsNoClick() {
    QSignalSpy clicked(m_plot.get(), &CurvePlot::clickedAt);
    QSignalSpy whole(m_plot.get(), &CurvePlot::everythingShown);
    const QPoint place = canvas()->rect().center();
    QTest::mouseClick(canvas(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(canvas(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, place);
    QCOMPARE(whole.size(), 1);
    QTest::qWait(2 * QApplication::doubleClickInterval());
    QVERIFY(clicked.isEmpty());
}

void TestCurvePlot::aDragKeepsTheHeight() {
    const QRectF before = m_plot->viewRange();
    wheel(120);
    const QPoint from = canvas()->rect().center();
    QTest::mousePress(canvas(), Qt::LeftButton, {}, from);
    for (int moved = 10; moved <= 80; moved += 10)
        QTest::mouseMove(canvas(), from + QPoint(moved, moved));
    QTest::mouseRelease(canvas(), Qt::LeftButton, {}, from + QPoint(80, 80));
    QCOMPARE(m_plot->viewRange().top(), before.top());
    QCOMPARE(m_plot->viewRange().bottom(), before.bottom());
}

void TestCurvePlot::aBoxIsZoomedInto() {
    const QRectF before = m_plot->viewRange();
    const QPoint from = canvas()->rect().center() - QPoint(60, 40);
    const QPoint to = canvas()->rect().center() + QPoint(60, 40);
    QTest::mousePress(canvas(), Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(canvas(), from + QPoint(20, 20));
    QTest::mouseMove(canvas(), to);
    QTest::mouseRelease(canvas(), Qt::LeftButton, Qt::ShiftModifier, to);
    QTRY_VERIFY(m_plot->viewRange().width() < before.width() / 2);
    QVERIFY(m_plot->viewRange().height() < before.height());
    QTest::keyClick(m_plot.get(), Qt::Key_Home);
    QCOMPARE(m_plot->viewRange(), before);
}

void TestCurvePlot::theReadoutSnapsToThePoints() {
    QSignalSpy hovered(m_plot.get(), &CurvePlot::hovered);
    QTest::mouseMove(canvas(), canvas()->rect().center());
    QTRY_VERIFY(!hovered.isEmpty());
    const double x = hovered.last().first().toDouble();
    bool isPoint = false;
    for (const Curve& curve : m_plot->curves())
        isPoint = isPoint || std::ranges::find(curve.x, x) != curve.x.end();
    QVERIFY2(isPoint, qPrintable(QString::number(x)));
}

void TestCurvePlot::newDataDoesNotMoveAZoomedView() {
    wheel(120);
    const QRectF before = m_plot->viewRange();
    m_plot->setCurves({{"ae loss", Qt::red, Qt::SolidLine, {0, 1000}, {1.0, 100.0}}});
    QCOMPARE(m_plot->viewRange(), before);
    m_plot->resetView();
    QCOMPARE(m_plot->viewRange().right(), 1000.0);
}

void TestCurvePlot::logAxisLeavesOutWhatIsNotPositive() {
    m_plot->setCurves({{"x", Qt::red, Qt::SolidLine, {0, 1, 2}, {-5.0, 0.01, 100.0}}});
    m_plot->setScale(AxisScale::Logarithmic);
    QVERIFY(m_plot->viewRange().top() > 0.0);
    QVERIFY(m_plot->viewRange().bottom() > 100.0);
}

void TestCurvePlot::readsTheNearestValues() {
    QCOMPARE(m_plot->readoutAt(120.0), QString("ae loss  2\nvae loss  6"));
    QVERIFY(m_plot->readoutAt(1e9).isEmpty()); // they have ended
    m_plot->setCurves({{"short", Qt::red, Qt::SolidLine, {0, 10, 20}, {3.0, 2.0, 1.0}},
                       {"long", Qt::blue, Qt::SolidLine, {0, 50, 100, 150}, {9.0, 8.0, 7.0, 6.0}}});
    QCOMPARE(m_plot->readoutAt(20.0), QString("short  1\nlong  9"));
    QCOMPARE(m_plot->readoutAt(100.0), QString("long  7"));
}

void TestCurvePlot::aBandHasTheLowestAndTheHighest() {
    const std::vector<double> x{0, 1, 2, 3, 4, 5, 6, 7};
    const std::vector<double> y{5, 1, std::nan(""), 9, 2, 2, -3, 4};
    const Band band = bandOf(x, y, 0.0, 8.0, 4);
    QCOMPARE(band.x, (std::vector<double>{1, 3, 5, 7}));
    QCOMPARE(band.low, (std::vector<double>{1, 9, 2, -3}));
    QCOMPARE(band.high, (std::vector<double>{5, 9, 2, 4}));
    QCOMPARE(bandOf(x, y, 3.0, 4.5, 1).high, std::vector<double>{9}); // of what is seen alone
    QVERIFY(bandOf(x, y, 20.0, 30.0, 4).x.empty());
    QCOMPARE(countWithin(x, 2.5, 5.0), 3);
}

void TestCurvePlot::denseValuesAreABand() {
    Curve curve{"noisy", Qt::red, Qt::SolidLine, {}, {}};
    for (int i = 0; i < 100'000; ++i) {
        curve.x.push_back(i);
        curve.y.push_back(std::sin(i * 1e-4) + (i % 7) * 0.1);
    }
    m_plot->setCurves({curve});
    QVERIFY(!m_plot->hasBand(0)); // without smoothing the curve itself shows every value
    m_plot->setSmoothing(0.9);
    QVERIFY(m_plot->hasBand(0));
    m_plot->setHorizontalRange(1000, 1100); // every value for itself again
    QVERIFY(!m_plot->hasBand(0));
    m_plot->resetView();
    QVERIFY(m_plot->hasBand(0));
    m_plot->resize(160, 300);
    m_plot->grab(); // as narrow as it first is in a pane that has no size yet
    const qsizetype few = bandColumns();
    m_plot->resize(900, 300);
    m_plot->grab();
    QVERIFY2(bandColumns() > 3 * few, qPrintable(QStringLiteral("%1, then %2").arg(few).arg(bandColumns())));
}

void TestCurvePlot::exportsEveryFormat_data() {
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
    QTest::newRow("csv") << "csv" << QByteArray("curve,");
}

void TestCurvePlot::exportsEveryFormat() {
    QFETCH(QString, suffix);
    QFETCH(QByteArray, start);
    const QTemporaryDir folder;
    const QString name = folder.filePath("plot." + suffix);
    m_plot->exportTo(name);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(start));
    if (suffix == "png")
        QCOMPARE(QImage(name).width(), 2 * canvas()->width());
}

void TestCurvePlot::exportSaysWhatWentWrong() {
    const QTemporaryDir folder;
    for (const char* name : {"plot.docx", "missing/plot.png", "missing/plot.csv"})
        QVERIFY_THROWS_EXCEPTION(studio::Error, m_plot->exportTo(folder.filePath(name)));
}

void TestCurvePlot::csvDefusesFormulas() {
    const QTemporaryDir folder;
    m_plot->setCurves({{"=cmd()\"", Qt::red, Qt::SolidLine, {1}, {2}}});
    m_plot->exportTo(folder.filePath("plot.csv"));
    QFile file(folder.filePath("plot.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("curve,\"step\",\"loss\"\n\"'=cmd()\"\"\",1,2\n"));
}

void TestCurvePlot::metricChoicesSplitTheLoss() {
    const auto choices =
        metricChoices({"step", "epoch", "seconds", "images_per_second", "loss", "kl", "val_mse", "my_term"});
    QCOMPARE(choices.front().columns, (std::vector<std::string>{"loss", "my_term"})); // of an early version: kl is raw
    QCOMPARE(choices.size(), std::size_t{6});
    // Terms stand beside the loss as they enter it; without its weight each is a choice of its own.
    const auto weighted = metricChoices({"step", "loss", "reconstruction", "kl", "weighted_kl"});
    QCOMPARE(weighted.front().columns, (std::vector<std::string>{"loss", "reconstruction", "weighted_kl"}));
    QCOMPARE(weighted.size(), std::size_t{5});
    QCOMPARE(metricName("weighted_kl"), QStringLiteral("KL divergence × weight"));
    QCOMPARE(metricStyle("weighted_kl"), metricStyle("kl"));
    QCOMPARE(metricName("my_term"), QString("my term"));
    QCOMPARE(metricName("val_kl"), QString("validation: KL divergence"));
    QCOMPARE(metricUnit("val_kl"), QString("nats"));
    const auto levels = metricChoices({"step", "loss", "loss_t1", "loss_t2", "val_loss_t1", "usage"});
    QCOMPARE(levels[0].columns, (std::vector<std::string>{"loss"}));
    QCOMPARE(levels[1].columns, (std::vector<std::string>{"loss_t1", "loss_t2"}));
    QCOMPARE(metricUnit("images_per_second"), QString("img/s"));
}

QTEST_MAIN(TestCurvePlot)
#include "tst_curveplot.moc"
