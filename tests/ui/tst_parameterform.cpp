// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/NumberSteps.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/ParameterText.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

Parameters parameters() {
    ParameterSpec width{"width", "Width", "channels", "How wide.", std::int64_t{32}, 8, 256};
    ParameterSpec rate{"rate", "Rate", "", "How fast.", 1e-3, 1e-6, 1.0};
    rate.group = ParameterGroup::Training;
    ParameterSpec kind{"kind", "Kind", "", "Which.", std::string("spatial")};
    kind.choices = {"spatial", "vector"};
    ParameterSpec mirror{"mirror", "Mirror", "", "Whether.", false};
    mirror.advanced = true;
    return Parameters({width, rate, kind, mirror});
}

QLineEdit* line(const ParameterForm& form, const char* key) {
    return form.field(key)->findChild<QLineEdit*>();
}

} // namespace

class TestParameterForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberThatWasTypedInAnotherLanguageStaysThatNumber() {
        QLocale::setDefault(QLocale(QLocale::German));
        ParameterForm form;
        form.setParameters(parameters());
        QTest::keyClicks(line(form, "rate"), QStringLiteral("x")); // begins anew
        line(form, "rate")->selectAll();
        QTest::keyClicks(line(form, "rate"), QStringLiteral("0,002"));
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(form.settings().at("rate"), std::string("0.002"));
        QCOMPARE(form.field("width")->text(), QStringLiteral("32"));
        QCOMPARE(form.settings().size(), std::size_t{1});
        form.field("rate")->setText(QStringLiteral("2"));
        const auto labels = form.field("rate")->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == QStringLiteral("A number. From 0.000001 to 1.");
        }));
    }

    void numbersStepInTheDigitThatCounts() {
        const ParameterSpec whole{"n", "", "", "", std::int64_t{16}, 8, 7000};
        const std::vector<std::tuple<const char*, int, const char*>> steps{
            {"16", 1, "17"},     {"16", -1, "15"},    {"6000", 1, "6100"}, {"6050", 1, "6100"}, {"6050", -1, "6000"},
            {"1000", -1, "990"}, {"1000", 1, "1100"}, {"8", -1, "8"},      {"6950", 1, "7000"}, {"often", 1, "17"}};
        for (const auto& [from, direction, to] : steps)
            QCOMPARE(stepped(whole, QString::fromLatin1(from), direction), QString::fromLatin1(to));
        const ParameterSpec real{"x", "", "", "", 0.5, 0, 1};
        QCOMPARE(stepped(real, QStringLiteral("0.004"), 1), QStringLiteral("0.0041"));
        QCOMPARE(stepped(real, QStringLiteral("0.001"), -1), QStringLiteral("0.00099"));
        QCOMPARE(stepped(real, QStringLiteral("0"), 1), QStringLiteral("0.01"));
        QCOMPARE(stepped(real, QStringLiteral("0.999"), 1), QStringLiteral("1"));
    }

    void arrowsStepANumber() {
        ParameterForm form;
        form.setParameters(parameters());
        ParameterField* width = form.field("width");
        const int before = width->text().toInt();
        QTest::keyClick(width->control(), Qt::Key_Up);
        QCOMPARE(width->text().toInt(), before + 1);
        QCOMPARE(form.settings().at("width"), std::to_string(before + 1));
        QTest::keyClick(width->control(), Qt::Key_Down);
        QCOMPARE(width->text().toInt(), before);
        width->findChild<QAction*>("less")->trigger();
        QCOMPARE(width->text().toInt(), before - 1);
    }

    void whatCannotBeIsSaidInWordsAndReturnIsPassedOn() {
        ParameterForm form;
        form.setParameters(parameters());
        ParameterField* width = form.field("width");
        width->setText(QStringLiteral("0"));
        QVERIFY(!form.isValid());
        const auto labels = width->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == QStringLiteral("A whole number. From 8 to 256.");
        }));
        QSignalSpy pressed(&form, &ParameterForm::returnPressed);
        QTest::keyClick(width->control(), Qt::Key_Return);
        QCOMPARE(pressed.size(), 1);
    }

    void init();
    void everyParameterHasAFieldOfItsType();
    void onlyChangesAreSettings();
    void refusesAValueOutOfRange();
    void resetGoesBackToThePreset();
    void advancedOnesAreFoldedAway();
    void valuesReadAsPeopleSayThem();
    void numbersAreWrittenAsTheLanguageDoes();

private:
    std::unique_ptr<ParameterForm> m_form;
};

void TestParameterForm::init() {
    m_form = std::make_unique<ParameterForm>();
    m_form->setParameters(parameters());
    m_form->resize(320, 600);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
}

void TestParameterForm::everyParameterHasAFieldOfItsType() {
    QCOMPARE(line(*m_form, "width")->text(), QString("32"));
    QCOMPARE(line(*m_form, "rate")->text(), QString("0.001"));
    QVERIFY(m_form->field("kind")->findChild<QComboBox*>());
    QVERIFY(m_form->field("mirror")->findChild<QCheckBox*>());
    QVERIFY(!m_form->field("nothing"));
    QVERIFY(m_form->isValid());
    QVERIFY(line(*m_form, "width")->whatsThis().contains("From 8 to 256"));
}

void TestParameterForm::onlyChangesAreSettings() {
    QVERIFY(m_form->settings().empty());
    auto* width = line(*m_form, "width");
    width->selectAll();
    QTest::keyClicks(width, "64");
    m_form->field("kind")->findChild<QComboBox*>()->setCurrentIndex(1);
    const std::map<std::string, std::string> expected{{"width", "64"}, {"kind", "vector"}};
    QCOMPARE(m_form->settings(), expected);
    QVERIFY(m_form->isValid());
}

void TestParameterForm::refusesAValueOutOfRange() {
    auto* width = line(*m_form, "width");
    for (const char* wrong : {"9999", "many", "", "1.5"}) {
        width->setText(wrong);
        QVERIFY2(!m_form->isValid(), wrong);
        QVERIFY(width->property("invalid").toBool());
    }
    width->setText("16");
    QVERIFY(m_form->isValid());
    QVERIFY(!width->property("invalid").toBool());
}

void TestParameterForm::resetGoesBackToThePreset() {
    auto* rate = line(*m_form, "rate");
    auto* reset = m_form->field("rate")->findChild<QToolButton*>();
    QVERIFY(!reset->isVisible());
    rate->setText("0.5");
    QVERIFY(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(rate->text(), QString("0.001"));
    QVERIFY(m_form->settings().empty());
}

void TestParameterForm::advancedOnesAreFoldedAway() {
    QVERIFY(!m_form->field("mirror")->isVisible());
    for (auto* button : m_form->findChildren<QToolButton*>()) {
        if (button->isCheckable())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(m_form->field("mirror")->isVisible());
    m_form->field("mirror")->findChild<QCheckBox*>()->setChecked(true);
    QCOMPARE(m_form->settings().at("mirror"), std::string("true"));
}

void TestParameterForm::valuesReadAsPeopleSayThem() {
    QLocale::setDefault(QLocale(QLocale::German));
    const ParameterSpec rate{"rate", "Rate", "per step", "How fast.", 1e-3, 1e-6, 1.0};
    QCOMPARE(parameterText(rate, 0.25), QString("0,25 per step"));
    const ParameterSpec width{"width", "Width", "channels", "How wide.", std::int64_t{32}, 8, 256};
    QCOMPARE(parameterText(width, std::int64_t{1024}), QString("1.024 channels"));
    QLocale::setDefault(QLocale(QLocale::English));
    ParameterSpec loss{"loss", "Loss", "", "Which.", std::string("sum_squared")};
    loss.choices = {"sum_squared", "mean_squared"};
    QCOMPARE(parameterText(loss, std::string("sum_squared")), QString("sum of squared errors"));
    QCOMPARE(choiceName("some_new_kind"), QString("some new kind"));
    const ParameterSpec mirror{"mirror", "Mirror", "", "Whether.", false};
    QCOMPARE(parameterText(mirror, true), QString("yes"));
}

void TestParameterForm::numbersAreWrittenAsTheLanguageDoes() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    init();
    auto* field = m_form->field("rate");
    auto* line = field->findChild<QLineEdit*>();
    QVERIFY2(line->text().contains(',') && !line->text().contains('.'), qPrintable(line->text()));
    QVERIFY(field->isDefault());
    for (const char* typed : {"0,25", "0.25"}) {
        line->clear();
        QTest::keyClicks(line, QString::fromLatin1(typed));
        QCOMPARE(field->text(), QString("0.25")); // as core reads it
        QVERIFY(!field->isDefault());
    }
    line->clear();
    QTest::keyClicks(line, QStringLiteral("1.000,5"));
    QCOMPARE(field->text(), QString("1.000,5")); // refused at the field, not guessed at
    QLocale::setDefault(before);
}

QTEST_MAIN(TestParameterForm)
#include "tst_parameterform.moc"
