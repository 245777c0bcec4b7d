// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/diffuse/ComparePage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/ErrorPane.hpp"
#include "ui/diffuse/SamplerColumn.hpp"
#include "ui/diffuse/SamplerErrorFeed.hpp"
#include "ui/diffuse/SamplerForm.hpp"
#include "ui/diffuse/SeedForm.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/plots/CurvePlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

class CompareSamplersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae", "vector"); // a small network: its thousand steps take a moment
        m_trained->trainDiffusion("vae", "flow", false, {{"mlp_width", "64"}, {"mlp_blocks", "1"}});
        m_trained->trainDiffusion("vae", "epsilon", false,
                                  {{"prediction", "epsilon"}, {"mlp_width", "64"}, {"mlp_blocks", "1"}});
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_diffuse = std::make_unique<DiffuseWorkspace>(*m_session);
        m_diffuse->resize(1200, 800);
        page().errors().feed().setReferenceSteps(100);
        m_diffuse->show();
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("flow"));
        m_diffuse->activate();
        QTest::mouseClick(m_diffuse->findChild<QToolButton*>(QStringLiteral("compareMode")), Qt::LeftButton);
        QVERIFY(drawn());
    }

    void cleanup() {
        m_diffuse.reset();
        m_session.reset();
    }

    void startsWithThreeThatDiffer() {
        QCOMPARE(page().columnCount(), std::size_t{3});
        QCOMPARE(requestOf(0).sampler, std::string("flow-euler"));
        QCOMPARE(requestOf(1).sampler, std::string("flow-heun"));
        QCOMPARE(requestOf(2).steps, 50);
        m_session->setCurrentRun(QStringLiteral("epsilon"));
        QTRY_COMPARE(requestOf(0).sampler, std::string("ddim"));
        QCOMPARE(requestOf(1).sampler, std::string("dpm++2m"));
        QCOMPARE(requestOf(2).sampler, std::string("ddim"));
        QCOMPARE(requestOf(2).steps, 50);
    }

    void anotherWindowGoesOnWithTheSamplers() {
        QTest::mouseClick(page().column(2).removeButton(), Qt::LeftButton);
        auto* slider = page().column(1).findChild<SliderRow*>()->findChild<QSlider*>();
        QTest::keyClick(slider, Qt::Key_Right);
        QTest::keyClick(m_diffuse.get(), Qt::Key_R);
        DiffuseWorkspace after(*m_session);
        after.show();
        after.recall(m_diffuse->memory());
        after.activate();
        QCOMPARE(after.mode(), DiffuseWorkspace::Mode::Compare);
        ComparePage& now = after.comparePage();
        QCOMPARE(now.columnCount(), std::size_t{2});
        QCOMPARE(now.common().seed, page().common().seed);
        QCOMPARE(now.column(1).requestFor({}).steps, 11);
        QCOMPARE(now.column(0).requestFor({}).sampler, requestOf(0).sampler);
    }

    void allDrawTheSameNoiseInTheSameOrder() {
        const auto engine = LatentEngine::load(m_trained->project(), "flow");
        for (std::size_t place = 0; place < 3; ++place) {
            QTRY_COMPARE(page().column(place).grid().count(), 9);
            const std::vector<Image> expected = engine->sample(requestOf(place));
            for (int i = 0; i < 9; ++i)
                QTRY_COMPARE(page().column(place).grid().picture(i), toQImage(expected[static_cast<std::size_t>(i)]));
        }
    }

    void aNewSeedIsDrawnByAll() {
        std::vector<QImage> before;
        for (std::size_t place = 0; place < 3; ++place)
            before.push_back(page().column(place).grid().picture(0));
        QTest::keyClick(m_diffuse.get(), Qt::Key_R);
        while (page().common().seed == 0) // one in a thousand
            page().noise().reroll();
        for (std::size_t place = 0; place < 3; ++place)
            QTRY_VERIFY(page().column(place).grid().picture(0) != before[place]);
    }

    void measuresTheDistanceToTheExactEnd() {
        for (SliderRow* row : page().findChildren<SliderRow*>())
            if (row->spec().label == QStringLiteral("Guidance"))
                row->setValue(1.0); // guidance sets in at some noise level: no smooth way, and no order of convergence
        QTRY_COMPARE_WITH_TIMEOUT(curves().size(), std::size_t{3}, 60000);
        for (std::size_t place = 0; place < 3; ++place) {
            QCOMPARE(curves()[place].colour, Theme::current().runColour(static_cast<int>(place)));
            QVERIFY(curves()[place].x.size() >= 6);
        }
        // More steps come closer, and second order closer than first.
        QVERIFY(curves()[0].y.front() > curves()[0].y.back());
        QVERIFY(curves()[0].y.back() > curves()[1].y.back());
        const auto own = std::ranges::find(curves()[0].x, 10.0);
        QVERIFY(own != curves()[0].x.end());
    }

    void measuringStopsAtOnce() {
        auto* button = m_diffuse->findChild<QPushButton*>(QStringLiteral("measureErrors"));
        if (!page().errors().isBusy())
            QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(page().errors().isBusy());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!page().errors().isBusy());
        QTRY_VERIFY(m_session->lane().idle());
    }

    void aSamplerWithFreshNoiseHasNoExactEnd() {
        m_session->setCurrentRun(QStringLiteral("epsilon"));
        QTRY_COMPARE(requestOf(0).sampler, std::string("ddim"));
        auto* box = page().column(0).findChild<QComboBox*>(QStringLiteral("sampler"));
        box->setCurrentIndex(box->findData(QStringLiteral("ddpm")));
        QVERIFY(!page().column(0).whyUnmeasured().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(curves().size(), std::size_t{2}, 60000);
        QCOMPARE(curves()[0].colour, page().column(1).colour());
    }

    void aColumnComesAndGoes() {
        QToolButton* remove = page().column(2).removeButton();
        QVERIFY(!page().column(0).removeButton()->isVisible());
        QTest::mouseClick(remove, Qt::LeftButton);
        QCOMPARE(page().columnCount(), std::size_t{2});
        QTRY_COMPARE_WITH_TIMEOUT(curves().size(), std::size_t{2}, 60000);
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("addSampler")), Qt::LeftButton);
        QCOMPARE(page().columnCount(), std::size_t{3});
        QTRY_VERIFY(!page().column(2).grid().picture(0).isNull());
    }

    void nothingIsMeasuredForARoomThatNobodySees() {
        m_diffuse->setMode(DiffuseWorkspace::Mode::Samples);
        QVERIFY(!page().errors().isBusy());
        QTest::qWait(900); // longer than the hand rests before measuring begins
        QVERIFY(!page().errors().isBusy());
    }

private:
    ComparePage& page() { return m_diffuse->comparePage(); }
    const std::vector<Curve>& curves() { return page().errors().plot().curves(); }
    SampleRequest requestOf(std::size_t place) { return page().column(place).requestFor(page().common()); }
    bool drawn() {
        return QTest::qWaitFor(
            [this] {
                for (std::size_t place = 0; place < 3; ++place) {
                    const PictureGrid& grid = page().column(place).grid();
                    if (grid.count() == 0 || grid.picture(0).isNull())
                        return false;
                }
                return true;
            },
            60000);
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DiffuseWorkspace> m_diffuse;
};

QTEST_MAIN(CompareSamplersTest)
#include "tst_comparesamplers.moc"
