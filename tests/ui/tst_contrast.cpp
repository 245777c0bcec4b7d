// SPDX-License-Identifier: GPL-3.0-or-later
#include "ContrastLook.hpp"
#include "Readability.hpp"
#include "TrainedProject.hpp"

#include "ui/data/ImportPage.hpp"
#include "ui/diffuse/ComparePage.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/CommandPalette.hpp"
#include "ui/shell/DropOverlay.hpp"
#include "ui/shell/KeyHelp.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/SettingsDialog.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/PictureMenu.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <map>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

} // namespace

/// WCAG AA for every text, in every state that its control has, both themes: on pictures of the whole widget tree.
class ContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theMeasureSeesWhatIsFaint();
    void rooms_data() { themes(); }
    void rooms();
    void pages_data() { themes(); }
    void pages();
    void dialogs_data() { themes(); }
    void dialogs();
    void menus_data() { themes(); }
    void menus();

private:
    void themes();
    void useTheme();
    void openProject();
    void calm();

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ContrastLook> m_look;
};

void ContrastTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_contrast"));
    QSettings().clear();
    m_trained = std::make_unique<TrainedProject>();
    m_trained->trainAutoencoder("vae", "vae");
    m_trained->trainAutoencoder("vqvae", "vqvae");
    m_trained->trainDiffusion("vae", "dream", true);
    Settings::addRecentProject(QStringLiteral("/home/somebody/Latent Studio/Cats and dogs"));
}

void ContrastTest::init() {
    m_look = std::make_unique<ContrastLook>();
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->resize(1360, 860);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void ContrastTest::cleanup() {
    m_window.reset();
    m_session.reset();
}

void ContrastTest::themes() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void ContrastTest::useTheme() {
    QFETCH(bool, dark);
    Theme::current().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
}

void ContrastTest::openProject() {
    m_session->setProject(m_trained->project());
    m_session->setCurrentRun(QStringLiteral("vae"));
    calm();
}

void ContrastTest::calm() {
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle() && m_session->background().idle() && m_session->jobs().idle(),
                             patience);
    QTest::qWait(50);
}

/// The measure itself: a faint text is found, whatever its neighbours are; a hidden or disabled one is not.
void ContrastTest::theMeasureSeesWhatIsFaint() {
    QWidget window;
    window.setStyleSheet(QStringLiteral("QWidget { background: #202020; }"));
    const auto label = [&](const char* text, const char* colour, int y) {
        auto* made = new QLabel(QLatin1String(text), &window);
        made->setStyleSheet(QStringLiteral("color: %1").arg(QLatin1String(colour)));
        made->setGeometry(10, y, 200, 24);
        return made;
    };
    label("seen", "#ffffff", 10);
    label("faint", "#444444", 40);
    label("hidden", "#444444", 70)->hide();
    label("off", "#444444", 100)->setEnabled(false);
    label("none", "#202020", 130);
    window.resize(240, 160);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    std::map<QString, double> found;
    for (const PaintedText& text : paintedTexts(window))
        found[text.text] = text.contrast;
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(found.at(QStringLiteral("seen")) > 15.0);
    QVERIFY(found.at(QStringLiteral("faint")) < 2.0);
    QCOMPARE(found.at(QStringLiteral("none")), 1.0);
}

void ContrastTest::rooms() {
    useTheme();
    openProject();
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        calm();
        m_look->lookAtStates(*m_window, m_window->workspace(room)->title());
    }
    m_session->setCurrentRun(QStringLiteral("dream"));
    m_window->showRoom(Room::Diffuse);
    calm();
    m_look->lookAtStates(*m_window, QStringLiteral("Samples"));
    qobject_cast<DiffuseWorkspace*>(m_window->workspace(Room::Diffuse))->setMode(DiffuseWorkspace::Mode::Compare);
    calm();
    m_look->lookAtStates(*m_window, QStringLiteral("Samplers"));
    m_window->showRoom(Room::Train);
    qobject_cast<TrainWorkspace*>(m_window->workspace(Room::Train))->offerNewRun(QStringLiteral("vae"));
    QTest::qWait(500);
    m_look->lookAtStates(*m_window, QStringLiteral("New run"));
    m_look->verify();
}

/// What is there without a project, and rooms that are empty.
void ContrastTest::pages() {
    useTheme();
    m_look->lookAtStates(*m_window, QStringLiteral("Start"));
    m_window->showToy();
    QTest::qWait(500);
    m_look->lookAtStates(*m_window, QStringLiteral("Points"));
    m_window->openPaths({QString::fromUtf8(STUDIO_TEST_DATA)});
    QTest::qWait(500);
    calm();
    m_look->lookAtStates(*m_window, QStringLiteral("Import"));
    TrainedProject untrained;
    m_session->setProject(untrained.project());
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        calm();
        m_look->lookAtStates(*m_window, QStringLiteral("empty ") + m_window->workspace(room)->title());
    }
    auto* banner = m_window->findChild<Banner*>();
    banner->showError(Error(ErrorCode::BadInput, "The file a.png cannot be read.", "Choose another one."));
    m_look->look(*m_window, QStringLiteral("error"), inWindow(*banner));
    banner->showNotice(QStringLiteral("Saved as a.png."));
    m_look->look(*m_window, QStringLiteral("notice"), inWindow(*banner));
    const QString invitation = QStringLiteral("Drop to use these images");
    m_window->findChild<DropOverlay*>()->showFor(invitation);
    const std::vector<PaintedText> texts = paintedTexts(*m_window); // what lies below its veil is not to be read
    QVERIFY(std::ranges::any_of(texts,
                                [&](const PaintedText& text) { return text.text == invitation && text.isReadable(); }));
    m_session->setProject(nullptr);
    m_look->verify();
}

void ContrastTest::dialogs() {
    useTheme();
    openProject();
    m_window->showSettings();
    auto* settings = m_window->findChild<SettingsDialog*>();
    auto* tabs = settings->findChild<QTabWidget*>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QTest::qWait(20);
        m_look->lookAtStates(*settings, QStringLiteral("settings, ") + tabs->tabText(i));
    }
    settings->close();
    KeyHelp keys(m_window.get());
    keys.show();
    m_look->lookAtStates(keys, QStringLiteral("keys"));
    keys.hide();
    QMessageBox question(QMessageBox::Question, QStringLiteral("A training is under way"),
                         QStringLiteral("It would be stopped. Stop it?"), QMessageBox::Yes | QMessageBox::Cancel,
                         m_window.get());
    question.setInformativeText(QStringLiteral("There is a checkpoint to go on from later."));
    question.show();
    QVERIFY(m_look->look(question, QStringLiteral("question")) >= 3);
    for (QAbstractButton* button : question.buttons())
        m_look->lookAtButton(*button, QStringLiteral("question"));
    question.hide();
    QImage picture(16, 16, QImage::Format_RGB32);
    picture.fill(Qt::gray);
    showLarge(m_window.get(), picture, QStringLiteral("Picture 3, \"bag\""));
    auto* large = m_window->findChild<QDialog*>(QStringLiteral("largePicture"));
    QVERIFY(large);
    m_look->look(*large, QStringLiteral("large picture"));
    large->close();
    m_look->verify();
}

void ContrastTest::menus() {
    useTheme();
    openProject();
    for (QAction* action : m_window->menuBar()->actions()) {
        m_window->menuBar()->setActiveAction(action);
        m_look->look(*m_window, QStringLiteral("menu bar"), inWindow(*m_window->menuBar()));
        action->menu()->hide();
        m_look->lookAtMenu(*action->menu(), action->text(), m_window->mapToGlobal(QPoint(20, 20)));
    }
    auto* palette = m_window->findChild<CommandPalette*>();
    palette->open();
    QVERIFY(m_look->look(*palette, QStringLiteral("palette")) >= ContrastLook::fewest);
    m_look->lookAtList(*palette->findChild<QAbstractItemView*>(), QStringLiteral("palette"));
    auto* field = palette->findChild<QLineEdit*>();
    field->clear();
    m_look->look(*palette, QStringLiteral("palette, nothing typed"));
    QTest::keyClicks(field, QStringLiteral("xyzzy"));
    QVERIFY(m_look->look(*palette, QStringLiteral("palette, nothing found")) > 1);
    palette->hide();
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        calm();
        for (auto* button : m_window->findChildren<QToolButton*>()) {
            if (button->isVisible() && button->menu())
                m_look->lookAtMenu(*button->menu(), QStringLiteral("menu of a button"),
                                   m_window->mapToGlobal(QPoint(20, 20)));
        }
    }
    QToolTip::showText(m_window->mapToGlobal(QPoint(50, 50)), QStringLiteral("What it is for"), m_window.get());
    int tips = 0;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible() && each->inherits("QTipLabel"))
            tips += static_cast<int>(m_look->look(*each, QStringLiteral("tooltip")));
    }
    QCOMPARE(tips, 1);
    QToolTip::hideText();
    m_look->verify();
}

QTEST_MAIN(ContrastTest)
#include "tst_contrast.moc"
