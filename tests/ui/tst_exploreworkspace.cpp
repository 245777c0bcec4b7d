// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drop.hpp"
#include "TrainedProject.hpp"

#include "core/studio/Files.hpp"
#include "tests/Patience.hpp"
#include "ui/explore/DirectionSliders.hpp"
#include "ui/explore/ExploreModel.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/explore/InterpolationStrip.hpp"
#include "ui/explore/SamplesPanel.hpp"
#include "ui/explore/StartPicker.hpp"
#include "ui/pictures/DraggedPicture.hpp"
#include "ui/pictures/PictureExport.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureSlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/EmptyState.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QFileInfo>
#include <QImageReader>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QUrl>

using namespace studio;
using namespace studio::ui;

class ExploreWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainAutoencoder("ae", "flat", "vector");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_explore = std::make_unique<ExploreWorkspace>(*m_session);
        m_explore->resize(1100, 760);
        m_explore->show();
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("vae"));
        m_explore->activate();
        QVERIFY(isSettled());
    }

    void cleanup() {
        m_explore.reset();
        m_session.reset();
    }

    void asksForATrainedModelFirst() {
        Session session;
        ExploreWorkspace explore(session);
        explore.show();
        TrainedProject untrained;
        session.setProject(untrained.project());
        QSignalSpy wanted(&explore, &Workspace::roomRequested);
        auto* button = explore.findChild<EmptyState*>()->button();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void startsWithSomethingToMove() {
        QVERIFY(!model().state().start.empty());
        QVERIFY(model().state().a && model().state().b);
        QVERIFY(!m_explore->sliders().sliders().empty());
        QVERIFY(!m_explore->picture().image().isNull());
        QVERIFY(!m_explore->strip().frames().empty());
        QVERIFY(!m_explore->samples().samples().empty());
        QVERIFY(!m_session->undoStack().canUndo());
    }

    void pictureFollowsADraggedSlider() {
        const QImage before = m_explore->picture().image();
        const Latent start = model().latent();
        auto* slider = firstSlider();
        QSignalSpy shown(m_explore.get(), &ExploreWorkspace::pictureShown);
        slider->setSliderDown(true);
        for (int step = 1; step <= 20; ++step)
            slider->setSliderPosition(slider->maximum() / 2 + 2 * step);
        QTRY_VERIFY(!shown.isEmpty()); // while the button is still down
        QVERIFY(!m_session->undoStack().canUndo());
        slider->setSliderDown(false);
        QTRY_COMPARE(shown.last().first().toULongLong(), m_explore->pictureSerial());
        QVERIFY(model().latent() != start);
        QVERIFY(m_explore->picture().image() != before);
        QCOMPARE(m_session->undoStack().count(), 1); // one drag, one step

        m_session->undoStack().undo();
        QCOMPARE(model().latent(), start);
        QCOMPARE(m_explore->sliders().sliders().front()->value(), 0.0);
        QTRY_COMPARE(m_explore->picture().image(), before);
        m_session->undoStack().redo();
        QVERIFY(m_explore->sliders().sliders().front()->value() > 0.0);
    }

    void doubleClickResetsOneSlider() {
        m_explore->sliders().sliders()[1]->setValue(1.5);
        m_explore->sliders().sliders()[0]->setValue(2.0);
        QTest::mouseDClick(firstSlider(), Qt::LeftButton);
        QCOMPARE(m_explore->sliders().sliders()[0]->value(), 0.0);
        QCOMPARE(m_explore->sliders().sliders()[1]->value(), 1.5);
    }

    void showsTheLeadingDirectionsAndTheRestOnRequest() {
        const std::size_t all = model().axes(AxisKind::Principal).count();
        QVERIFY(all > std::size_t{ExploreModel::leadingDirections});
        QCOMPARE(m_explore->sliders().sliders().size(), std::size_t{ExploreModel::leadingDirections});
        m_explore->sliders().sliders()[1]->setValue(1.5);
        auto* toggle = child<QPushButton>("allDirections");
        QVERIFY(toggle->isVisible());
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(m_explore->sliders().sliders().size(), all);
        QCOMPARE(m_explore->sliders().sliders()[1]->value(), 1.5);
        m_explore->sliders().sliders().back()->setValue(-1.0);
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(m_explore->sliders().sliders().size(), std::size_t{ExploreModel::leadingDirections});
        QCOMPARE(model().state().principal.back(), -1.0); // hidden, not forgotten
        m_session->setCurrentRun(QStringLiteral("flat"));
        QVERIFY(isSettled());
        QVERIFY(!toggle->isVisible()); // six dimensions are few
    }

    void randomisesAndResetsAll() {
        const Latent start = model().latent();
        QTest::mouseClick(child<QPushButton>("randomise"), Qt::LeftButton);
        QVERIFY(model().latent() != start);
        QTest::mouseClick(child<QPushButton>("resetAll"), Qt::LeftButton);
        QCOMPARE(model().latent(), start);
        QCOMPARE(m_session->undoStack().count(), 2);
    }

    void picksAnotherStart() {
        const Latent start = model().latent();
        auto* grid = child<PictureGrid>("startPictures");
        QTest::mouseClick(grid, Qt::LeftButton, Qt::NoModifier, grid->cellRect(2).center());
        QTRY_VERIFY(model().latent() != start);
        QCOMPARE(model().latent(), model().engine()->encode(m_explore->picker().picture(2)));
        m_session->undoStack().undo();
        QCOMPARE(model().latent(), start);
    }

    void startsFromADroppedFile() {
        const QString file = m_trained->filePath(QStringLiteral("dropped.png"));
        writePng(file.toStdU16String(), m_trained->project()->image(5));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        drop(&m_explore->picture(), data);
        QTRY_COMPARE(model().state().startName, QStringLiteral("dropped.png"));
        QCOMPARE(model().latent(), model().engine()->encode(m_trained->project()->image(5)));
    }

    void walksToADroppedPicture() {
        const Image picture = m_trained->project()->image(7);
        const PictureMimeData data({picture, {}, {}, QStringLiteral("seven")});
        drop(child<PictureSlot>("slotB"), data);
        QTRY_VERIFY(model().state().b && model().state().b->name == QStringLiteral("seven"));
        QVERIFY(isSettled());
        QCOMPARE(m_explore->strip().frames().back(), model().engine()->decode(model().engine()->encode(picture)));
    }

    void loadsAClickedFrame() {
        auto* grid = child<PictureGrid>("strip");
        const int last = grid->count() - 1;
        QTest::mouseClick(grid, Qt::LeftButton, Qt::NoModifier, grid->cellRect(last).center());
        QCOMPARE(model().latent(), model().state().b->latent);
        QTRY_COMPARE(m_explore->picture().image(), grid->picture(last));
    }

    void slerpAndLerpShareTheEnds() {
        m_explore->strip().setFrameCount(5);
        m_explore->strip().setMethod(Interpolation::Lerp);
        QVERIFY(isSettled());
        const std::vector<Image> straight = m_explore->strip().frames();
        QCOMPARE(straight.size(), std::size_t{5});
        m_explore->strip().setMethod(Interpolation::Slerp);
        QVERIFY(isSettled());
        QCOMPARE(m_explore->strip().frames().front(), straight.front());
        QCOMPARE(m_explore->strip().frames().back(), straight.back());
    }

    void spacePlaysAndStops() {
        QSignalSpy played(&m_explore->strip(), &InterpolationStrip::framePlayed);
        const QImage before = m_explore->picture().image();
        QTest::keyClick(m_explore.get(), Qt::Key_Space);
        QVERIFY(m_explore->strip().isPlaying());
        QTRY_VERIFY(played.size() >= 3);
        QTest::keyClick(m_explore.get(), Qt::Key_Space);
        QVERIFY(!m_explore->strip().isPlaying());
        QCOMPARE(m_explore->picture().image(), before);
    }

    void continuesFromAClickedSample() {
        auto* grid = child<PictureGrid>("samples");
        QTest::mouseClick(grid, Qt::LeftButton, Qt::NoModifier, grid->cellRect(3).center());
        QTRY_COMPARE(m_explore->picture().image(), grid->picture(3));
        QVERIFY(model().state().startName.contains(QLatin1String("Sample 4")));
    }

    void theTwoPriorsDiffer() {
        const std::vector<Image> normal = m_explore->samples().samples();
        m_explore->samples().setPrior(QStringLiteral("gaussian"));
        QVERIFY(isSettled());
        QVERIFY(m_explore->samples().samples() != normal);
        m_explore->samples().setPrior(QStringLiteral("normal"));
        QVERIFY(isSettled());
        QCOMPARE(m_explore->samples().samples(), normal); // the same seed
    }

    void movesRawDimensionsOfAVector() {
        m_session->setCurrentRun(QStringLiteral("flat"));
        QVERIFY(isSettled());
        QVERIFY(model().offersRawAxes());
        QCOMPARE(model().axisKind(), AxisKind::Raw);
        QCOMPARE(m_explore->sliders().sliders().size(), std::size_t{6});
        const Latent start = model().latent();
        m_explore->sliders().sliders()[4]->setValue(1.0);
        const Latent moved = model().latent();
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(moved[i] != start[i], i == 4);
    }

    void picturesAtTheEndsOfASliderShowWhereItLeads() {
        const auto& ends = m_explore->sliders().ends();
        QCOMPARE(ends.size(), m_explore->sliders().sliders().size());
        QTRY_VERIFY(!ends.back().second->image().isNull());
        ExploreState far;
        far.start = model().state().start;
        far.principal = {0.0, DirectionEnds::far};
        const Axes& axes = model().axes(AxisKind::Principal);
        QCOMPARE(ends[1].second->image(), toQImage(model().engine()->decode(walk(far, axes, {}))));
        far.principal[1] = -DirectionEnds::far;
        QCOMPARE(ends[1].first->image(), toQImage(model().engine()->decode(walk(far, axes, {}))));

        const QImage before = ends[1].second->image();
        m_explore->sliders().sliders()[0]->choose(1.5); // a walk changes none of them
        QCOMPARE(m_session->undoStack().count(), 1);
        QVERIFY(isSettled());
        QCOMPARE(ends[1].second->image(), before);
        QTest::mouseClick(ends[1].second, Qt::LeftButton); // there
        QCOMPARE(m_explore->sliders().sliders()[1]->value(), DirectionEnds::far);
        QCOMPARE(m_session->undoStack().count(), 2);

        model().startFromPicture(m_trained->project()->image(7), QStringLiteral("another"));
        QTRY_VERIFY(ends[1].second->image() != before);
        m_session->setCurrentRun(QStringLiteral("flat"));
        QTRY_VERIFY(ends.empty() || ends.front().first->image().isNull()); // those of the run before are gone
        QTRY_VERIFY(!ends.empty() && !ends.back().second->image().isNull());
    }

    void everyDirectionIsSeenInTheUsualWindow() {
        m_explore->resize(1283, 790); // what a window of 1360 x 860 leaves
        QTest::qWait(50);
        const auto* area = m_explore->sliders().findChild<QScrollArea*>();
        for (const SliderRow* row : m_explore->sliders().sliders()) {
            const QRect place(row->mapTo(area->viewport(), QPoint()), row->size());
            QVERIFY2(area->viewport()->rect().contains(place), qPrintable(QStringLiteral("%1: %2, %3 of %4")
                                                                              .arg(row->spec().label)
                                                                              .arg(row->height())
                                                                              .arg(place.bottom())
                                                                              .arg(area->viewport()->height())));
        }
    }

    void savesTheStripAsGifAndPng() {
        const std::vector<Image> frames = m_explore->strip().frames();
        PictureExport request;
        request.frames = [frames] { return frames; };
        request.animation = request.frames;
        QSignalSpy noticed(m_session.get(), &Session::saved);
        for (const QString& name : {QStringLiteral("strip.gif"), QStringLiteral("strip.png")}) {
            writePictures(*m_session, m_trained->filePath(name), request);
            QVERIFY(noticed.wait());
            QVERIFY(QFileInfo(m_trained->filePath(name)).size() > 100);
        }
        QImageReader gif(m_trained->filePath(QStringLiteral("strip.gif")));
        QCOMPARE(gif.imageCount(), static_cast<int>(frames.size()));
        const QImage png(m_trained->filePath(QStringLiteral("strip.png")));
        QVERIFY(png.width() > png.height() * 5);
    }

    void leavesFoldersToTheWindow() {
        const auto takes = [this](const QList<QUrl>& urls) {
            QMimeData data;
            data.setUrls(urls);
            QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&m_explore->picture(), &enter);
            return enter.isAccepted();
        };
        const QString file = m_trained->filePath("one.png");
        writePng(file.toStdString(), m_trained->project()->image(0));
        const QUrl picture = QUrl::fromLocalFile(file);
        QVERIFY(takes({picture}));
        QVERIFY(!takes({picture, picture}));
        QVERIFY(!takes({QUrl::fromLocalFile(m_trained->filePath("pictures"))}));
        QVERIFY(!takes({QUrl::fromLocalFile(m_trained->filePath("pictures.zip"))}));
    }

    void otherWeightsEncodeThePicturesAgain() {
        m_trained->trainAutoencoder("vae", "changing");
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("changing"));
        m_explore->activate();
        QVERIFY(isSettled());
        m_explore->sliders().sliders()[0]->setValue(2.0);
        m_session->undoStack().undo();
        m_session->undoStack().redo();
        const ExploreState before = model().state();
        const QImage shown = m_explore->picture().image();

        m_explore->hide(); // somebody trains it further in another room
        TrainRequest request;
        request.name = "changing";
        request.extend = true;
        request.steps = 12;
        m_session->train(request);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->findRun(QStringLiteral("changing"))->step == 24 && !m_session->isTraining(),
                                 60000);
        m_explore->show();
        m_explore->activate();
        QVERIFY(isSettled());

        const ExploreState& now = model().state();
        QVERIFY(now.weights != before.weights);
        QCOMPARE(now.startName, before.startName); // the same walk,
        QCOMPARE(now.startPicture, before.startPicture);
        QCOMPARE(now.start, model().engine()->encode(before.startPicture)); // as these weights see it
        QCOMPARE(now.a->latent, model().engine()->encode(before.a->picture));
        QCOMPARE(now.b->latent, model().engine()->encode(before.b->picture));
        QVERIFY(now.start != before.start);
        QCOMPARE(model().latent(), now.start); // the directions are others: no step along them is left
        QVERIFY(m_explore->picture().image() != shown);
        const Image decoded = model().engine()->decode(now.start);
        QCOMPARE(m_explore->picture().image(), toQImage(decoded));

        m_session->undoStack().undo(); // a step that was taken under the weights of before
        QVERIFY(isSettled());
        QCOMPARE(model().state().weights, now.weights);
        QCOMPARE(model().state().start, model().engine()->encode(before.startPicture));
    }

    void saysWhenAFileCannotBeWritten() {
        PictureExport request;
        request.frames = [this] { return m_explore->strip().frames(); };
        QSignalSpy failed(m_session.get(), &Session::failed);
        writePictures(*m_session, m_trained->filePath(QStringLiteral("no/such/folder/strip.png")), request);
        QVERIFY(failed.wait());
    }

private:
    ExploreModel& model() { return m_explore->model(); }
    QSlider* firstSlider() { return m_explore->sliders().sliders().front()->findChild<QSlider*>(); }
    template<class T>
    T* child(const char* name) {
        auto* found = m_explore->findChild<T*>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }

    /// Waits until nothing has been on its way for a moment.
    bool isSettled() {
        int calm = 0;
        return QTest::qWaitFor(
            [&] {
                calm = m_session->lane().idle() ? calm + 1 : 0;
                return calm > 10;
            },
            15000);
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ExploreWorkspace> m_explore;
};

QTEST_MAIN(ExploreWorkspaceTest)
#include "tst_exploreworkspace.moc"
