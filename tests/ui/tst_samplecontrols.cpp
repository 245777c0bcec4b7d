// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diffuse/GuidanceForm.hpp"
#include "ui/diffuse/GuideModel.hpp"
#include "ui/diffuse/SampleControls.hpp"
#include "ui/diffuse/SamplerForm.hpp"
#include "ui/diffuse/SeedForm.hpp"
#include "ui/session/Session.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/widgets/SliderRow.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace studio;
using namespace studio::ui;

namespace {

Choice sampler(const std::string& id) {
    return {id, id, "what " + id + " does", "source of " + id};
}

std::vector<Choice> samplers() {
    Choice ddim = sampler("ddim");
    ddim.usesEta = true;
    Choice euler = sampler("euler");
    euler.usesKarras = true;
    Choice ddpm = sampler("ddpm");
    ddpm.isStochastic = true;
    return {euler, ddpm, ddim};
}

Steering byClasses() {
    return {.classes = {{"circle", 3}, {"square", 4}}, .guidance = 1.5};
}

std::vector<Choice> flowSamplers() {
    Choice flow = sampler("flow-euler");
    flow.isFlow = true;
    return {flow};
}

} // namespace

class SampleControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_session = std::make_unique<Session>();
        m_guide = std::make_unique<GuideModel>(*m_session);
        m_controls = std::make_unique<SampleControls>(*m_session, *m_guide);
        m_controls->setSamplers(samplers());
        m_controls->resize(256, 900);
        m_controls->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_controls.get()));
    }

    void cleanup() {
        m_controls.reset();
        m_guide.reset();
        m_session.reset();
    }

    void startsWithTheSamplerThatComesFirst() { QCOMPARE(m_controls->request().sampler, std::string("euler")); }

    void keepsThePickedSamplerWhenAnotherRunOffersIt() {
        pick(QStringLiteral("ddim"));
        m_controls->setSamplers({sampler("x"), sampler("ddim")});
        QCOMPARE(m_controls->request().sampler, std::string("ddim"));
        m_controls->setSamplers({sampler("x"), sampler("y")});
        QCOMPARE(m_controls->request().sampler, std::string("x"));
    }

    void nothingMovesWithTheLengthOfASentence() {
        std::vector<Choice> wordy = samplers();
        for (Choice& each : wordy) {
            each.usesEta = each.usesKarras = false;
            each.isStochastic = false;
        }
        for (int i = 0; i < 8; ++i)
            wordy[1].description += " and on and on, for ever";
        m_controls->setSamplers(wordy);
        QTest::qWait(20);
        const int before = m_controls->steps().y();
        for (const Choice& each : wordy) {
            pick(QString::fromStdString(each.id));
            QTest::qWait(20);
            QCOMPARE(m_controls->steps().y(), before);
        }
    }

    void groupsSamplersByWhatTheyDo() {
        // Three names that can be picked, under two that cannot.
        const int own = box()->findText(QStringLiteral("For models that learned otherwise"));
        QCOMPARE(own, 5);
        QCOMPARE(pickable(), 3);
        m_controls->setSamplers(flowSamplers());
        QCOMPARE(pickable(), 1);
        QCOMPARE(box()->currentData().toString(), QStringLiteral("flow-euler"));
    }

    void samplersOfOtherModelsStandGreyWithTheReason() {
        pick(QStringLiteral("ddim"));
        m_controls->setSamplers(flowSamplers());
        QCOMPARE(m_controls->request().sampler,
                 std::string("flow-euler")); // ddim is listed still, but not for this one
        const int ddim = box()->findData(QStringLiteral("ddim"));
        QVERIFY(ddim > 0);
        QVERIFY(!isPickable(ddim));
        QVERIFY(box()->itemData(ddim, Qt::ToolTipRole).toString().contains(QLatin1String("learned a flow")));
    }

    void offersOnlyWhatTheSamplerUses() {
        auto* karras = m_controls->findChild<QCheckBox*>(QStringLiteral("karras"));
        SliderRow* eta = row(QStringLiteral("Eta"));
        eta->setValue(0.5);
        QVERIFY(karras->isVisible() && !eta->isVisible());
        QTest::mouseClick(karras, Qt::LeftButton, Qt::NoModifier, QPoint(8, karras->height() / 2));
        QVERIFY(m_controls->request().karras);
        QCOMPARE(m_controls->request().eta, 0.0);
        pick(QStringLiteral("ddim"));
        QVERIFY(!karras->isVisible() && eta->isVisible());
        QVERIFY(!m_controls->request().karras);
        QCOMPARE(m_controls->request().eta, 0.5);
    }

    void foldsTheTimesAway() {
        auto* spacing = m_controls->findChild<QComboBox*>(QStringLiteral("spacing"));
        QVERIFY(!spacing->isVisible());
        QTest::mouseClick(m_controls->findChild<QToolButton*>(QStringLiteral("advancedSampling")), Qt::LeftButton);
        QVERIFY(spacing->isVisible());
        QCOMPARE(m_controls->request().spacing, std::string());
        spacing->setFocus();
        QTest::keyClick(spacing, Qt::Key_End);
        QCOMPARE(m_controls->request().spacing, std::string("linspace"));
        m_session->undoStack().undo();
        QCOMPARE(m_controls->request().spacing, std::string());
        m_controls->setSamplers(flowSamplers());
        QVERIFY(!spacing->isVisible());
        row(QStringLiteral("Shift"))->setValue(3.0);
        QCOMPARE(m_controls->request().shift, 3.0);
    }

    void clampsThePrediction() {
        QCOMPARE(m_controls->request().clamp, 0.0);
        SliderRow* clamp = row(QStringLiteral("Clamp"));
        QVERIFY(!clamp->isVisible());
        QTest::mouseClick(m_controls->findChild<QToolButton*>(QStringLiteral("advancedSampling")), Qt::LeftButton);
        QVERIFY(clamp->isVisible());
        clamp->choose(2.5);
        QCOMPARE(m_controls->request().clamp, 2.5);
        m_session->undoStack().undo();
        QCOMPARE(m_controls->request().clamp, 0.0);
        SampleRequest wide = m_controls->request();
        wide.clamp = 25.0;
        m_controls->restore(wide);
        QCOMPARE(m_controls->request().clamp, 25.0);
    }

    void aPickedSamplerCanBeUndone() {
        box()->setFocus();
        QTest::keyClick(box(), Qt::Key_End);
        QCOMPARE(m_controls->request().sampler, std::string("ddpm"));
        m_session->undoStack().undo();
        QCOMPARE(m_controls->request().sampler, std::string("euler"));
        m_session->undoStack().redo();
        QCOMPARE(m_controls->request().sampler, std::string("ddpm"));
    }

    void travelsBetweenTwoSeeds() {
        QVERIFY(!m_controls->request().travel);
        auto* travel = m_controls->findChild<QCheckBox*>(QStringLiteral("seedTravel"));
        QSignalSpy changed(m_controls.get(), &SampleControls::changed);
        QTest::mouseClick(travel, Qt::LeftButton, Qt::NoModifier, QPoint(8, travel->height() / 2));
        QCOMPARE(changed.size(), 1);
        auto* share = m_controls->noise().share().findChild<QSlider*>();
        QTest::keyClick(share, Qt::Key_End);
        const auto request = m_controls->request();
        QVERIFY(request.travel);
        QCOMPARE(request.travel->to, std::uint64_t{1});
        QCOMPARE(request.travel->share, 1.0);
        m_session->undoStack().undo();
        m_session->undoStack().undo();
        QVERIFY(!m_controls->request().travel);
    }

    void rollingTheSeedCanBeUndone() {
        QTest::mouseClick(m_controls->findChild<QToolButton*>(QStringLiteral("rerollSeed")), Qt::LeftButton);
        while (m_controls->request().seed == 0) // one in a thousand
            m_controls->reroll();
        m_session->undoStack().undo();
        QCOMPARE(m_controls->request().seed, std::uint64_t{0});
    }

    void onlyConditionalRunsHaveClasses() {
        auto* classes = m_controls->findChild<QComboBox*>(QStringLiteral("class"));
        QVERIFY(!classes->isVisible());
        QCOMPARE(m_controls->request().label, std::int64_t{-1});
        m_controls->setSteering(byClasses());
        QVERIFY(classes->isVisible());
        QCOMPARE(classes->count(), 3);
        SliderRow* guidance = row(QStringLiteral("Guidance"));
        QCOMPARE(m_controls->request().label, std::int64_t{-1}); // each sample a class of its own
        QCOMPARE(m_controls->request().guidance, 1.5);
        classes->setFocus();
        QTest::keyClick(classes, Qt::Key_End);
        guidance->setValue(2.5);
        QCOMPARE(m_controls->request().label, std::int64_t{1});
        QCOMPARE(m_controls->request().guidance, 2.5);
        const QColor swatch = classes->itemIcon(2).pixmap(16, 16).toImage().pixelColor(8, 8);
        QCOMPARE(swatch, Theme::current().classColour(1));
        m_controls->setSteering({});
        QCOMPARE(m_controls->request().label, std::int64_t{-1});
        QCOMPARE(m_controls->request().guidance, 1.0);
    }

    void runsWithoutClassesAreLedToo() {
        auto* classes = m_controls->findChild<QComboBox*>(QStringLiteral("class"));
        SliderRow* guidance = row(QStringLiteral("Guidance"));
        QVERIFY(!guidance->isVisible());
        m_controls->setSteering({.classes = {}, .guidance = 2.0});
        QVERIFY(guidance->isVisible() && !classes->isVisible());
        QCOMPARE(m_controls->request().guidance, 2.0);
        m_controls->setSteering(byClasses());
        QCOMPARE(m_controls->request().guidance, 1.5); // nobody had touched it
        guidance->setValue(3.0);
        m_controls->setSteering({.classes = {}, .guidance = 2.0});
        QCOMPARE(m_controls->request().guidance, 3.0);
        guidance->reset();
        QCOMPARE(m_controls->request().guidance, 2.0);
    }

    void restoresARequestAsOneStepToUndo() {
        m_controls->setSteering(byClasses());
        SampleRequest recipe;
        recipe.sampler = "ddim";
        recipe.steps = 17;
        recipe.eta = 0.25;
        recipe.spacing = "trailing";
        recipe.count = 5;
        recipe.label = 1;
        recipe.guidance = 3.0;
        recipe.seed = 123'456'789;
        recipe.travel = SeedTravel{42, 0.5};
        const SampleRequest before = m_controls->request();
        QSignalSpy changed(m_controls.get(), &SampleControls::changed);
        m_controls->restore(recipe);
        QCOMPARE(changed.size(), 1);
        QVERIFY(equal(m_controls->request(), recipe));
        m_session->undoStack().undo();
        QVERIFY(equal(m_controls->request(), before));
    }

private:
    bool isPickable(int i) { return box()->model()->flags(box()->model()->index(i, 0)).testFlag(Qt::ItemIsEnabled); }
    int pickable() {
        int count = 0;
        for (int i = 0; i < box()->count(); ++i)
            count += isPickable(i) ? 1 : 0;
        return count;
    }
    static bool equal(const SampleRequest& a, const SampleRequest& b) {
        const auto travel = [](const SampleRequest& request) {
            return request.travel ? std::pair(request.travel->to, request.travel->share) : std::pair(0UL, -1.0);
        };
        return a.sampler == b.sampler && a.steps == b.steps && a.eta == b.eta && a.spacing == b.spacing &&
               a.karras == b.karras && a.count == b.count && a.label == b.label && a.guidance == b.guidance &&
               a.seed == b.seed && travel(a) == travel(b);
    }

    QComboBox* box() { return m_controls->findChild<QComboBox*>(QStringLiteral("sampler")); }
    void pick(const QString& id) { box()->setCurrentIndex(box()->findData(id)); }
    SliderRow* row(const QString& label) {
        for (SliderRow* each : m_controls->findChildren<SliderRow*>()) {
            if (each->spec().label.startsWith(label))
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<GuideModel> m_guide;
    std::unique_ptr<SampleControls> m_controls;
};

QTEST_MAIN(SampleControlsTest)
#include "tst_samplecontrols.moc"
