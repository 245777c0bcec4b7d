// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "core/studio/Doctor.hpp"
#include "core/studio/LatentEngine.hpp"
#include "tests/Patience.hpp"
#include "ui/session/Session.hpp"
#include "ui/train/FurtherPanel.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunActions.hpp"
#include "ui/train/RunList.hpp"
#include "ui/train/TrainWorkspace.hpp"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

} // namespace

class TestRunActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "first");
        m_trained->trainDiffusion("first", "dream");
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<QWidget>();
        m_train = new TrainWorkspace(*m_session, m_window.get());
        m_train->inspector()->setParent(m_window.get()); // as in the window: beside the room
        m_train->setGeometry(0, 0, 900, 760);
        m_train->inspector()->setGeometry(900, 0, 320, 760);
        m_window->resize(1220, 760);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_session->setProject(m_trained->project());
        m_train->activate();
        m_train->runs()->select(QStringLiteral("first"));
        QCOMPARE(m_train->runs()->selectedRun(), QString("first"));
    }

    void cleanup() {
        m_window.reset();
        m_session->jobs().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), patience);
        m_session.reset();
        m_trained.reset();
    }

    void aRunIsRenamedByKeys() {
        QTest::keyClick(list(), Qt::Key_F2);
        QVERIFY(title()->hasFocus());
        QTest::keyClicks(title(), "better");
        QTest::keyClick(title(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->findRun(QStringLiteral("better")).has_value(), patience);
        QVERIFY(!m_session->findRun(QStringLiteral("first")));
        QCOMPARE(m_train->runs()->selectedRun(), QString("better"));
        QCOMPARE(title()->text(), QString("better"));
        QCOMPARE(m_session->findRun(QStringLiteral("dream"))->autoencoder, std::string("better"));
        m_session->undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->findRun(QStringLiteral("first")).has_value(), patience);
        QTRY_COMPARE(title()->text(), QString("first"));
    }

    void aBadNameKeepsWhatWasTyped() {
        for (const char* bad : {"dream", "a/b"}) {
            list()->setFocus();
            QTest::keyClick(list(), Qt::Key_F2);
            QTest::keyClicks(title(), bad);
            QTest::keyClick(title(), Qt::Key_Return);
            QTRY_VERIFY2_WITH_TIMEOUT(title()->property("invalid").toBool(), bad, patience);
            QCOMPARE(title()->text(), QString(bad));
            QTest::keyClick(title(), Qt::Key_Escape);
            QCOMPARE(title()->text(), QString("first"));
            QVERIFY(!title()->property("invalid").toBool());
        }
        QVERIFY(m_session->findRun(QStringLiteral("first")).has_value());
    }

    void notesAreSavedAsTheyAreTyped() {
        m_train->runs()->actions().notesRequested(QStringLiteral("first"));
        QVERIFY(notes()->hasFocus());
        QTest::keyClicks(notes(), "too blurred");
        QTest::keyClick(notes(), Qt::Key_Return);
        QTest::keyClicks(notes(), "try beta 0.1");
        const std::string expected = "too blurred\ntry beta 0.1";
        QTRY_COMPARE_WITH_TIMEOUT(m_trained->project()->run("first").notes, expected, patience);
        m_train->runs()->select(QStringLiteral("dream"));
        QVERIFY(notes()->toPlainText().isEmpty());
        m_train->runs()->select(QStringLiteral("first"));
        QCOMPARE(notes()->toPlainText().toStdString(), expected);
    }

    void notesSurviveAProjectThatClosesAtOnce() {
        QTest::keyClicks(notes(), "last words");
        m_session->setProject(nullptr);
        QCOMPARE(m_trained->project()->run("first").notes, std::string("last words"));
    }

    /// "dream" was trained on it, and keeps to the weights of then.
    void theParentOfADiffusionRunIsTrainedFurtherToo() {
        const std::string decoder = m_trained->project()->run("dream").parent.sha256;
        const auto before = m_trained->project()->run("first").step;
        action("Train further...")->trigger();
        auto* steps = m_window->findChild<QSpinBox*>("furtherSteps");
        QTRY_VERIFY(steps->isVisible());
        steps->selectAll();
        QTest::keyClicks(steps, "7");
        QTest::mouseClick(m_window->findChild<QPushButton*>("startFurther"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_trained->project()->run("first").step, before + 7, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), patience);
        QCOMPARE(LatentEngine::load(m_trained->project(), "dream")->decoder().sha256, decoder);
    }

    void aDiffusionRunIsTrainedFurtherToo() {
        m_train->runs()->select(QStringLiteral("dream"));
        const auto before = m_trained->project()->run("dream").step;
        action("Train further...")->trigger();
        m_window->findChild<QSpinBox*>("furtherSteps")->setValue(5);
        QTest::mouseClick(m_window->findChild<QPushButton*>("startFurther"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_trained->project()->run("dream").step, before + 5, patience);
    }

    void aNewRunBeginsWithTheSettingsOfAnother_data() {
        QTest::addColumn<QString>("like");
        QTest::newRow("autoencoder") << "first";
        QTest::newRow("diffusion") << "dream";
    }

    void aNewRunBeginsWithTheSettingsOfAnother() {
        QFETCH(QString, like);
        m_train->runs()->select(like);
        action("New run with these settings...")->trigger();
        QVERIFY(m_train->newRun()->isVisible());
        const RunInfo first = m_trained->project()->run(like.toStdString());
        QTest::mouseClick(m_train->newRun()->findChild<QPushButton*>("startRun"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->runs().size(), std::size_t{3}, patience);
        const QString name = m_train->runs()->selectedRun();
        QVERIFY(name != like);
        const RunInfo second = m_trained->project()->run(name.toStdString());
        QCOMPARE(second.kind, first.kind);
        QCOMPARE(second.autoencoder, first.autoencoder);
        QCOMPARE(second.seed, first.seed);
        for (const ParameterSpec& spec : first.parameters.specs())
            QVERIFY2(second.parameters.value(spec.key) == first.parameters.value(spec.key), spec.key.c_str());
    }

    void whatTheDoctorSaysStandsAtTheRun() {
        const auto findings = examineRun(*m_trained->project(), "first"); // of 12 steps there is something to say
        QVERIFY(!findings.empty());
        QTRY_VERIFY_WITH_TIMEOUT(says(QString::fromStdString(findings.front().message)), patience);
        QVERIFY(says(QString::fromStdString(findings.front().advice)));
    }

    void deletingAnAutoencoderSaysWhatGoesWithIt() {
        const auto answer = [](const char* button, QString& said) {
            QTimer::singleShot(0, qApp, [button, &said] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box);
                said = box->informativeText();
                auto* wanted = box->findChild<QPushButton*>(QLatin1String(button));
                QTest::mouseClick(wanted ? wanted : box->button(QMessageBox::Cancel), Qt::LeftButton);
            });
        };
        QString said;
        answer("cancel", said);
        action("Delete the run...")->trigger();
        QVERIFY(said.contains("dream"));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), patience);
        QCOMPARE(m_session->runs().size(), std::size_t{2});

        m_train->runs()->select(QStringLiteral("dream")); // nothing depends on it
        answer("deleteRuns", said);
        action("Delete the run...")->trigger();
        QVERIFY(said.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_session->runs().size(), std::size_t{1}, patience);

        m_trained->trainDiffusion("first", "dream");
        m_session->setProject(m_trained->project());
        m_train->runs()->select(QStringLiteral("first"));
        answer("deleteRuns", said);
        action("Delete the run...")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->runs().empty(), patience);
        QVERIFY(!m_trained->project()->hasRun("dream"));
    }

    void commandsFromElsewhereLeadToTheRoom() {
        QSignalSpy wanted(m_train, &Workspace::roomRequested);
        for (const char* text :
             {"Train further...", "New run with these settings...", "Rename the run", "Write notes on the run"})
            action(text)->trigger();
        QCOMPARE(wanted.size(), 4);
    }

private:
    QWidget* list() const { return m_train->runs()->findChild<QListView*>(); }
    QLineEdit* title() const { return m_window->findChild<QLineEdit*>("runTitle"); }
    QPlainTextEdit* notes() const { return m_window->findChild<QPlainTextEdit*>("runNotes"); }
    QAction* action(const QString& text) const {
        for (QAction* each : m_train->runs()->actions().all()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString& text) const {
        for (const auto* label : m_window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    TrainWorkspace* m_train = nullptr;
};

QTEST_MAIN(TestRunActions)
#include "tst_runactions.moc"
