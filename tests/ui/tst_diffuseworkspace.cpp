// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/diffuse/DiffuseTrainPanel.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/FilmRows.hpp"
#include "ui/diffuse/FramePane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/MaskPainter.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/diffuse/StepPlots.hpp"
#include "ui/pictures/FilmDialog.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/plots/ChangePlot.hpp"
#include "ui/plots/SchedulePlot.hpp"
#include "ui/plots/TrajectoryPlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/ImageView.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int drawnSteps = 12; // enough for a draft to come first
constexpr int drawnCount = 6;

} // namespace

class DiffuseWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainDiffusion("vae", "vae-diffusion");
        m_trained->trainAutoencoder("ae", "plain");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_diffuse = std::make_unique<DiffuseWorkspace>(*m_session);
        m_diffuse->resize(1200, 800);
        SampleRequest quick;
        quick.steps = drawnSteps;
        quick.count = drawnCount;
        controls().restore(quick);
        m_diffuse->show();
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("vae-diffusion"));
        m_diffuse->activate();
        QTRY_VERIFY_WITH_TIMEOUT(!film().steps().empty() && m_session->lane().idle(), 60000);
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
        QSignalSpy wanted(&diffuse, &Workspace::roomRequested);
        auto* button = diffuse.findChild<EmptyState*>(QStringLiteral("noRun"))->button();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void showsSamplesAndHowOneOfThemCameAbout() {
        QCOMPARE(grid().count(), drawnCount);
        QVERIFY(!grid().picture(drawnCount - 1).isNull());
        QCOMPARE(grid().currentIndex(), 0);
        // The last predicted picture is the sample.
        QCOMPARE(film().strip().currentStep(), last());
        QCOMPARE(large().image(), film().strip().frame(last(), Filmstrip::Row::Predicted));
    }

    void theFilmIsShownFromTheNoiseOnUntilAHandMovesIt() {
        const auto* scroll = film().strip().parentWidget()->parentWidget();
        const auto* bar = qobject_cast<const QScrollArea*>(scroll)->horizontalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), 0);
        QCOMPARE(film().strip().currentStep(), last());
        QTest::keyClick(m_diffuse.get(), Qt::Key_Left);
        QTRY_VERIFY(bar->value() > 0); // to where the hand went
    }

    void tabGoesFromTheStartToTheParametersBesideIt() {
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("trainAnother")), Qt::LeftButton);
        DiffuseTrainPanel& panel = m_diffuse->trainPanel();
        QTRY_VERIFY(panel.isVisible());
        QWidget* start = panel.findChild<QPushButton*>(QStringLiteral("startRun"));
        QTRY_VERIFY(start->isEnabled());
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Tab);
        auto* parameters = panel.findChild<ParameterForm*>();
        QVERIFY(parameters->isAncestorOf(m_diffuse->focusWidget()));
        QCOMPARE(m_diffuse->focusWidget(), parameters->field("width")->control());
    }

    void theNearestPictureHasTheNameThatCaptionsGiveIt() {
        auto* nearest = m_diffuse->findChild<ImageView*>(QStringLiteral("nearestPicture"));
        QTRY_VERIFY_WITH_TIMEOUT(!nearest->image().isNull(), 60000);
        const Project& project = *m_trained->project();
        bool named = false;
        for (std::int64_t i = 0; i < project.facts().count; ++i)
            named = named || nearest->toolTip().startsWith(pictureName(project, i) + QLatin1Char(':'));
        QVERIFY2(named, qPrintable(nearest->toolTip()));
    }

    void labelsAreLearnedWhereThereAreSome() {
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("trainAnother")), Qt::LeftButton);
        auto* panel = m_diffuse->findChild<DiffuseTrainPanel*>();
        QTRY_VERIFY(panel->isVisible());
        const auto learns = [panel] { return panel->request().settings.contains("conditional"); };
        QVERIFY(learns());
        QCOMPARE(panel->request().settings.at("conditional"), std::string("true"));
        const auto boxes = panel->findChildren<QCheckBox*>();
        const auto box = std::ranges::find(boxes, QStringLiteral("Learn labels"), &QCheckBox::text);
        QVERIFY(box != boxes.end());
        QVERIFY((*box)->isChecked());
        (*box)->click();
        QVERIFY(!learns()); // as the preset has it
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
        QCOMPARE(large().image(), strip.frame(3, Filmstrip::Row::Noisy));
        QCOMPARE(m_diffuse->findChild<QSlider*>(QStringLiteral("scrubber"))->value(), 3);
    }

    void aClickedSampleIsTraced() {
        const Image first = film().steps().back().predicted;
        QTest::mouseClick(&grid(), Qt::LeftButton, Qt::NoModifier, grid().cellRect(5).center());
        QTRY_VERIFY(film().steps().back().predicted != first);
        QCOMPARE(large().image(), grid().picture(5));
    }

    void stepsActAtOnce() {
        QCOMPARE(film().steps().size(), std::size_t{drawnSteps + 1});
        controls().steps().setValue(7);
        QTRY_COMPARE(film().steps().size(), std::size_t{8});
    }

    void theNewestOfManyWishesWins() {
        for (int seed = 1; seed <= 40; ++seed)
            controls().seed().setValue(seed);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        QTest::qWait(50);
        const auto engine = LatentEngine::load(m_trained->project(), "vae-diffusion");
        SampleRequest request = controls().request();
        QCOMPARE(request.seed, std::uint64_t{40});
        request.count = 1;
        grid().setCurrentIndex(0);
        QTRY_COMPARE(film().steps().back().predicted, engine->trace(request).back().predicted);
    }

    void seedCanBeUndone() {
        auto* slider = controls().seed().findChild<QSlider*>();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(controls().request().seed, std::uint64_t{1});
        m_session->undoStack().undo();
        QCOMPARE(controls().request().seed, std::uint64_t{0});
    }

    void loopsWhenAskedTo() {
        QTest::keyClick(m_diffuse.get(), Qt::Key_L);
        QVERIFY(film().isLooping());
        QTest::keyClick(m_diffuse.get(), Qt::Key_Space);
        film().toEnd(1);
        QTRY_VERIFY(film().strip().currentStep() < last());
        QVERIFY(film().isPlaying());
        QTest::keyClick(m_diffuse.get(), Qt::Key_Home);
        QVERIFY(film().strip().currentStep() <= 1); // it goes on playing
        QTest::keyClick(m_diffuse.get(), Qt::Key_Space);
        QVERIFY(!film().isPlaying());
    }

    void tellsTimeNoiseAndRatioOfAStep() {
        const QString noisiest = film().strip().caption(0);
        QVERIFY2(noisiest.contains(QStringLiteral("σ")) && noisiest.contains(QStringLiteral("dB")),
                 qPrintable(noisiest));
        QVERIFY(film().strip().caption(last()).endsWith(QStringLiteral("∞")));
    }

    void showsTheNearestTrainingPicture() {
        QTRY_VERIFY(!page().frames().nearest().image().isNull());
        const auto engine = LatentEngine::load(m_trained->project(), "vae-diffusion");
        const NearestPicture nearest = engine->nearestTraining(film().steps().back().predicted);
        QVERIFY(!m_trained->project()->isValidation(nearest.index));
        QCOMPARE(page().frames().nearest().image(), toQImage(m_trained->project()->image(nearest.index)));
    }

    void showsAllSamplesAsRows() {
        QTest::keyClick(m_diffuse.get(), Qt::Key_A);
        FilmRows& rows = film().rows();
        QTRY_COMPARE(rows.sampleCount(), drawnCount);
        QVERIFY(rows.isVisible());
        QCOMPARE(rows.stepCount(), film().strip().count());
        QTest::mouseClick(&rows, Qt::LeftButton, Qt::NoModifier, rows.frameRect(2, 4).center());
        QCOMPARE(grid().currentIndex(), 2);
        QCOMPARE(rows.currentSample(), 2);
        QCOMPARE(film().steps().back().predicted, page().samples().samples()[2]);
    }

    void plotsFollowTheScrubber() {
        QTRY_COMPARE(page().plots().trajectory().paths().size(), std::size_t{drawnCount});
        QTRY_VERIFY(!page().plots().trajectory().map().points.empty());
        auto* scrubber = m_diffuse->findChild<QSlider*>(QStringLiteral("scrubber"));
        scrubber->setValue(4);
        QCOMPARE(page().plots().change().currentStep(), 4);
        QCOMPARE(page().plots().schedule().currentPoint().x(), film().steps()[4].t);
    }

    void aClickOnTheScheduleGoesToAStep() {
        SchedulePlot& schedule = page().plots().schedule();
        film().setCurrentStep(6);
        const QPointF place = schedule.currentPoint();
        film().setCurrentStep(0);
        QTest::mouseClick(schedule.canvas(), Qt::LeftButton, Qt::NoModifier, schedule.toPixel(place).toPoint());
        QCOMPARE(film().currentStep(), 6);
    }

    void statusMovesNothing() {
        const QRect before = grid().geometry();
        page().samples().setStatus(QStringLiteral("a very long sentence ").repeated(40));
        QCoreApplication::processEvents();
        QCOMPARE(grid().geometry(), before);
    }

    void drawsAgainWhatLeavingTheRoomStopped() {
        controls().seed().setValue(77);
        m_diffuse->hide();
        m_diffuse->show();
        m_diffuse->activate();
        const auto engine = LatentEngine::load(m_trained->project(), "vae-diffusion");
        SampleRequest request = controls().request();
        request.count = 1;
        QTRY_COMPARE(film().steps().back().predicted, engine->sample(request).front());
    }

    void tabsStayForAnAutoencoderAndSayWhatIsMissing() {
        auto* tab = m_diffuse->findChild<QToolButton*>(QStringLiteral("compareMode"));
        const QString help = tab->toolTip();
        const QPoint place = tab->mapTo(m_diffuse.get(), QPoint());
        m_session->setCurrentRun(QStringLiteral("plain"));
        auto* missing = m_diffuse->findChild<EmptyState*>(QStringLiteral("noModel"));
        QTRY_VERIFY(missing->isVisible());
        QVERIFY(tab->isVisible() && !tab->isEnabled());
        QCOMPARE(tab->mapTo(m_diffuse.get(), QPoint()), place);
        QVERIFY2(tab->toolTip().contains(QStringLiteral("Train one")), qPrintable(tab->toolTip()));
        QTest::mouseClick(missing->button(), Qt::LeftButton);
        QVERIFY(m_diffuse->trainPanel().isVisible());
        QCOMPARE(m_diffuse->trainPanel().request().autoencoder, std::string("plain"));
        QVERIFY(tab->isVisible() && !tab->isEnabled());

        m_session->setCurrentRun(QStringLiteral("vae")); // here is one
        QTRY_VERIFY(missing->isVisible());
        QVERIFY2(tab->toolTip().contains(QStringLiteral("vae-diffusion")), qPrintable(tab->toolTip()));
        QTest::mouseClick(missing->button(), Qt::LeftButton);
        QCOMPARE(m_session->currentRun(), QStringLiteral("vae-diffusion"));
        QVERIFY(tab->isEnabled());
        QCOMPARE(tab->toolTip(), help);
    }

    void aFilmStaysWhereTheScrubberIs() {
        film().setCurrentStep(4);
        controls().seed().setValue(5);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        QTRY_COMPARE(film().currentStep(), 4); // of the film of another seed
        QCOMPARE(large().image(), film().strip().frame(4, Filmstrip::Row::Predicted));
        const std::size_t before = film().steps().size();
        controls().steps().setValue(6); // half as many: the same place along the way
        QTRY_VERIFY(film().steps().size() != before && m_session->lane().idle());
        QCOMPARE(film().currentStep(), 2);
        film().toEnd(1);
        controls().seed().setValue(6);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        QCOMPARE(film().currentStep(), last());
    }

    void theFrameUnderTheScrubberIsSeen() {
        m_diffuse->resize(1000, 700); // not all frames fit
        auto* area = film().strip().parentWidget();
        const auto isSeen = [&](int step) {
            const QRect column = film().strip().columnRect(step).translated(film().strip().pos());
            return column.left() >= 0 && column.right() <= area->width();
        };
        for (const int step : {0, last(), last() / 2}) {
            film().setCurrentStep(step);
            QTRY_VERIFY2(isSeen(step), qPrintable(QString::number(step)));
        }
        film().setCurrentStep(last());
        m_diffuse->resize(1000 - 120, 700);
        QTRY_VERIFY(isSeen(last()));
    }

    void stepsAreCountedFromTheNoise() {
        const auto words = [this](int step) {
            film().setCurrentStep(step);
            return page().frames().caption();
        };
        QVERIFY2(words(0).startsWith(QStringLiteral("step 0 of 12,")), qPrintable(words(0)));
        QVERIFY2(words(last()).startsWith(QStringLiteral("step 12 of 12,")), qPrintable(words(last())));
    }

    void theLargeFrameUsesTheRoom_data() {
        QTest::addColumn<QSize>("room");
        QTest::newRow("tall") << QSize(340, 470);
        QTest::newRow("wide") << QSize(900, 400);
        QTest::newRow("square") << QSize(600, 600);
        QTest::newRow("large") << QSize(1100, 1000);
    }

    void theLargeFrameUsesTheRoom() {
        QFETCH(QSize, room);
        GuideModel guide(*m_session);
        FramePane pane(guide);
        pane.setFrame(QImage(16, 16, QImage::Format_RGB32), QStringLiteral("step 1 of 12, noisy"));
        pane.resize(room);
        pane.show();
        const auto share = [&](const ImageView& view) {
            return std::min(view.width(), view.height()) / static_cast<double>(std::min(room.width(), room.height()));
        };
        QVERIFY2(share(pane.large()) > 0.7, qPrintable(QString::number(share(pane.large()))));
        QVERIFY(pane.nearest().isVisible() && pane.nearest().width() >= 96);
        QVERIFY(!pane.large().geometry().intersects(pane.nearest().geometry()));
        pane.setMasking(true);
        QVERIFY(share(pane.painter()) > 0.7);
        QVERIFY(!pane.nearest().isVisible());
        QVERIFY(pane.large().isVisible() && pane.large().width() < pane.painter().width());
    }

    void savingTheFilmAsksHow() {
        QTest::mouseClick(m_diffuse->findChild<QToolButton*>(QStringLiteral("exportFilm")), Qt::LeftButton);
        auto* dialog = m_diffuse->findChild<FilmDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        const QString outcome = dialog->findChild<QLabel*>(QStringLiteral("filmOutcome"))->text();
        QVERIFY2(outcome.startsWith(QStringLiteral("13 ")), qPrintable(outcome)); // the noise and twelve steps
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void anotherWindowGoesOnWithTheFilm() {
        controls().seed().setValue(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle() && !film().steps().empty(), 60000);
        grid().setCurrentIndex(2);
        QTRY_COMPARE(film().sample(), 2);
        film().setCurrentStep(5);
        QTest::keyClick(m_diffuse.get(), Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        const QImage frame = large().image();
        const std::vector<DenoisingStep> steps = film().steps();

        DiffuseWorkspace after(*m_session); // as a change of the language makes one
        after.resize(1200, 800);
        after.show();
        after.recall(m_diffuse->memory());
        after.activate();
        QSignalSpy drawn(&after.samplePage().feed(), &DiffusionFeed::samplesDrawn);
        FilmPane& now = after.samplePage().film();
        QCOMPARE(now.sample(), 2);
        QCOMPARE(now.currentStep(), 5);
        QVERIFY(now.isLooping());
        QCOMPARE(now.steps().back().predicted, steps.back().predicted);
        QCOMPARE(after.samplePage().frames().large().image(), frame);
        QCOMPARE(after.samplePage().controls().request().seed, std::uint64_t{3});
        QCOMPARE(after.samplePage().controls().request().steps, drawnSteps);
        QCOMPARE(after.samplePage().samples().grid().currentIndex(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        QVERIFY(drawn.isEmpty());                         // nothing was drawn again
        after.samplePage().controls().seed().setValue(4); // and it goes on
        QTRY_VERIFY_WITH_TIMEOUT(now.steps().back().predicted != steps.back().predicted, 60000);
    }

    void anotherWindowGoesOnWithThePictureToStartFrom() {
        const Image picture = m_trained->project()->image(0);
        page().guide().setPicture(picture, QStringLiteral("a picture"));
        page().guide().setStrength(0.5);
        QTRY_VERIFY_WITH_TIMEOUT(
            page().guide().guide() && m_session->lane().idle() && film().steps().size() < drawnSteps + 1, 60000);
        const std::size_t frames = film().steps().size();
        film().setCurrentStep(0); // the first of those that are taken, not the first of all
        const QString first = QStringLiteral("step %1").arg(drawnSteps + 1 - static_cast<int>(frames));
        const QString words = page().frames().caption();
        QVERIFY2(words.startsWith(first + QStringLiteral(" of 12,")), qPrintable(words));
        QVERIFY(
            page().plots().change().readoutAt({drawnSteps + 1.0 - static_cast<double>(frames), 0.0}).startsWith(first));
        QVERIFY(page().plots().change().readoutAt({0.0, 0.0}).isEmpty());
        DiffuseWorkspace after(*m_session);
        after.show();
        after.recall(m_diffuse->memory());
        after.activate();
        QSignalSpy drawn(&after.samplePage().feed(), &DiffusionFeed::samplesDrawn);
        QCOMPARE(after.samplePage().guide().state().name, QStringLiteral("a picture"));
        QCOMPARE(after.samplePage().guide().strength(), 0.5);
        QCOMPARE(after.samplePage().film().steps().size(), frames);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), 60000);
        QVERIFY(drawn.isEmpty());
    }

    void anotherWindowKeepsWhatWasTypedIntoTheForm() {
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("trainAnother")), Qt::LeftButton);
        auto* name = m_diffuse->trainPanel().findChild<QLineEdit*>(QStringLiteral("runName"));
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("typed"));
        auto* preset = m_diffuse->trainPanel().findChild<QComboBox*>();
        preset->setCurrentIndex(2);
        const auto boxes = m_diffuse->trainPanel().findChildren<QCheckBox*>();
        const auto box = std::ranges::find(boxes, QStringLiteral("Learn labels"), &QCheckBox::text);
        QVERIFY(box != boxes.end());
        (*box)->click();
        auto* seed = m_diffuse->trainPanel().findChild<QLineEdit*>(QStringLiteral("runSeed"));
        seed->setText(QStringLiteral("seven")); // is no number yet
        const DiffuseRequest before = m_diffuse->trainPanel().request();
        DiffuseWorkspace after(*m_session);
        after.show();
        after.recall(m_diffuse->memory());
        after.activate();
        QVERIFY(after.trainPanel().isVisible()); // the form, not the page before it
        const DiffuseRequest now = after.trainPanel().request();
        QCOMPARE(now.name, std::string("typed"));
        QCOMPARE(now.preset, before.preset);
        QCOMPARE(now.settings, before.settings);
        QCOMPARE(after.trainPanel().findChild<QLineEdit*>(QStringLiteral("runSeed"))->text(), QStringLiteral("seven"));
        QCOMPARE(now.autoencoder, std::string("vae"));
    }

    void theFormCanBeLeft() {
        const QString before = m_session->currentRun();
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("trainAnother")), Qt::LeftButton);
        DiffuseTrainPanel& panel = m_diffuse->trainPanel();
        QTRY_VERIFY(panel.isVisible());
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("cancelDiffusion")), Qt::LeftButton);
        QVERIFY(!panel.isVisible());
        QCOMPARE(m_session->currentRun(), before);
        QTRY_VERIFY(m_diffuse->samplePage().isVisible());
    }

    void offersTrainingForAnAutoencoder() {
        QTest::mouseClick(m_diffuse->findChild<QPushButton*>(QStringLiteral("trainAnother")), Qt::LeftButton);
        QCOMPARE(m_session->currentRun(), QStringLiteral("vae"));
        DiffuseTrainPanel& panel = m_diffuse->trainPanel();
        QTRY_VERIFY(panel.isVisible());
        auto* name = panel.findChild<QLineEdit*>(QStringLiteral("runName"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("mine"));
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QTRY_VERIFY(m_trained->project()->hasRun("mine"));
        QCOMPARE(m_trained->project()->run("mine").autoencoder, std::string("vae"));
        m_session->jobs().stopAll();
        QTRY_VERIFY(m_session->jobs().idle());
    }

private:
    SamplePage& page() { return m_diffuse->samplePage(); }
    FilmPane& film() { return page().film(); }
    SampleControls& controls() { return page().controls(); }
    PictureGrid& grid() { return page().samples().grid(); }
    ImageView& large() { return page().frames().large(); }
    int last() { return film().strip().count() - 1; }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DiffuseWorkspace> m_diffuse;
};

QTEST_MAIN(DiffuseWorkspaceTest)
#include "tst_diffuseworkspace.moc"
