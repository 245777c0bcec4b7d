// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/data/PreviewGrid.hpp"
#include "ui/session/Session.hpp"
#include "ui/train/AugmentStrip.hpp"
#include "ui/train/EstimateView.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunForm.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

} // namespace

class TestRunForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        m_trained = std::make_unique<TrainedProject>();
    }

    void init() {
        m_session = std::make_unique<Session>();
        m_session->setProject(m_trained->project());
        m_panel = std::make_unique<NewRunPanel>(*m_session);
        choose("ae");
        m_panel->resize(320, 1200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup() {
        m_panel.reset();
        m_session->jobs().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), patience);
        m_session.reset();
    }

    void theEstimateFollowsWhatIsTyped() {
        type("steps", "123");
        QTRY_VERIFY_WITH_TIMEOUT(steps().contains("123 steps"), patience);
        const auto pictures = m_session->project()->facts().training;
        QVERIFY(steps().contains(QStringLiteral("over %1 pictures").arg(pictures)));
        const QString few = steps();
        type("steps", "2460");
        QTRY_VERIFY_WITH_TIMEOUT(steps().contains("2,460 steps"), patience);
        QVERIFY(steps() != few);
    }

    void itsTimeIsMeasuredAndPresetsSayTheirs() {
        QTRY_VERIFY_WITH_TIMEOUT(time().startsWith("Takes about"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->run().forecast().state(), Forecast::State::Idle, patience);
        for (int i = 0; i < presets()->count(); ++i)
            QVERIFY2(presets()->itemText(i).contains("about"), qPrintable(presets()->itemText(i)));
    }

    void anotherNumberOfStepsIsNotMeasuredAgain() {
        type("steps", "1000");
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->run().forecast().state(), Forecast::State::Idle, patience);
        const double before = seconds();
        QVERIFY(before > 0.0);
        type("steps", "2000");
        QTRY_VERIFY_WITH_TIMEOUT(steps().contains("2,000 steps"), patience);
        QCOMPARE(seconds(), 2.0 * before); // at once, and from the same speed
    }

    void nothingIsMeasuredBesideATraining() {
        TrainRequest request;
        request.name = "long";
        request.preset = Preset::Quick;
        request.steps = 100000;
        m_session->train(request);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isTraining(), patience);
        choose("vae");
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->run().forecast().state(), Forecast::State::WaitingForTraining, patience);
        QVERIFY(time().contains("when the current training ends"));
        m_session->removeRun(QStringLiteral("long"));
        QTRY_VERIFY_WITH_TIMEOUT(time().startsWith("Takes about"), patience);
    }

    void aClosedFormMeasuresNothing() {
        m_panel->hide();
        QCOMPARE(m_panel->run().forecast().state(), Forecast::State::Idle);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->background().idle(), patience);
        m_panel->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->run().forecast().answers().empty(), patience);
    }

    void fewStepsAreSaidWithTheirAdvice() {
        type("steps", "3");
        QTRY_VERIFY_WITH_TIMEOUT(
            says("steps") && !m_panel->run().forecast().answers().empty() && !outlook().findings.empty(), patience);
        const Finding few = outlook().findings.front();
        QTRY_VERIFY(says(QString::fromStdString(few.message)));
        QVERIFY(says(QString::fromStdString(few.advice)));
        type("steps", "5000");
        QTRY_VERIFY_WITH_TIMEOUT(!says(QString::fromStdString(few.message)), patience);
    }

    void whatMakesNoDifferenceIsHidden() {
        QVERIFY(!field("latent_dim")->isVisible());
        QVERIFY(field("latent_channels")->isVisible());
        auto* shape = field("latent")->findChild<QComboBox*>();
        shape->setFocus();
        QTest::keyClick(shape, Qt::Key_Down);
        QVERIFY(field("latent_dim")->isVisible());
        QVERIFY(!field("latent_channels")->isVisible());
        QVERIFY(!m_panel->form()->settings().contains("latent_channels"));
    }

    void aNameThatCannotBeIsSaidAtTheField() {
        auto* name = m_panel->findChild<QLineEdit*>("runName");
        auto* start = m_panel->findChild<QPushButton*>("startRun");
        QTest::keyClicks(name, "my run/2");
        QVERIFY(!start->isEnabled());
        QVERIFY(says("Use letters, digits"));
        QTest::keyClick(name, Qt::Key_Return); // nothing starts, nothing typed is lost
        QCOMPARE(name->text(), QString("my run/2"));
        QVERIFY(m_session->runs().empty());
        name->selectAll();
        QTest::keyClicks(name, "my-run");
        QVERIFY(start->isEnabled());
        QVERIFY(!says("Use letters, digits"));
    }

    void aSeedThatIsNoneIsSaidAndNothingJumps() {
        QTRY_VERIFY_WITH_TIMEOUT(steps().contains("steps"), patience);
        const QString known = steps();
        auto* seed = m_panel->findChild<QLineEdit*>("runSeed");
        seed->selectAll();
        QTest::keyClicks(seed, "seven");
        QVERIFY(says("A whole number from 0 on."));
        QVERIFY(!m_panel->findChild<QPushButton*>("startRun")->isEnabled());
        field("width")->setText(QStringLiteral("0"));
        QVERIFY(says("A whole number. From 8"));
        QCOMPARE(steps(), known); // it stays, pale, until there is something else to say
        QVERIFY(!m_panel->findChild<EstimateView*>()->isEnabled());
        field("width")->reset();
        QVERIFY(m_panel->findChild<EstimateView*>()->isEnabled());
    }

    void tabGoesDownTheForm() {
        m_panel->findChild<QLineEdit*>("runSeed")->setFocus();
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        QCOMPARE(qobject_cast<QPushButton*>(m_panel->focusWidget())->text(), QString("Cancel"));
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        QCOMPARE(m_panel->focusWidget()->objectName(), QString("startRun"));
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        QCOMPARE(m_panel->focusWidget(), field("latent")->control());
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        QTest::keyClick(m_panel->focusWidget(), Qt::Key_Return); // leads to the start, and does not start yet
        QCOMPARE(m_panel->focusWidget()->objectName(), QString("startRun"));
        QVERIFY(m_session->runs().empty());
    }

    void thePreviewShowsWhatTheOptionsDo() {
        auto* strip = m_panel->findChild<AugmentStrip*>();
        QVERIFY(strip->isVisible());
        for (const char* key : {"mirror", "mirror_vertical", "shift", "rotate", "crop", "jitter"})
            type(key, "0");
        QTRY_VERIFY_WITH_TIMEOUT(strip->grid().pictures().size() == 8 && allAlike(*strip), patience);
        type("shift", "0.3");
        QTRY_VERIFY_WITH_TIMEOUT(!allAlike(*strip), patience);
        const QImage before = strip->grid().pictures().front();
        QTest::mouseClick(strip->findChild<QToolButton*>("anotherPicture"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(strip->grid().pictures().front() != before, patience);
    }

    void aTextForSecondsIsAsExactAsAForecast() {
        QCOMPARE(aboutText(0.2), QString("about 1 s"));
        QCOMPARE(aboutText(52.0), QString("about 50 s"));
        QCOMPARE(aboutText(59.0), QString("about 1 min"));
        QCOMPARE(aboutText(291.0), QString("about 4 min 50 s"));
        QCOMPARE(aboutText(1790.0), QString("about 30 min"));
        QCOMPARE(aboutText(2.0 * 3600.0 + 700.0), QString("about 2 h 10 min"));
    }

private:
    void choose(const char* model) {
        for (const Choice& choice : autoencoderModels()) {
            if (choice.id == model)
                m_panel->setModel(choice);
        }
    }

    ParameterField* field(const char* key) const { return m_panel->form()->field(key); }

    void type(const char* key, const char* text) {
        auto* line = field(key)->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    QComboBox* presets() const { return m_panel->findChild<QComboBox*>("runPreset"); }
    QString steps() const { return m_panel->findChild<QLabel*>("expectedSteps")->text(); }
    QString time() const { return m_panel->findChild<QLabel*>("expectedTime")->text(); }
    const Forecast::Outlook& outlook() const {
        return std::get<Forecast::Outlook>(m_panel->run().forecast().answers().front());
    }
    double seconds() const { return outlook().estimate.seconds; }

    bool says(const QString& text) const {
        for (const auto* label : m_panel->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    static bool allAlike(const AugmentStrip& strip) {
        const auto& pictures = strip.grid().pictures();
        return std::all_of(pictures.begin(), pictures.end(),
                           [&](const QImage& each) { return each == pictures.front(); });
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<NewRunPanel> m_panel;
};

QTEST_MAIN(TestRunForm)
#include "tst_runform.moc"
