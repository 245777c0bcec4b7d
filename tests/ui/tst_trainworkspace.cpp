// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/train/GridScrubber.hpp"
#include "ui/train/MetricBoard.hpp"
#include "ui/train/ModelCards.hpp"
#include "ui/train/RunInspector.hpp"
#include "ui/train/RunList.hpp"
#include "ui/train/TrainWorkspace.hpp"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

} // namespace

class TrainWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_trained = std::make_unique<TrainedProject>();
        m_session = std::make_unique<Session>();
        m_train = std::make_unique<TrainWorkspace>(*m_session);
        m_train->resize(900, 700);
        m_train->show();
    }

    void cleanup() {
        m_train.reset();
        m_session.reset();
        m_trained.reset();
    }

    /// From the first curve on, through the end of the training, until the file has been read.
    void curvesStayWhenATrainingEnds() {
        m_session->setProject(m_trained->project());
        m_train->activate();
        TrainRequest request;
        request.model = "vae";
        request.name = "vae";
        request.steps = 30;
        std::size_t most = 0;
        bool lost = false;
        connect(m_session.get(), &Session::ticked, this, [&] {
            const std::size_t now = plot()->curves().size();
            lost = lost || now < most;
            most = std::max(most, now);
        });
        m_session->train(request);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->findRun(QStringLiteral("vae")) &&
                                     m_session->findRun(QStringLiteral("vae"))->state == RunState::Finished &&
                                     !m_session->isTraining(),
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), patience);
        const MetricTable file = m_trained->project()->metrics("vae");
        const auto drawn = [&] { return plot()->curves().empty() ? 0 : plot()->curves().front().x.size(); };
        QTRY_COMPARE(drawn(), file.rows.size()); // the board reads the file in a turn of its own
        QTest::qWait(200);
        QVERIFY(!lost);
        QVERIFY(draws(QStringLiteral("loss")));
        QVERIFY(draws(QStringLiteral("reconstruction")));
        QVERIFY(draws(QStringLiteral("KL divergence × weight")));
        QCOMPARE(drawn(), file.rows.size());
    }

    /// The KL divergence is known once the run's file has been read, after the board was first drawn.
    void curvesOfAFinishedRunHaveAllTerms() {
        m_trained->trainAutoencoder("ae", "ae");
        m_trained->trainAutoencoder("vae", "vae");
        m_session->setProject(m_trained->project());
        m_train->activate();
        QTRY_VERIFY_WITH_TIMEOUT(draws(QStringLiteral("KL divergence × weight")), patience);
    }

    void cardsAreARowWhereTheyWouldTakeTheRoom() {
        m_session->setProject(m_trained->project());
        m_train->resize(900, 700);
        m_train->activate();
        QTRY_VERIFY(!cards()->isCompact());
        m_train->resize(420, 420);
        QTRY_VERIFY(cards()->isCompact());
        const auto buttons = cards()->findChildren<QPushButton*>();
        const auto start = std::ranges::find_if(buttons, [](const QPushButton* button) {
            return button->isVisible() && button->property("look") == "primary";
        });
        QVERIFY(start != buttons.end()); // where to begin is said there too
        m_train->resize(900, 700);
        QTRY_VERIFY(!cards()->isCompact());
    }

    void cardsGiveWayOnceThereIsARun() {
        m_session->setProject(m_trained->project());
        m_train->activate();
        QVERIFY(!cards()->isCompact());
        const int tall = cards()->height();
        m_trained->trainAutoencoder("ae", "ae");
        m_session->setProject(m_trained->project());
        QTRY_VERIFY(cards()->isCompact());
        QTRY_VERIFY(cards()->height() < tall / 2);
        auto* board = m_train->findChild<MetricBoard*>();
        auto* pictures = m_train->findChild<GridScrubber*>();
        QVERIFY2(pictures->height() > board->height(),
                 qPrintable(QStringLiteral("%1 against %2").arg(pictures->height()).arg(board->height())));
        QSignalSpy asked(cards(), &ModelCards::newRunRequested);
        for (auto* button : cards()->findChildren<QPushButton*>()) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(asked.size(), 5);
    }

    void cardsWrapInANarrowRoom() {
        m_session->setProject(m_trained->project());
        m_train->resize(1200, 700);
        QTRY_COMPARE(rowsOfCards(), 1);
        m_train->resize(680, 700);
        QTRY_COMPARE(rowsOfCards(), 2);
        QCOMPARE(m_train->width(), 680);
    }

    void aTrainedRunLeadsOn() {
        m_trained->trainAutoencoder("ae", "ae");
        m_trained->trainDiffusion("ae", "dream");
        m_session->setProject(m_trained->project());
        m_train->activate();
        m_train->inspector()->show();
        auto* next = m_train->inspector()->findChild<QPushButton*>("runNext");
        QSignalSpy wanted(m_train.get(), &Workspace::roomRequested);
        for (const auto& [run, room] : {std::pair{"ae", Room::Explore}, std::pair{"dream", Room::Diffuse}}) {
            m_train->runs()->select(QString::fromLatin1(run));
            QTRY_VERIFY(next->isVisible());
            wanted.clear();
            QTest::mouseClick(next, Qt::LeftButton);
            QCOMPARE(wanted.size(), 1);
            QCOMPARE(wanted.front().front().value<Room>(), room);
            QCOMPARE(m_session->currentRun(), QString::fromLatin1(run));
        }
    }

    /// Summed errors, averaged ones and a diffusion's noise are not of one kind.
    void everyKindOfLossHasAnAxisOfItsOwn() {
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainAutoencoder("ae", "ae");
        m_session->setProject(m_trained->project());
        m_train->activate();
        const auto shown = [this] {
            const auto& plots = m_train->findChild<MetricBoard*>()->plots();
            return std::ranges::count_if(
                plots, [](const CurvePlot* plot) { return plot->isVisible() && !plot->curves().empty(); });
        };
        QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, patience);
        m_trained->trainDiffusion("vae", "dream");
        m_session->setProject(nullptr);
        m_session->setProject(m_trained->project());
        QTRY_COMPARE_WITH_TIMEOUT(shown(), 2, patience);
        // All of them show the same steps.
        const auto& plots = m_train->findChild<MetricBoard*>()->plots();
        const QRectF whole = plots[1]->viewRange();
        auto* canvas = plots[0]->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        const QPointF middle = canvas->rect().center();
        QWheelEvent turn(middle, canvas->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas, &turn);
        QTRY_VERIFY(plots[0]->viewRange().width() < 0.9 * whole.width());
        QCOMPARE(plots[1]->viewRange().left(), plots[0]->viewRange().left());
        QCOMPARE(plots[1]->viewRange().right(), plots[0]->viewRange().right());
        QTest::keyClick(plots[1], Qt::Key_Home);
        QVERIFY(!plots[0]->isZoomed() && !plots[1]->isZoomed());
        QCOMPARE(plots[1]->viewRange(), whole);
    }

private:
    ModelCards* cards() const { return m_train->findChild<ModelCards*>(); }
    CurvePlot* plot() const { return m_train->findChild<MetricBoard*>()->findChild<CurvePlot*>(); }
    bool draws(const QString& term) const {
        return std::ranges::any_of(plot()->curves(), [&](const Curve& curve) { return curve.name.endsWith(term); });
    }
    int rowsOfCards() const {
        QSet<int> tops;
        for (auto* button : cards()->findChildren<QPushButton*>()) {
            if (button->isVisible())
                tops.insert(button->parentWidget()->y());
        }
        return static_cast<int>(tops.size());
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrainWorkspace> m_train;
};

QTEST_MAIN(TrainWorkspaceTest)
#include "tst_trainworkspace.moc"
