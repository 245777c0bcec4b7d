// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "core/base/Parallel.hpp"
#include "tests/Patience.hpp"
#include "ui/explore/ExploreModel.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/pictures/PictureName.hpp"
#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/SettingsDialog.hpp"
#include "ui/shell/WindowHost.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/FurtherPanel.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/train/TrainWorkspace.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 30000;

QString firstMenu(const MainWindow& window) {
    return window.menuBar()->actions().front()->text().remove(QLatin1Char('&'));
}

} // namespace

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensOverItsKey();
    void themeHoldsAtOnce();
    void languageChangesUnderTheHand();
    void lettersGrow();
    void keepsTheWalk();
    void keepsTheFormOfANewRun();
    void tellsNamesInTheNewLanguage();
    void keepsWhatMachineAndFilesAre();
    void goesBackToDefaults();
    void listsTheKeysOfTheWindow();
    void coversEverySetting();

private:
    SettingsDialog& open();
    template<class Field>
    Field& field(const char* name) {
        return *m_host->window().findChild<SettingsDialog*>()->findChild<Field*>(QLatin1String(name));
    }
    void choose(const char* name, const QString& value);

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<WindowHost> m_host;
};

void SettingsTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_settings"));
    m_trained = std::make_unique<TrainedProject>();
    m_trained->trainAutoencoder("vae", "vae");
}

void SettingsTest::init() {
    QSettings().clear();
    Settings::set(setting::language, QStringLiteral("en"));
    useLanguage();
    useTheme();
    useTextSize();
    useCores();
    m_session = std::make_unique<Session>();
    m_session->setProject(m_trained->project());
    m_host = std::make_unique<WindowHost>(*m_session);
    m_host->window().show();
}

void SettingsTest::cleanup() {
    m_host.reset();
    m_session.reset();
}

SettingsDialog& SettingsTest::open() {
    m_host->window().showSettings();
    return *m_host->window().findChild<SettingsDialog*>();
}

/// As the keyboard does: down the list until the entry stands there.
void SettingsTest::choose(const char* name, const QString& value) {
    auto* box = &field<QComboBox>(name);
    const int row = box->findData(value);
    QVERIFY(row >= 0);
    while (box->currentIndex() != row)
        QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
}

void SettingsTest::opensOverItsKey() {
    QVERIFY(QTest::qWaitForWindowExposed(&m_host->window()));
    QTest::keyClick(&m_host->window(), Qt::Key_Comma, Qt::ControlModifier);
    QPointer<SettingsDialog> dialog = m_host->window().findChild<SettingsDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    m_host->window().showSettings();
    QCOMPARE(m_host->window().findChildren<SettingsDialog*>().size(), 1); // not one over the other
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void SettingsTest::themeHoldsAtOnce() {
    open();
    for (const bool dark : {true, false}) {
        choose("theme", dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QCOMPARE(Theme::current().isDark(), dark);
        QCOMPARE(m_host->window().palette().color(QPalette::Window), Theme::table(dark).window);
    }
    QCOMPARE(Settings::value(setting::theme).toString(), QStringLiteral("light"));
}

void SettingsTest::languageChangesUnderTheHand() {
    QCOMPARE(firstMenu(m_host->window()), QStringLiteral("File"));
    m_host->window().showRoom(Room::Compare);
    m_host->window().resize(1200, 800);
    QPointer<MainWindow> before = &m_host->window();
    const QRect place = before->geometry();
    open();
    choose("language", QStringLiteral("de"));
    QTRY_VERIFY(!before);
    MainWindow& now = m_host->window();
    QVERIFY(now.isVisible());
    QCOMPARE(firstMenu(now), QStringLiteral("Datei"));
    QCOMPARE(now.currentWorkspace(), static_cast<int>(Room::Compare));
    QCOMPARE(now.geometry().size(), place.size());
    QCOMPARE(m_session->project(), m_trained->project()); // nothing was opened again
    QCOMPARE(QLocale().toString(1.5), QStringLiteral("1,5"));
    // The dialog is there again, in the new words, to be changed back.
    QCOMPARE(now.findChild<SettingsDialog*>()->windowTitle(), QStringLiteral("Einstellungen"));
    choose("language", QStringLiteral("en"));
    QTRY_COMPARE(firstMenu(m_host->window()), QStringLiteral("File"));
}

void SettingsTest::lettersGrow() {
    const int usual = QApplication::font().pixelSize();
    QPointer<MainWindow> before = &m_host->window();
    open();
    choose("textSize", QStringLiteral("150"));
    QTRY_VERIFY(!before);
    QCOMPARE(QApplication::font().pixelSize(), qRound(usual * 1.5));
    int seen = 0;
    for (const auto* label : m_host->window().findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        ++seen;
        QVERIFY2(label->font().pixelSize() >= Theme::scaled(11), qPrintable(label->text()));
    }
    QVERIFY(seen > 5);
}

void SettingsTest::keepsTheWalk() {
    m_host->window().showRoom(Room::Explore);
    const auto model = [this]() -> ExploreModel& {
        return qobject_cast<ExploreWorkspace*>(m_host->window().workspace(Room::Explore))->model();
    };
    QTRY_VERIFY_WITH_TIMEOUT(model().axes(AxisKind::Principal).count() > 0 && !model().state().start.empty(), patience);
    model().moveAlong(0, 1.25);
    model().commit(QStringLiteral("along"));
    const Latent where = model().latent();
    m_host->remake();
    QTRY_VERIFY_WITH_TIMEOUT(model().axes(AxisKind::Principal).count() > 0, patience);
    QCOMPARE(model().latent(), where);
    QVERIFY(!m_session->undoStack().canUndo()); // those steps belonged to the window that went
}

void SettingsTest::keepsTheFormOfANewRun() {
    const auto room = [this] { return qobject_cast<TrainWorkspace*>(m_host->window().workspace(Room::Train)); };
    m_host->window().showRoom(Room::Train);
    room()->offerNewRun(QStringLiteral("vae"));
    const auto name = [&] { return room()->newRun()->findChild<QLineEdit*>(QStringLiteral("runName")); };
    QTest::keyClicks(name(), QStringLiteral("portraits"));
    room()->newRun()->form()->field("beta")->setText(QStringLiteral("0.25"));
    m_host->remake();
    QCOMPARE(name()->text(), QStringLiteral("portraits"));
    QTRY_VERIFY(name()->isVisible());
    QCOMPARE(room()->newRun()->run().draft().settings.at("beta"), std::string("0.25"));
    const QString run = QString::fromStdString(m_session->runs().front().name);
    room()->offerFurtherTraining(run);
    room()->further()->setSteps(77);
    m_host->remake();
    QCOMPARE(room()->further()->run(), run.toStdString());
    QCOMPARE(room()->further()->steps(), 77);
    QTRY_VERIFY(room()->further()->isVisible());
}

void SettingsTest::tellsNamesInTheNewLanguage() {
    const Project& project = *m_session->project();
    const QString english = pictureName(project, 11);
    QVERIFY(english.endsWith(QStringLiteral("no. 12")));
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/latent-studio_de.qm")));
    QCoreApplication::installTranslator(&german);
    const QString translated = pictureName(project, 11);
    QCOMPARE(retoldName(project, english), translated);
    QVERIFY(translated.endsWith(QStringLiteral("Nr. 12")));
    QCOMPARE(retoldName(project, QStringLiteral("holiday 12.png")), QStringLiteral("holiday 12.png"));
    QCOMPARE(retoldName(project, QStringLiteral("no. 99999")), QStringLiteral("no. 99999")); // none of this project
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(retoldName(project, translated), english);
}

void SettingsTest::keepsWhatMachineAndFilesAre() {
    open();
    field<QSpinBox>("cores").setValue(1);
    QCOMPARE(coreCount(), 1);
    field<QSpinBox>("cores").setValue(0);
    QCOMPARE(coreCount(), machineCores());
    choose("device", QStringLiteral("cpu"));
    QCOMPARE(preferredDevice(), DeviceChoice::Cpu);
    field<QSpinBox>("checkpoint").setValue(5);
    QCOMPARE(preferredCheckpointSeconds(), 300.0);
    auto& folder = field<QLineEdit>("projectsFolder");
    folder.setText(m_trained->filePath(QStringLiteral("elsewhere")));
    QTest::keyClick(&folder, Qt::Key_Return);
    QCOMPARE(projectsFolder(), m_trained->filePath(QStringLiteral("elsewhere")));
}

void SettingsTest::goesBackToDefaults() {
    SettingsDialog& dialog = open();
    choose("theme", QStringLiteral("dark"));
    field<QSpinBox>("cores").setValue(1);
    field<QSpinBox>("checkpoint").setValue(7);
    Settings::set(setting::projectsFolder, QStringLiteral("/somewhere"));
    dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults)->click();
    QCOMPARE(Settings::value(setting::theme).toString(), QStringLiteral("system"));
    QCOMPARE(coreCount(), machineCores());
    QCOMPARE(preferredCheckpointSeconds(), 60.0);
    QVERIFY(projectsFolder() != QLatin1String("/somewhere"));
}

void SettingsTest::listsTheKeysOfTheWindow() {
    SettingsDialog& dialog = open();
    auto* tabs = dialog.findChild<QTabWidget*>();
    tabs->setCurrentIndex(1);
    QStringList texts;
    for (const auto* label : tabs->currentWidget()->findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.contains(QKeySequence(Qt::CTRL | Qt::Key_Comma).toString(QKeySequence::NativeText)));
    QVERIFY(texts.contains(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText)));
}

/// A setting that the table forgets is not found by whoever clears or lists them all.
void SettingsTest::coversEverySetting() {
    QStringList keys;
    for (const Setting* known : setting::all())
        keys << QLatin1String(known->key);
    QCOMPARE(keys.removeDuplicates(), 0);
    for (const Setting* known : {&setting::theme, &setting::language, &setting::textSize, &setting::cores,
                                 &setting::device, &setting::checkpointMinutes, &setting::projectsFolder})
        QVERIFY(keys.contains(QLatin1String(known->key)));
}

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
