// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/diffuse/DiffuseTrainPanel.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/Filmstrip.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace studio;
using namespace studio::ui;

class DiffuseWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainDiffusion("vae", "vae-diffusion");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_diffuse = std::make_unique<DiffuseWorkspace>(*m_session);
        m_diffuse->resize(1200, 800);
        m_diffuse->show();
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("vae-diffusion"));
        m_diffuse->activate();
        QTRY_VERIFY_WITH_TIMEOUT(!film().steps().empty() && m_session->lane().idle(), 20000);
    }

    void cleanup() {
        m_diffuse.reset();
        m_session.reset();
    }

    void asksForAnAutoencoderFirst() {
        Session session;
        DiffuseWorkspace diffuse(session);
        diffuse.show();
        TrainedProject untrained;
        session.setProject(untrained.project());
        QSignalSpy wanted(&diffuse, &Workspace::trainRequested);
        auto* button = diffuse.findChild<EmptyState*>(QStringLiteral("noRun"))->button();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void showsSamplesAndHowOneOfThemCameAbout() {
        QCOMPARE(m_diffuse->samples().count(), 16);
        QVERIFY(!m_diffuse->samples().picture(15).isNull());
        QCOMPARE(m_diffuse->samples().currentIndex(), 0);
        // The last predicted picture is the sample.
        QCOMPARE(film().strip().currentStep(), last());
        QCOMPARE(m_diffuse->large().image(), film().strip().frame(last(), Filmstrip::Row::Predicted));
    }

    void noiseFallsAlongTheFilm() {
        const std::vector<DenoisingStep>& steps = film().steps();
        for (std::size_t i = 1; i < steps.size(); ++i)
            QVERIFY(steps[i].sigma < steps[i - 1].sigma);
    }

    void arrowsStepAndSpacePlays() {
        QTest::keyClick(m_diffuse.get(), Qt::Key_Left);
        QCOMPARE(film().strip().currentStep(), last() - 1);
        QTest::keyClick(m_diffuse.get(), Qt::Key_Right);
        QCOMPARE(film().strip().currentStep(), last());
        QTest::keyClick(m_diffuse.get(), Qt::Key_Space);
        QVERIFY(film().isPlaying());
        QTRY_VERIFY(film().strip().currentStep() >= 2); // from the start again
        QTest::keyClick(m_diffuse.get(), Qt::Key_Space);
        QVERIFY(!film().isPlaying());
    }

    void aClickedFrameIsEnlarged() {
        Filmstrip& strip = film().strip();
        QTest::mouseClick(&strip, Qt::LeftButton, Qt::NoModifier, strip.frameRect(3, Filmstrip::Row::Noisy).center());
        QCOMPARE(strip.currentRow(), Filmstrip::Row::Noisy);
        QCOMPARE(m_diffuse->large().image(), strip.frame(3, Filmstrip::Row::Noisy));
        QCOMPARE(m_diffuse->findChild<QSlider*>(QStringLiteral("scrubber"))->value(), 3);
    }

    void aClickedSampleIsTraced() {
        const Image first = film().steps().back().predicted;
        PictureGrid& grid = m_diffuse->samples();
        QTest::mouseClick(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(5).center());
        QTRY_VERIFY(film().steps().back().predicted != first);
        QCOMPARE(m_diffuse->large().image(), grid.picture(5));
    }

    void stepsActAtOnce() {
        const std::size_t before = film().steps().size();
        m_diffuse->controls().steps().setValue(7);
        QTRY_COMPARE(film().steps().size(), before - 23);
    }

    void theNewestOfManyWishesWins() {
        for (int seed = 1; seed <= 40; ++seed)
            m_diffuse->controls().seed().setValue(seed);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 20000);
        QTest::qWait(50);
        const auto engine = LatentEngine::load(m_trained->project(), "vae-diffusion");
        SampleRequest request = m_diffuse->controls().request();
        QCOMPARE(request.seed, std::uint64_t{40});
        request.count = 1;
        m_diffuse->samples().setCurrentIndex(0);
        QTRY_COMPARE(film().steps().back().predicted, engine->trace(request).back().predicted);
    }

    void seedCanBeUndone() {
        auto* slider = m_diffuse->controls().seed().findChild<QSlider*>();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_diffuse->controls().request().seed, std::uint64_t{1});
        m_session->undoStack().undo();
        QCOMPARE(m_diffuse->controls().request().seed, std::uint64_t{0});
    }

    void offersEtaToDdimOnly() {
        SampleControls controls(m_session->undoStack());
        controls.setSamplers({{"euler", "Euler", "", ""}, {"ddim", "DDIM", "", ""}});
        SliderRow* eta = nullptr;
        for (SliderRow* row : controls.findChildren<SliderRow*>()) {
            if (row->spec().label.startsWith(QLatin1String("Eta")))
                eta = row;
        }
        QVERIFY(eta && eta->isHidden());
        eta->setValue(0.5);
        QCOMPARE(controls.request().eta, 0.0);
        controls.findChild<QComboBox*>(QStringLiteral("sampler"))->setCurrentIndex(1);
        QVERIFY(!eta->isHidden());
        QCOMPARE(controls.request().eta, 0.5);
    }

    void offersTrainingForAnAutoencoder() {
        m_session->setCurrentRun(QStringLiteral("vae"));
        DiffuseTrainPanel& panel = m_diffuse->trainPanel();
        QTRY_VERIFY(panel.isVisible());
        auto* name = panel.findChild<QLineEdit*>(QStringLiteral("runName"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("mine"));
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_trained->project()->hasRun("mine"), 10000);
        QCOMPARE(m_trained->project()->run("mine").autoencoder, std::string("vae"));
        m_session->jobs().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), 10000);
    }

private:
    FilmPane& film() { return m_diffuse->film(); }
    int last() { return film().strip().count() - 1; }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DiffuseWorkspace> m_diffuse;
};

QTEST_MAIN(DiffuseWorkspaceTest)
#include "tst_diffuseworkspace.moc"
