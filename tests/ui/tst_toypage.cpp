// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/Patience.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/toy/ToyControls.hpp"
#include "ui/toy/ToyExport.hpp"
#include "ui/toy/ToyPage.hpp"
#include "ui/toy/ToyPlayer.hpp"
#include "ui/toy/ToyPointsPanel.hpp"
#include "ui/toy/ToyView.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QImageReader>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;

class ToyPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session = std::make_unique<Session>();
        m_page = std::make_unique<ToyPage>(*m_session);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setFocus();
        QVERIFY(isSettled());
    }
    void cleanup() {
        m_page.reset();
        m_session.reset();
    }

    void startsWithAFlightToWatch() {
        QCOMPARE(model().points().size(), std::size_t{ToyModel::shapePoints});
        QCOMPARE(model().runs().size(), std::size_t{1});
        QVERIFY(player().isPlaying());
        QTRY_VERIFY(player().position() > 0.5);
        QVERIFY(!m_session->undoStack().canUndo());
        QVERIFY2(m_page->view(0).readout().startsWith("step "), qPrintable(m_page->view(0).readout()));
        QVERIFY(m_page->view(0).readout().contains("dB"));
    }

    void aFinishedFlightRestsOnThePoints() {
        QTest::keyClick(m_page.get(), Qt::Key_End);
        QVERIFY(!player().isPlaying());
        const ToyStep& end = model().runs().front()->flight->steps.back();
        QCOMPARE(end.sigma, 0.0);
        QVERIFY(model().runs().front()->flight->distance < 0.03);
        QCOMPARE(m_page->view(0).readout().simplified(), QStringLiteral("step 20 of 20 · t 0 · σ 0 · SNR ∞"));
    }

    void drawsWithTheMouseAndUndoes() {
        click("clearPoints");
        QVERIFY(model().points().empty());
        drag(Qt::LeftButton, {-1.0F, 0.0F}, {1.0F, 0.0F});
        const auto drawn = model().points();
        QVERIFY2(drawn.size() > 15 && drawn.size() < 30, qPrintable(QString::number(drawn.size())));
        for (const ToyPoint& each : drawn)
            QVERIFY(std::abs(each.y) < 0.05F && std::abs(each.x) < 1.1F);
        QTRY_VERIFY(!model().runs().empty());
        QVERIFY(isSettled());
        for (const ToyPoint& each : model().runs().front()->flight->steps.back().at)
            QVERIFY(std::abs(each.y) < 0.1F);

        m_session->undoStack().undo(); // one stroke, one step
        QVERIFY(model().points().empty());
        m_session->undoStack().redo();
        QVERIFY(model().points() == drawn);
        m_session->undoStack().undo();
        m_session->undoStack().undo();
        QCOMPARE(model().points().size(), std::size_t{ToyModel::shapePoints});
    }

    void oneClickDrawsOnePoint() {
        click("clearPoints");
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, place({0.5F, -1.0F}));
        QCOMPARE(model().points().size(), std::size_t{1});
        QVERIFY(std::abs(model().points().front().x - 0.5F) < 0.02F);
        QVERIFY(std::abs(model().points().front().y + 1.0F) < 0.02F);
        QVERIFY(isSettled());
        for (const ToyPoint& each : model().runs().front()->flight->steps.back().at)
            QVERIFY(std::abs(each.x - 0.5F) < 0.02F);
    }

    void theRightButtonAndTheEraserErase() {
        click("shape/grid");
        const auto before = model().points();
        drag(Qt::RightButton, {-2.2F, 0.0F}, {2.2F, 0.0F});
        QVERIFY(model().points().size() < 200); // the middle row of five
        for (const ToyPoint& each : model().points())
            QVERIFY(std::abs(each.y) > 0.2F);
        m_session->undoStack().undo();
        QVERIFY(model().points() == before);
        QTest::keyClick(m_page.get(), Qt::Key_E);
        QCOMPARE(m_page->pointsPanel().tool(), ToyTool::Erase);
        drag(Qt::LeftButton, {0.0F, -2.2F}, {0.0F, 2.2F});
        QVERIFY(model().points().size() < before.size());
        QTest::keyClick(m_page.get(), Qt::Key_D);
        drag(Qt::LeftButton, {0.0F, -1.0F}, {0.0F, 1.0F});
        QVERIFY(m_session->undoStack().undoText() == "Draw points");
    }

    void theSheetDoesNotOverflow() {
        click("clearPoints");
        for (int row = 0; row < 12; ++row) {
            const float y = -2.2F + 0.4F * static_cast<float>(row);
            drag(Qt::LeftButton, {-2.9F, y}, {2.9F, y});
        }
        QCOMPARE(model().points().size(), ToyModel::mostPoints);
        QVERIFY(isSettled());
    }

    void shapesAreAClickAway() {
        for (const Choice& shape : toyShapes()) {
            click(("shape/" + shape.id).c_str());
            QVERIFY(model().points() == toyShape(shape.id, ToyModel::shapePoints));
        }
        m_session->undoStack().undo();
        QVERIFY(model().points() == toyShape("blobs", ToyModel::shapePoints));
        QVERIFY(isSettled());
    }

    void anEmptySheetSaysWhatToDo() {
        const QImage full = canvas().grab().toImage();
        click("clearPoints");
        QVERIFY(model().runs().empty());
        QVERIFY(!player().isEnabled());
        QVERIFY(m_page->view(0).readout().isEmpty());
        QVERIFY(canvas().grab().toImage() != full);
        QTest::keyClick(m_page.get(), Qt::Key_Space);
        QVERIFY(!player().isPlaying());
    }

    void keysStepThroughTheFlight() {
        QTest::keyClick(m_page.get(), Qt::Key_Home);
        QCOMPARE(player().position(), 0.0);
        QTest::keyClick(m_page.get(), Qt::Key_Right);
        QTest::keyClick(m_page.get(), Qt::Key_Right);
        QCOMPARE(player().position(), 2.0);
        QTest::keyClick(m_page.get(), Qt::Key_Left);
        QCOMPARE(player().position(), 1.0);
        QTest::keyClick(m_page.get(), Qt::Key_End);
        QCOMPARE(player().position(), 20.0);
        QTest::keyClick(m_page.get(), Qt::Key_Right);
        QCOMPARE(player().position(), 20.0);
        QTest::keyClick(m_page.get(), Qt::Key_Space); // from the start again
        QVERIFY(player().isPlaying() && player().position() < 5.0);
        QTest::keyClick(m_page.get(), Qt::Key_L);
        QVERIFY(player().isLooping());
    }

    void theScrubberMovesTheParticles() {
        auto* scrubber = child<QSlider>("toyScrubber");
        scrubber->setFocus();
        QTest::keyClick(scrubber, Qt::Key_Home);
        const QImage noise = canvas().grab().toImage();
        QTest::keyClick(scrubber, Qt::Key_End);
        QCOMPARE(player().position(), 20.0);
        QVERIFY(canvas().grab().toImage() != noise);
        QTest::keyClick(scrubber, Qt::Key_Left);
        QCOMPARE(player().position(), 19.0);
        QVERIFY(m_page->view(0).readout().startsWith("step 19 of 20"));
    }

    void playsToTheEndAndLoopsOnWish() {
        child<QComboBox>("toySpeed")->setCurrentIndex(4);
        player().setPosition(19.0);
        QTRY_VERIFY(!player().isPlaying());
        QCOMPARE(player().position(), 20.0);
        player().setLooping(true);
        player().setPosition(19.5);
        player().play();
        QTRY_VERIFY(player().position() < 19.0); // once round
        m_page->hide();
        QVERIFY(!player().isPlaying());
    }

    void slidersReachTheFlight() {
        QTest::keyClick(m_page.get(), Qt::Key_End);
        row("toySteps")->setValue(7);
        row("toyParticles")->setValue(33);
        QTRY_COMPARE(player().steps(), 7);
        QVERIFY(isSettled());
        QCOMPARE(player().position(), 7.0); // still at the end
        const auto run = model().runs().front();
        QCOMPARE(run->flight->steps.size(), std::size_t{8});
        QCOMPARE(run->flight->steps.front().at.size(), std::size_t{33});
        QTest::keyClick(m_page.get(), Qt::Key_R);
        QVERIFY(isSettled());
        QVERIFY(row("toySeed")->value() != 0.0);
        QVERIFY(model().runs().front()->flight->steps.front().at != run->flight->steps.front().at);
    }

    void offersWhatTheSamplerKnows() {
        QVERIFY(row("toyEta")->isVisible()); // ddim
        pick("toySampler", "heun");
        QVERIFY(!row("toyEta")->isVisible());
        QVERIFY(child<QCheckBox>("toyKarras")->isVisible());
        pick("toySchedule", "flow");
        QVERIFY(!child<QCheckBox>("toyKarras")->isVisible());
        QCOMPARE(child<QComboBox>("toySampler")->count(), 2);
        QVERIFY(isSettled());
        QCOMPARE(model().runs().front()->sampler.id, std::string("flow-euler"));
        QTest::keyClick(m_page.get(), Qt::Key_Home);
        QVERIFY2(m_page->view(0).readout().simplified().contains("t 1.00"), qPrintable(m_page->view(0).readout()));
    }

    void comparesTwoSamplersFromTheSameNoise() {
        QVERIFY(!m_page->view(1).isVisible());
        child<QCheckBox>("toyCompare")->click();
        pick("toyOther", "ddpm");
        QVERIFY(isSettled());
        QVERIFY(m_page->view(1).isVisible());
        QCOMPARE(model().runs().size(), std::size_t{2});
        QCOMPARE(model().runs()[1]->sampler.id, std::string("ddpm"));
        QVERIFY(model().runs()[0]->flight->steps.front().at == model().runs()[1]->flight->steps.front().at);
        QTest::keyClick(m_page.get(), Qt::Key_End);
        QVERIFY(m_page->view(1).readout().startsWith("step 20 of 20"));
        child<QCheckBox>("toyCompare")->click();
        QVERIFY(isSettled());
        QCOMPARE(model().runs().size(), std::size_t{1});
    }

    void theFieldComesWithTheFlight() {
        const auto& field = model().runs().front()->field;
        QCOMPARE(field.size(), std::size_t{21});
        QCOMPARE(field.front().size(), std::size_t{ToyModel::fieldCells * ToyModel::fieldCells});
        QVERIFY(field.back().empty()); // no noise is left there
        QTest::keyClick(m_page.get(), Qt::Key_Home);
        canvas().grab();
        player().setPosition(10.0);
        const QImage before = canvas().grab().toImage();
        for (const char* layer : {"toyTrails", "toyField", "toyPredicted"}) {
            child<QCheckBox>(layer)->click();
            QVERIFY2(canvas().grab().toImage() != before, layer);
            child<QCheckBox>(layer)->click();
            QVERIFY(isSettled());
            QCOMPARE(canvas().grab().toImage(), before);
        }
    }

    void pointsFollowTheHandWhileItDraws() {
        click("clearPoints");
        QSignalSpy flown(&model(), &ToyModel::runsChanged);
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, place({-1.0F, 1.0F}));
        for (int i = 0; i < 30; ++i) {
            QTest::mouseMove(&canvas(), place({-1.0F + 0.06F * static_cast<float>(i), 1.0F}));
            QTest::qWait(5);
        }
        QTRY_VERIFY(!flown.isEmpty()); // the button is still down
        QVERIFY(m_session->undoStack().undoText() != "Draw points");
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, place({1.0F, 1.0F}));
        QCOMPARE(m_session->undoStack().undoText(), QStringLiteral("Draw points"));
    }

    void twoPagesOfOneSessionDoNotDisturbEachOther() {
        ToyPage other(*m_session);
        other.show();
        for (int i = 0; i < 5; ++i) {
            click("shape/ring");
            other.model().useShape(toyShapes().back());
        }
        QTRY_VERIFY(!other.model().runs().empty());
        QVERIFY(isSettled());
        click("shape/heart");
        row("toySteps")->setValue(9);
        QTRY_COMPARE(model().runs().front()->flight->steps.size(), std::size_t{10});
    }

    void savesPictureAndFlight() {
        QTemporaryDir folder;
        child<QCheckBox>("toyCompare")->click();
        QVERIFY(isSettled());
        QSignalSpy saved(m_session.get(), &Session::saved);
        writeToy(*m_session, folder.filePath("toy.png"), m_page->scene());
        writeToy(*m_session, folder.filePath("toy.gif"), m_page->scene());
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, 60000);
        const QImage picture(folder.filePath("toy.png"));
        QVERIFY(picture.width() > 1900 && picture.height() > 900 && picture.height() < 1100);
        QImageReader flight(folder.filePath("toy.gif"));
        QVERIFY(flight.imageCount() > 40);
        const QImage first = flight.read();
        QImage last;
        while (flight.canRead())
            last = flight.read();
        QVERIFY(!first.isNull() && first.size() == last.size() && first != last);
    }

    void anEmptySheetCannotBeSaved() {
        QTemporaryDir folder;
        click("clearPoints");
        QSignalSpy failed(m_session.get(), &Session::failed);
        writeToy(*m_session, folder.filePath("toy.png"), m_page->scene());
        QTRY_COMPARE(failed.size(), 1);
    }

    void leadsBack() {
        QSignalSpy back(m_page.get(), &ToyPage::backRequested);
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        click("toyBack");
        QCOMPARE(back.size(), 2);
    }

    void followsTheTheme() {
        QTest::keyClick(m_page.get(), Qt::Key_End);
        Theme::current().setChoice(ThemeChoice::Dark);
        const QImage dark = canvas().grab().toImage();
        Theme::current().setChoice(ThemeChoice::Light);
        const QImage light = canvas().grab().toImage();
        QVERIFY(dark.pixelColor(dark.width() / 2, 20).lightness() < 60);
        QVERIFY(light.pixelColor(light.width() / 2, 20).lightness() > 200);
    }

    void everyControlSaysWhatItIs() {
        int withHints = 0;
        for (const auto* button : m_page->findChildren<QAbstractButton*>()) {
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
            if (button->objectName().isEmpty() || !button->isVisible())
                continue;
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
            ++withHints;
        }
        QVERIFY(withHints > 5);
        for (const auto* box : m_page->findChildren<QComboBox*>())
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
    }

private:
    ToyModel& model() { return m_page->model(); }
    ToyPlayer& player() { return m_page->player(); }
    ToyCanvas& canvas() { return m_page->view(0).canvas(); }
    template<class T>
    T* child(const char* name) {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    SliderRow* row(const char* name) { return child<SliderRow>(name); }
    void click(const char* name) { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }
    void pick(const char* name, const char* id) {
        auto* box = child<QComboBox>(name);
        QVERIFY(box->findData(QLatin1String(id)) >= 0);
        box->setCurrentIndex(box->findData(QLatin1String(id)));
    }
    QPoint place(ToyPoint point) { return canvas().map().toScreen(point).toPoint(); }
    void drag(Qt::MouseButton button, ToyPoint from, ToyPoint to) {
        QTest::mousePress(&canvas(), button, {}, place(from));
        QTest::mouseMove(&canvas(), (place(from) + place(to)) / 2);
        QTest::mouseMove(&canvas(), place(to));
        QTest::mouseRelease(&canvas(), button, {}, place(to));
    }
    bool isSettled() {
        return QTest::qWaitFor([this] { return model().isSettled(); }, 10000);
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ToyPage> m_page;
};

QTEST_MAIN(ToyPageTest)
#include "tst_toypage.moc"
