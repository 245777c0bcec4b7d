// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/Filmstrip.hpp"
#include "ui/diffuse/StepPlots.hpp"
#include "ui/plots/ChangePlot.hpp"
#include "ui/plots/SchedulePlot.hpp"
#include "ui/plots/StepText.hpp"
#include "ui/plots/TrajectoryPlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/ElidedLabel.hpp"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int stepCount = 11;

/// A flow's straight way: t from 1 to 0, the picture moving along a line.
std::vector<DenoisingStep> film(float offset) {
    std::vector<DenoisingStep> steps(stepCount);
    for (int i = 0; i < stepCount; ++i) {
        DenoisingStep& step = steps[static_cast<std::size_t>(i)];
        step.t = 1.0 - i / 10.0;
        step.sigma = step.t;
        step.snr = i == 10 ? std::numeric_limits<double>::infinity() : std::pow((1.0 - step.t) / step.t, 2.0);
        step.change = i == 0 ? 0.0 : 1.0 / i;
        step.noisyAt = {offset - static_cast<float>(step.t), 0.0F};
        step.predictedAt = {offset, static_cast<float>(i) / 10.0F};
    }
    return steps;
}

std::vector<NoisePoint> schedule() {
    std::vector<NoisePoint> points;
    for (int i = 0; i <= 100; ++i) {
        const double t = 1.0 - i / 100.0;
        const double ratio = (1.0 - t) / t;
        points.push_back({t, 1.0 - t, t, t > 0.0 ? ratio * ratio : std::numeric_limits<double>::infinity()});
    }
    return points;
}

LatentMap map() {
    LatentMap latents;
    for (int i = 0; i < 200; ++i) {
        latents.points.push_back({static_cast<float>(i % 20) / 5.0F - 2.0F, static_cast<float>(i / 20) / 2.0F - 2.5F});
        latents.labels.push_back(i % 3);
    }
    latents.explained = 0.62;
    return latents;
}

} // namespace

class StepPlotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session = std::make_unique<Session>();
        m_plots = std::make_unique<StepPlots>(*m_session);
        m_plots->resize(280, 720);
        m_plots->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plots.get()));
        m_plots->schedule().setSchedule(schedule());
        m_plots->setMap(map(), {{"circle", 1}, {"square", 1}, {"star", 1}});
        m_plots->setFilm(film(0.0F));
        m_plots->setPaths({latentPath(film(0.0F)), latentPath(film(1.0F))}, 0);
        QTest::qWait(20); // the plots draw in a later turn of the event loop
    }

    void cleanup() {
        m_plots.reset();
        m_session.reset();
    }

    void readsRatiosInDecibels() {
        QCOMPARE(decibels(100.0), 20.0);
        QCOMPARE(snrText(1.0), QStringLiteral("0.0 dB"));
        QCOMPARE(snrText(std::numeric_limits<double>::infinity()), QStringLiteral("∞"));
        QCOMPARE(snrText(0.0), QStringLiteral("−∞ dB"));
        QCOMPARE(timeText(0.35, TimeScale::Unit), QStringLiteral("0.35"));
        QCOMPARE(timeText(980.0, TimeScale::Timesteps), QStringLiteral("980"));
        QCOMPARE(timeScale(film(0.0F)), TimeScale::Unit);
    }

    void theLevelNamesItsRatio() {
        QStringList texts;
        for (const auto* label : m_plots->findChildren<ElidedLabel*>())
            texts << label->text();
        QVERIFY2(texts.contains(QStringLiteral("t 0.00, SNR ∞")), qPrintable(texts.join(QLatin1Char('|'))));
    }

    void numbersUnderFramesHaveRoomAtAnySizeOfLetters() {
        for (const int percent : {100, 125, 150}) {
            Theme::current().setTextSize(percent);
            Filmstrip strip;
            strip.setSteps(film(0.0F));
            const int needed = QFontMetrics(Theme::font(FontRole::SecondaryNumbers)).horizontalAdvance(snrText(0.001));
            QVERIFY2(strip.captionRect(0, 2).width() > needed, qPrintable(QString::number(percent)));
            QVERIFY(strip.captionRect(0, 2).right() < strip.captionRect(1, 2).left());
        }
        Theme::current().setTextSize(100);
    }

    void theLastStepIsTheCurrentOne() {
        QCOMPARE(m_plots->schedule().currentPoint().x(), 0.0);
        QCOMPARE(m_plots->change().currentStep(), stepCount - 1);
    }

    void theCurrentStepStandsOnTheSchedule() {
        m_plots->setCurrent(5);
        QCOMPARE(m_plots->schedule().currentPoint(), QPointF(0.5, 0.0)); // as much signal as noise
        QCOMPARE(m_plots->change().currentStep(), 5);
    }

    void noiseIsAtTheLeft() {
        const SchedulePlot& plot = m_plots->schedule();
        QVERIFY(plot.toPixel({1.0, 0.0}).x() < plot.toPixel({0.0, 0.0}).x());
    }

    void saysWhatStandsUnderThePointer() {
        const QString level = m_plots->schedule().readoutAt({0.5, 0.0});
        QVERIFY2(level.contains(QStringLiteral("0.0 dB")), qPrintable(level));
        QVERIFY(m_plots->change().readoutAt({3.1, 0.0}).startsWith(QStringLiteral("step 3\n0.333")));
        QVERIFY(m_plots->change().readoutAt({40.0, 0.0}).isEmpty());
        QVERIFY(m_plots->trajectory().readoutAt({-2.0, -2.5}).startsWith(QStringLiteral("circle")));
        QVERIFY(m_plots->trajectory().readoutAt({50.0, 50.0}).isEmpty());
    }

    void aClickGoesToAStep() {
        QSignalSpy picked(m_plots.get(), &StepPlots::stepPicked);
        click(m_plots->schedule(), {0.7, 0.0});
        click(m_plots->change(), {7.0, 0.05});
        click(m_plots->trajectory(), {0.0, 0.4});
        QCOMPARE(picked.size(), 3);
        QCOMPARE(picked.at(0).first().toInt(), 3);
        QCOMPARE(picked.at(1).first().toInt(), 7);
        QCOMPARE(picked.at(2).first().toInt(), 4);
    }

    void unitsOfTheMapAreEquallyLongBothWays() {
        const TrajectoryPlot& plot = m_plots->trajectory();
        const QPointF origin = plot.toPixel({0.0, 0.0});
        const double right = plot.toPixel({1.0, 0.0}).x() - origin.x();
        const double up = origin.y() - plot.toPixel({0.0, 1.0}).y();
        QVERIFY2(std::abs(right - up) < 0.5, qPrintable(QStringLiteral("%1 %2").arg(right).arg(up)));
    }

    void theDotOfTheStepIsDrawnWhereThePredictionIs() {
        m_plots->setCurrent(10);
        const QPoint place = m_plots->trajectory().toPixel({0.0, 1.0}).toPoint();
        QTest::qWait(20);
        const QImage shown = m_plots->trajectory().canvas()->grab().toImage();
        const auto near = [](QColor a, QColor b) {
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 30;
        };
        QVERIFY(near(shown.pixelColor(place), Theme::current().colours().accent));
        m_plots->setCurrent(2);
        QTest::qWait(20);
        const QImage moved = m_plots->trajectory().canvas()->grab().toImage();
        const QPoint other = m_plots->trajectory().toPixel({0.0, 0.2}).toPoint();
        QVERIFY(near(moved.pixelColor(other), Theme::current().colours().accent));
    }

    void followsTheTheme() {
        const ThemeChoice before = Theme::current().choice();
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            Theme::current().setChoice(choice);
            QTest::qWait(20);
            for (const SmallPlot* plot :
                 {static_cast<SmallPlot*>(&m_plots->schedule()), static_cast<SmallPlot*>(&m_plots->change()),
                  static_cast<SmallPlot*>(&m_plots->trajectory())}) {
                QCOMPARE(plot->canvas()->grab().toImage().pixelColor(1, 1), Theme::current().colours().panel);
            }
        }
        Theme::current().setChoice(before);
    }

    void standsEmptyWithoutAFilm() {
        m_plots->clear();
        QTest::qWait(20);
        QCOMPARE(m_plots->change().currentStep(), -1);
        QVERIFY(m_plots->trajectory().readoutAt({0.0, 0.0}).isEmpty());
        QSignalSpy picked(m_plots.get(), &StepPlots::stepPicked);
        click(m_plots->schedule(), {0.5, 0.5});
        QCOMPARE(picked.size(), 0);
    }

private:
    static void click(const SmallPlot& plot, QPointF place) {
        QTest::mouseClick(plot.canvas(), Qt::LeftButton, Qt::NoModifier, plot.toPixel(place).toPoint());
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<StepPlots> m_plots;
};

QTEST_MAIN(StepPlotsTest)
#include "tst_stepplots.moc"
