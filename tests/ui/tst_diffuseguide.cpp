// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drop.hpp"
#include "TrainedProject.hpp"

#include "core/studio/Files.hpp"
#include "core/studio/Recipe.hpp"
#include "tests/Patience.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/FramePane.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/GuideSlot.hpp"
#include "ui/diffuse/MaskPainter.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SampleExport.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/diffuse/SamplesPane.hpp"
#include "ui/pictures/PictureGrid.hpp"
#include "ui/pictures/PictureSlot.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/SliderRow.hpp"
#include "ui/widgets/ToQImage.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int drawnSteps = 10;
constexpr int drawnCount = 4;

/// Root mean square difference of two pictures' pixels, 0..255.
double difference(const Image& a, const Image& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::pow(static_cast<double>(a.pixels[i]) - static_cast<double>(b.pixels[i]), 2.0);
    return std::sqrt(sum / static_cast<double>(a.pixels.size()));
}

} // namespace

class DiffuseGuideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainDiffusion("vae", "first", true);
        m_trained->trainDiffusion("vae", "second");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_diffuse = std::make_unique<DiffuseWorkspace>(*m_session);
        m_diffuse->resize(1200, 800);
        SampleRequest quick;
        quick.steps = drawnSteps;
        quick.count = drawnCount;
        page().controls().restore(quick);
        m_diffuse->show();
        m_session->setProject(m_trained->project());
        m_session->setCurrentRun(QStringLiteral("first"));
        m_diffuse->activate();
        QVERIFY(settled());
        m_session->undoStack().clear();
    }

    void cleanup() {
        m_diffuse.reset();
        m_session.reset();
    }

    void theCanvasOfAMaskIsLargeInASmallWindow() {
        m_diffuse->resize(940, 620); // what 1024 x 700 leaves for a room
        PictureMimeData data({m_trained->project()->image(0), {}, {}, QStringLiteral("a shape")});
        drop(&slot().slot(), data);
        QVERIFY(settled());
        QVERIFY(page().samples().isVisible());
        QTest::keyClick(m_diffuse.get(), Qt::Key_M);
        MaskPainter& painter = page().frames().painter();
        QTRY_VERIFY2(painter.pictureRect().width() >= 200, qPrintable(QString::number(painter.pictureRect().width())));
        QTest::keyClick(m_diffuse.get(), Qt::Key_M);
        QTRY_VERIFY(page().samples().isVisible() && page().samples().width() > 100);
        m_diffuse->resize(1300, 800);
        QTest::keyClick(m_diffuse.get(), Qt::Key_M);
        QTRY_VERIFY(page().samples().isVisible() && painter.isVisible()); // there is room for both
    }

    void startsFromADroppedPicture() {
        const Image picture = m_trained->project()->image(0);
        PictureMimeData data({picture, {}, {}, QStringLiteral("a shape")});
        drop(&slot().slot(), data);
        QVERIFY(settled());
        QCOMPARE(page().guide().state().name, QStringLiteral("a shape"));
        QVERIFY(page().controls().request().guide);
        // 60 % of the steps are done, and the film shows where the picture enters.
        QCOMPARE(film().steps().size(), std::size_t{7});
        QVERIFY(film().entryMark().isVisible());
        QCOMPARE(film().entryMark().entry()->skipped, 4);
        QCOMPARE(film().entryMark().entry()->picture, toQImage(picture));
        m_session->undoStack().undo();
        QVERIFY(settled());
        QVERIFY(!film().entryMark().isVisible());
        QCOMPARE(film().steps().size(), std::size_t{drawnSteps + 1});
    }

    void startsFromADroppedFile() {
        const QString file = m_trained->filePath(QStringLiteral("guide.png"));
        writePng(file.toStdU16String(), m_trained->project()->image(3));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        drop(&slot().slot(), data);
        QVERIFY(settled());
        QCOMPARE(page().guide().state().picture, m_trained->project()->image(3));
        QVERIFY(m_diffuse->acceptPaths({file})); // the whole room takes it as well
        QVERIFY(settled());
        QCOMPARE(page().guide().state().name, QStringLiteral("guide.png"));
    }

    void lessStrengthStaysCloserToThePicture() {
        page().guide().setPicture(m_trained->project()->image(0), QStringLiteral("a shape"));
        QVERIFY(settled());
        const auto engine = LatentEngine::load(m_trained->project(), "first");
        const Image kept = engine->reconstruct(m_trained->project()->image(0));
        const auto away = [&](double percent) {
            slot().strength().setValue(percent);
            if (!settled())
                return -1.0;
            return difference(page().samples().samples().front(), kept);
        };
        const double little = away(10.0);
        const double much = away(100.0);
        QVERIFY2(little >= 0.0 && little < much, qPrintable(QStringLiteral("%1 %2").arg(little).arg(much)));
        QCOMPARE(page().controls().request().guide->strength, 1.0);
    }

    void aSampleCanBeThePictureToStartFrom() {
        const Image sample = page().samples().samples()[2];
        page().samples().grid().setCurrentIndex(2);
        QVERIFY(settled());
        Q_EMIT slot().sampleWanted();
        QVERIFY(settled());
        QCOMPARE(page().guide().state().picture, sample);
        QTest::mouseClick(m_diffuse->findChild<QToolButton*>(QStringLiteral("removeGuide")), Qt::LeftButton);
        QVERIFY(settled());
        QVERIFY(!page().controls().request().guide);
    }

    void redrawsWhatTheMaskMarks() {
        page().guide().setPicture(m_trained->project()->image(0), QStringLiteral("a shape"));
        slot().strength().setValue(100.0);
        QVERIFY(settled());
        QTest::keyClick(m_diffuse.get(), Qt::Key_M);
        MaskPainter& painter = page().frames().painter();
        QVERIFY(painter.isVisible());
        QCOMPARE(painter.image(), toQImage(m_trained->project()->image(0)));
        QVERIFY(page().controls().request().guide->mask.empty()); // nothing is painted yet: all of it is drawn anew
        painter.setBrushDiameter(3.0);
        QSignalSpy drawn(&page().feed(), &DiffusionFeed::samplesDrawn);
        QTest::mousePress(&painter, Qt::LeftButton, Qt::NoModifier, painter.toWidget({2.0, 3.0}).toPoint());
        QTest::mouseMove(&painter, painter.toWidget({13.0, 3.0}).toPoint());
        QTest::mouseRelease(&painter, Qt::LeftButton, Qt::NoModifier, painter.toWidget({13.0, 3.0}).toPoint());
        QVERIFY(settled());
        QVERIFY(drawn.size() >= 1);
        const std::vector<float> mask = page().controls().request().guide->mask;
        const auto engine = LatentEngine::load(m_trained->project(), "first");
        QCOMPARE(mask, engine->latentMask(painter.mask()));
        const auto marked = std::ranges::count(mask, 1.0F);
        QVERIFY(marked > 0 && marked < std::ssize(mask));
        m_session->undoStack().undo();
        QVERIFY(settled());
        QVERIFY(page().controls().request().guide->mask.empty());
    }

    void savesEverySampleWithItsRecipe() {
        const QStringList files = save(QStringLiteral("singles"));
        QCOMPARE(files.size(), drawnCount);
        const auto recipe = readRecipe(files[1].toStdU16String());
        QVERIFY(recipe);
        QCOMPARE(recipe->run, std::string("first"));
        QCOMPARE(recipe->weights, page().feed().engine()->weights());
        QCOMPARE(recipe->decoder, m_trained->project()->run("first").parent.sha256);
        QCOMPARE(recipe->request.first, std::int64_t{1});
        QCOMPARE(recipe->request.steps, drawnSteps);
        QCOMPARE(readImage(files[1].toStdU16String()), page().samples().samples()[1]);
        QCOMPARE(save(QStringLiteral("singles")).size(), 2 * drawnCount); // nothing is written over
    }

    void savesTheFilmAsPictureAndAsAnimation() {
        const PictureExport request = filmExport(film().steps(), page().feed().engine()->run());
        const auto saved = [&](const QString& name) {
            const QString path = m_trained->filePath(name);
            QSignalSpy noticed(m_session.get(), &Session::saved);
            writePictures(*m_session, path, request);
            if (noticed.isEmpty())
                noticed.wait(10000);
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QImage strip = QImage::fromData(saved(QStringLiteral("film.png")));
        QVERIFY(strip.width() > 4 * strip.height()); // eleven columns, two rows
        QVERIFY(saved(QStringLiteral("film.gif")).startsWith("GIF89a"));
        QCOMPARE(saved(QStringLiteral("film.mp4")).mid(4, 4), QByteArray("ftyp"));
    }

    void droppingASavedSampleRestoresItsRecipe() {
        SampleRequest request = page().controls().request();
        request.sampler = "flow-euler";
        request.steps = 9;
        request.seed = 321;
        request.travel = SeedTravel{5, 0.25};
        request.label = 1;
        request.guidance = 2.0;
        page().controls().restore(request);
        QVERIFY(settled());
        const Image wanted = page().samples().samples()[2];
        const QString file = save(QStringLiteral("recipe"))[2];

        m_session->setCurrentRun(QStringLiteral("second"));
        QVERIFY(settled());
        QVERIFY(m_diffuse->acceptPaths({file}));
        QTRY_COMPARE(m_session->currentRun(), QStringLiteral("first"));
        QVERIFY(settled());
        const SampleRequest restored = page().controls().request();
        QCOMPARE(restored.sampler, request.sampler);
        QCOMPARE(restored.seed, request.seed);
        QCOMPARE(restored.travel->share, 0.25);
        QCOMPARE(restored.label, request.label);
        QCOMPARE(restored.guidance, request.guidance);
        QCOMPARE(page().samples().current(), 2);
        QCOMPARE(page().samples().samples()[2], wanted);
    }

    void aRecipeBringsItsPictureAndMaskBack() {
        page().guide().setPicture(m_trained->project()->image(4), QStringLiteral("a shape"));
        Image mask = emptyMask(m_trained->project()->image(4));
        stroke(mask, {5.0, BrushMode::Paint}, {4.0, 4.0}, {9.0, 4.0});
        page().guide().setMask(mask);
        slot().strength().setValue(45.0);
        QVERIFY(settled());
        const Image wanted = page().samples().samples()[0];
        const auto guide = page().controls().request().guide;
        const QString file = save(QStringLiteral("guided"))[0];

        page().guide().removePicture();
        slot().strength().setValue(80.0);
        QVERIFY(settled());
        m_session->undoStack().clear();
        QVERIFY(m_diffuse->acceptPaths({file}));
        QTRY_VERIFY(page().guide().hasPicture());
        QVERIFY(settled());
        QCOMPARE(page().controls().request().guide->mask, guide->mask);
        QCOMPARE(page().controls().request().guide->picture, guide->picture);
        QCOMPARE(page().controls().request().guide->strength, 0.45);
        QCOMPARE(page().samples().samples()[0], wanted);
        QCOMPARE(m_session->undoStack().count(), 1); // all of it is one step
        m_session->undoStack().undo();
        QVERIFY(settled());
        QVERIFY(!page().guide().hasPicture());
    }

    void saysWhenOtherWeightsDecodedARecipe() {
        auto recipe = *readRecipe(save(QStringLiteral("decoded"))[0].toStdU16String());
        const Image picture(8, 8, 3);
        const auto drop = [&](const QString& name) {
            const QString file = m_trained->filePath(name);
            writePngWithRecipe(file.toStdU16String(), picture, recipe);
            QVERIFY(m_diffuse->acceptPaths({file}));
            QVERIFY(settled());
        };
        QSignalSpy noticed(&page(), &SamplePage::noticed);
        drop(QStringLiteral("same.png"));
        QCOMPARE(noticed.size(), 0);
        recipe.decoder = std::string(64, '0');
        drop(QStringLiteral("other.png"));
        QCOMPARE(noticed.size(), 1);
        QVERIFY(
            noticed[0][0].toString().contains(QString::fromStdString(m_trained->project()->run("first").autoencoder)));
    }

    void saysWhenTheRunOfARecipeIsNotThere() {
        Recipe recipe{"elsewhere", "", page().controls().request()};
        recipe.request.count = 1;
        const QString file = m_trained->filePath(QStringLiteral("elsewhere.png"));
        writePngWithRecipe(file.toStdU16String(), m_trained->project()->image(0), recipe);
        QVERIFY(m_diffuse->acceptPaths({file}));
        auto* banner = m_diffuse->findChild<Banner*>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(QStringLiteral("elsewhere")));
        QCOMPARE(m_session->currentRun(), QStringLiteral("first"));
    }

    void takesNoFolderAndNoOtherFile() {
        QVERIFY(!m_diffuse->acceptPaths({m_trained->filePath(QStringLiteral("project"))}));
        QVERIFY(!m_diffuse->acceptPaths({QStringLiteral("/missing.png")}));
    }

private:
    SamplePage& page() { return m_diffuse->samplePage(); }
    FilmPane& film() { return page().film(); }
    GuideSlot& slot() { return page().controls().guideSlot(); }

    /// Nothing is under way any more, and has not been for a moment.
    bool settled() {
        int quiet = 0;
        return QTest::qWaitFor(
            [&] {
                quiet = m_session->lane().idle() ? quiet + 1 : 0;
                return quiet > 4 && !film().steps().empty();
            },
            60000);
    }

    QStringList save(const QString& name) {
        const QString folder = m_trained->filePath(name);
        QDir().mkpath(folder);
        QSignalSpy saved(m_session.get(), &Session::saved);
        writeSingles(*m_session, folder,
                     {page().feed().engine(), page().controls().request(), page().samples().samples()});
        if (saved.isEmpty())
            saved.wait(10000);
        QStringList files;
        for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files, QDir::Name))
            files << file.filePath();
        return files;
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DiffuseWorkspace> m_diffuse;
};

QTEST_MAIN(DiffuseGuideTest)
#include "tst_diffuseguide.moc"
