// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "core/studio/Files.hpp"
#include "tests/Patience.hpp"
#include "ui/compare/CompareBoard.hpp"
#include "ui/compare/CompareModel.hpp"
#include "ui/compare/CompareWorkspace.hpp"
#include "ui/compare/RunChips.hpp"
#include "ui/session/Session.hpp"
#include "ui/widgets/EmptyState.hpp"

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace studio;
using namespace studio::ui;

class CompareWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("ae", "ae");
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainDiffusion("vae", "vae-diffusion");
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_compare = std::make_unique<CompareWorkspace>(*m_session);
        m_compare->resize(1200, 800);
        m_compare->show();
        m_session->setProject(m_trained->project());
        m_compare->activate();
        QTRY_VERIFY_WITH_TIMEOUT(model().isComplete() && !model().columns().empty(), 60000);
    }

    void cleanup() {
        m_compare.reset();
        m_session.reset();
    }

    void amplifiesAndClipsTheDifference() {
        Image a(2, 1, 1);
        Image b(2, 1, 1);
        a.pixels = {100, 10};
        b.pixels = {97, 200};
        QCOMPARE(amplifiedDifference(a, b, 4).pixels, (std::vector<std::uint8_t>{12, 255}));
    }

    void asksForATrainedModelFirst() {
        Session session;
        CompareWorkspace compare(session);
        compare.show();
        TrainedProject untrained;
        session.setProject(untrained.project());
        QSignalSpy wanted(&compare, &Workspace::roomRequested);
        QTest::mouseClick(compare.findChild<EmptyState*>()->button(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void comparesTheAutoencodersAtFirst() {
        QCOMPARE(model().selected(), (QStringList{QStringLiteral("ae"), QStringLiteral("vae")}));
        QCOMPARE(m_compare->board().columns().size(), std::size_t{2});
    }

    void givesEveryRunTheSameInputsAndMeasuresIt() {
        const std::vector<Image>& inputs = model().settings().inputs;
        QCOMPARE(inputs.size(), std::size_t{6});
        for (const ComparedColumn& column : model().columns()) {
            const auto engine = LatentEngine::load(m_trained->project(), column.run.name);
            QCOMPARE(column.pictures.reconstructions, engine->decode(engine->encode(inputs)));
            QCOMPARE(column.pictures.path.size(), inputs.size());
            QCOMPARE(column.pictures.normal.size(), inputs.size());
            QCOMPARE(column.pictures.gaussian.size(), inputs.size());
            QVERIFY(column.score.has_value());
            QCOMPARE(column.score->images, static_cast<std::int64_t>(m_trained->project()->validationIndices().size()));
            QVERIFY(column.score->psnr > 0.0 && column.score->mse > 0.0);
        }
    }

    void drawsByDiffusionWhereThereIsOne() {
        QVERIFY(model().columns()[0].diffusion.empty());
        QCOMPARE(model().columns()[1].diffusionRun, QStringLiteral("vae-diffusion"));
        QCOMPARE(model().columns()[1].diffusion.size(), std::size_t{6});
        QVERIFY(m_compare->board().columns()[0].rows[6].empty());
        QSignalSpy wanted(m_compare.get(), &CompareWorkspace::diffusionWanted);
        CompareBoard& offering = m_compare->board();
        QTest::mouseClick(&offering, Qt::LeftButton, Qt::NoModifier, offering.cellRect(0, 6, 0).center());
        QCOMPARE(wanted.size(), 1); // it can be had
        QCOMPARE(m_session->currentRun(), offering.columns()[0].name);
        QTest::mouseClick(&offering, Qt::LeftButton, Qt::NoModifier, offering.cellRect(1, 6, 0).center());
        QCOMPARE(wanted.size(), 1); // this run has one
        QVERIFY(!m_compare->board().columns()[1].rows[6].front().isNull());
    }

    void showsFiguresWithUnits() {
        const BoardColumn& column = m_compare->board().columns().front();
        QVERIFY(column.figures[0].endsWith(QLatin1String(" dB")));
        QVERIFY(column.figures[3].size() > 1);
    }

    void aChipTakesARunOutAndUndoBringsItBack() {
        QTest::mouseClick(m_compare->chips().button(QStringLiteral("ae")), Qt::LeftButton);
        QCOMPARE(model().selected(), QStringList{QStringLiteral("vae")});
        QCOMPARE(m_compare->board().columns().size(), std::size_t{1});
        m_session->undoStack().undo();
        QCOMPARE(model().selected().size(), 2);
        QVERIFY(m_compare->chips().button(QStringLiteral("ae"))->isChecked());
    }

    void tabGoesThroughTheRoomAsOneReadsIt() {
        QWidget* at = m_compare->chips().button(QStringLiteral("ae"));
        at->setFocus();
        QTest::keyClick(at, Qt::Key_Tab);
        QCOMPARE(m_compare->focusWidget(), m_compare->chips().button(QStringLiteral("vae")));
        for (int i = 0; i < 8; ++i) // vae-diffusion, shuffle, how many, way, seed, dice, save, pictures
            QTest::keyClick(m_compare->focusWidget(), Qt::Key_Tab);
        QCOMPARE(m_compare->focusWidget(), &m_compare->board());
    }

    void shufflingKeepsAPinnedInput() {
        const Image pinned = model().settings().inputs[2];
        const std::vector<Image> before = model().settings().inputs;
        CompareBoard& board = m_compare->board();
        QTest::mouseClick(&board, Qt::LeftButton, Qt::NoModifier, board.cellRect(1, 0, 2).center());
        QVERIFY(model().pinned().contains(2));
        auto* shuffle = m_compare->findChild<QPushButton*>(QStringLiteral("shuffleInputs"));
        QTest::mouseClick(shuffle, Qt::LeftButton);
        QCOMPARE(model().settings().inputs[2], pinned);
        QVERIFY(model().settings().inputs != before);
        QTest::mouseClick(&board, Qt::LeftButton, Qt::NoModifier, board.cellRect(1, 0, 2).center());
        QVERIFY(model().pinned().empty());
    }

    void anotherSeedDrawsOtherSamples() {
        const std::vector<Image> before = model().columns()[1].pictures.normal;
        const std::vector<Image> same = model().columns()[1].pictures.reconstructions;
        model().setSeed(7);
        QTRY_VERIFY_WITH_TIMEOUT(model().isComplete(), 60000);
        QVERIFY(model().columns()[1].pictures.normal != before);
        QCOMPARE(model().columns()[1].pictures.reconstructions, same);
    }

    void takesADroppedPictureAsFirstInput() {
        const QString file = m_trained->filePath(QStringLiteral("input.png"));
        writePng(file.toStdU16String(), m_trained->project()->image(11));
        QVERIFY(m_compare->acceptPaths({file}));
        QTRY_COMPARE(model().settings().inputs.front(), m_trained->project()->image(11));
        QVERIFY(model().pinned().contains(0));
    }

    void savesThePictureAndThePage() {
        QSignalSpy noticed(m_session.get(), &Session::saved);
        m_compare->save(m_trained->filePath(QStringLiteral("comparison.png")));
        QVERIFY(noticed.wait());
        const QImage saved(m_trained->filePath(QStringLiteral("comparison.png")));
        QVERIFY(saved.width() >= 2 * m_compare->board().width());
        m_compare->save(m_trained->filePath(QStringLiteral("comparison.html")));
        QVERIFY(noticed.wait(60000));
        QFile page(m_trained->filePath(QStringLiteral("comparison.html")));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains("PSNR"));
    }

private:
    CompareModel& model() { return m_compare->model(); }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CompareWorkspace> m_compare;
};

QTEST_MAIN(CompareWorkspaceTest)
#include "tst_compareworkspace.moc"
