// SPDX-License-Identifier: GPL-3.0-or-later
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
#include <QEnterEvent>
#include <QHoverEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSignalBlocker>
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
constexpr int mostRows = 6;             ///< of a list that are looked at: its lines look the same
constexpr auto fewest = std::size_t{8}; ///< texts of any room; fewer would mean that nothing is measured

QRect inWindow(const QWidget& widget) {
    return {widget.mapTo(widget.window(), QPoint()), widget.size()};
}

void enter(QWidget& widget, QPoint at) {
    QEnterEvent event(at, widget.mapTo(widget.window(), at), widget.mapToGlobal(at));
    QCoreApplication::sendEvent(&widget, &event);
    QHoverEvent move(QEvent::HoverMove, at, widget.mapToGlobal(at), QPointF(-1, -1));
    QCoreApplication::sendEvent(&widget, &move);
}

void leave(QWidget& widget) {
    QHoverEvent hover(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), QPointF());
    QCoreApplication::sendEvent(&widget, &hover);
    QEvent event(QEvent::Leave);
    QCoreApplication::sendEvent(&widget, &event);
}

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
    std::size_t look(QWidget& window, const QString& where, const QRect& part = {});
    void lookAtStates(QWidget& window, const QString& where);
    void lookAtButton(QAbstractButton& button, const QString& where);
    void lookAtField(QLineEdit& field, const QString& where);
    void lookAtCombo(QComboBox& combo, const QString& where);
    void lookAtList(QAbstractItemView& list, const QString& where);
    void lookAtTabs(QTabBar& tabs, const QString& where);
    void lookAtLabel(QLabel& label, const QString& where);
    void lookAtMenu(QMenu& menu, const QString& where);
    void verify();

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::map<QString, QString> m_faults; ///< one for a control, text colour and ground
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
    m_faults.clear();
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

void ContrastTest::verify() {
    QStringList all;
    for (const auto& [what, fault] : m_faults)
        all << fault;
    QVERIFY2(m_faults.empty(), qPrintable(QLatin1Char('\n') + all.join(QLatin1Char('\n'))));
}

/// Keeps what cannot be read; returns how many texts there were.
std::size_t ContrastTest::look(QWidget& window, const QString& where, const QRect& part) {
    const std::vector<PaintedText> texts = paintedTexts(window, part);
    for (const PaintedText& text : texts) {
        if (text.isReadable())
            continue;
        const QString owner = QStringLiteral("%1 %2").arg(QLatin1String(text.owner->metaObject()->className()),
                                                          text.owner->property("look").toString());
        m_faults.emplace(owner + text.colour.name() + text.ground.name(),
                         QStringLiteral("%1: \"%2\" of %3, %4 on %5, %6:1")
                             .arg(where, text.text.left(40), owner, text.colour.name(), text.ground.name())
                             .arg(text.contrast, 0, 'f', 2));
    }
    return texts.size();
}

void ContrastTest::lookAtStates(QWidget& window, const QString& where) {
    QVERIFY2(look(window, where) >= fewest, qPrintable(where));
    const auto each = [&](auto* type, auto lookAt) {
        for (auto* part : window.findChildren<std::remove_pointer_t<decltype(type)>*>()) {
            if (part->isVisible() && part->isEnabled() && part->window() == &window)
                (this->*lookAt)(*part, where);
        }
    };
    each(static_cast<QAbstractButton*>(nullptr), &ContrastTest::lookAtButton);
    each(static_cast<QLineEdit*>(nullptr), &ContrastTest::lookAtField);
    each(static_cast<QComboBox*>(nullptr), &ContrastTest::lookAtCombo);
    each(static_cast<QAbstractItemView*>(nullptr), &ContrastTest::lookAtList);
    each(static_cast<QTabBar*>(nullptr), &ContrastTest::lookAtTabs);
    each(static_cast<QLabel*>(nullptr), &ContrastTest::lookAtLabel);
}

/// Hovered, focused, pressed, and the same once more where it is checked the other way.
void ContrastTest::lookAtButton(QAbstractButton& button, const QString& where) {
    const QSignalBlocker quiet(button); // it is looked at, not used
    const QRect rect = inWindow(button);
    for (int turn = 0; turn < (button.isCheckable() ? 2 : 1); ++turn) {
        const QString state = where + (button.isChecked() ? QStringLiteral(", checked") : QString());
        enter(button, button.rect().center());
        look(*button.window(), state + QStringLiteral(", hovered"), rect);
        button.setDown(true);
        look(*button.window(), state + QStringLiteral(", pressed"), rect);
        button.setDown(false);
        leave(button);
        button.setFocus(Qt::TabFocusReason);
        look(*button.window(), state + QStringLiteral(", focused"), rect);
        if (button.isCheckable())
            button.setChecked(!button.isChecked());
    }
}

void ContrastTest::lookAtField(QLineEdit& field, const QString& where) {
    const QSignalBlocker quiet(field);
    const QRect rect = inWindow(field);
    enter(field, field.rect().center());
    look(*field.window(), where + QStringLiteral(", hovered"), rect);
    leave(field);
    field.setFocus(Qt::TabFocusReason);
    field.selectAll();
    look(*field.window(), where + QStringLiteral(", selected"), rect);
    field.deselect();
    look(*field.window(), where + QStringLiteral(", focused"), rect);
}

void ContrastTest::lookAtCombo(QComboBox& combo, const QString& where) {
    const QRect rect = inWindow(combo);
    enter(combo, combo.rect().center());
    look(*combo.window(), where + QStringLiteral(", hovered"), rect);
    leave(combo);
    combo.setFocus(Qt::TabFocusReason);
    look(*combo.window(), where + QStringLiteral(", focused"), rect);
    combo.showPopup();
    if (combo.view()->isVisible())
        lookAtList(*combo.view(), where + QStringLiteral(", open"));
    combo.hidePopup();
}

/// Its lines as they are, chosen and under the mouse. The choice is the view's alone meanwhile.
void ContrastTest::lookAtList(QAbstractItemView& list, const QString& where) {
    if (!list.model() || !list.selectionModel())
        return;
    const QSignalBlocker quiet(list.selectionModel());
    const QItemSelection selection = list.selectionModel()->selection();
    const QRect area = inWindow(*list.viewport());
    for (int row = 0; row < std::min(mostRows, list.model()->rowCount(list.rootIndex())); ++row) {
        const QModelIndex index = list.model()->index(row, 0, list.rootIndex());
        const QRect line = list.visualRect(index);
        if (line.isEmpty() || !list.viewport()->rect().intersects(line))
            continue;
        list.selectionModel()->select(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        look(*list.window(), where + QStringLiteral(", selected"), area);
        enter(*list.viewport(), line.center());
        look(*list.window(), where + QStringLiteral(", selected and hovered"), area);
        list.selectionModel()->clearSelection();
        look(*list.window(), where + QStringLiteral(", hovered"), area);
        leave(*list.viewport());
    }
    list.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    list.viewport()->update();
}

void ContrastTest::lookAtTabs(QTabBar& tabs, const QString& where) {
    for (int i = 0; i < tabs.count(); ++i) {
        enter(tabs, tabs.tabRect(i).center());
        look(*tabs.window(), where + QStringLiteral(", tab hovered"), inWindow(tabs));
        leave(tabs);
    }
    tabs.setFocus(Qt::TabFocusReason);
    look(*tabs.window(), where + QStringLiteral(", tab focused"), inWindow(tabs));
}

void ContrastTest::lookAtLabel(QLabel& label, const QString& where) {
    if (!label.textInteractionFlags().testFlag(Qt::TextSelectableByMouse) || label.textFormat() == Qt::RichText)
        return;
    label.setSelection(0, static_cast<int>(label.text().size()));
    look(*label.window(), where + QStringLiteral(", text selected"), inWindow(label));
    label.setSelection(0, 0);
}

void ContrastTest::lookAtMenu(QMenu& menu, const QString& where) {
    menu.popup(m_window->mapToGlobal(QPoint(20, 20)));
    QVERIFY2(menu.isVisible(), qPrintable(where));
    look(menu, where);
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible())
            continue;
        menu.setActiveAction(action);
        look(menu, where + QStringLiteral(", chosen"), menu.actionGeometry(action));
        if (action->menu() && !action->menu()->isEmpty()) {
            action->menu()->hide();
            lookAtMenu(*action->menu(), where + QStringLiteral(" > ") + action->text());
        }
    }
    menu.hide();
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
        lookAtStates(*m_window, m_window->workspace(room)->title());
    }
    m_session->setCurrentRun(QStringLiteral("dream"));
    m_window->showRoom(Room::Diffuse);
    calm();
    lookAtStates(*m_window, QStringLiteral("Samples"));
    qobject_cast<DiffuseWorkspace*>(m_window->workspace(Room::Diffuse))->setMode(DiffuseWorkspace::Mode::Compare);
    calm();
    lookAtStates(*m_window, QStringLiteral("Samplers"));
    m_window->showRoom(Room::Train);
    qobject_cast<TrainWorkspace*>(m_window->workspace(Room::Train))->offerNewRun(QStringLiteral("vae"));
    QTest::qWait(500);
    lookAtStates(*m_window, QStringLiteral("New run"));
    verify();
}

/// What is there without a project, and rooms that are empty.
void ContrastTest::pages() {
    useTheme();
    lookAtStates(*m_window, QStringLiteral("Start"));
    m_window->showToy();
    QTest::qWait(500);
    lookAtStates(*m_window, QStringLiteral("Points"));
    m_window->openPaths({QString::fromUtf8(STUDIO_TEST_DATA)});
    QTest::qWait(500);
    calm();
    lookAtStates(*m_window, QStringLiteral("Import"));
    TrainedProject untrained;
    m_session->setProject(untrained.project());
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        calm();
        lookAtStates(*m_window, QStringLiteral("empty ") + m_window->workspace(room)->title());
    }
    auto* banner = m_window->findChild<Banner*>();
    banner->showError(Error(ErrorCode::BadInput, "The file a.png cannot be read.", "Choose another one."));
    look(*m_window, QStringLiteral("error"), inWindow(*banner));
    banner->showNotice(QStringLiteral("Saved as a.png."));
    look(*m_window, QStringLiteral("notice"), inWindow(*banner));
    const QString invitation = QStringLiteral("Drop to use these images");
    m_window->findChild<DropOverlay*>()->showFor(invitation);
    const std::vector<PaintedText> texts = paintedTexts(*m_window); // what lies below its veil is not to be read
    QVERIFY(std::ranges::any_of(texts,
                                [&](const PaintedText& text) { return text.text == invitation && text.isReadable(); }));
    m_session->setProject(nullptr);
    verify();
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
        lookAtStates(*settings, QStringLiteral("settings, ") + tabs->tabText(i));
    }
    settings->close();
    KeyHelp keys(m_window.get());
    keys.show();
    lookAtStates(keys, QStringLiteral("keys"));
    keys.hide();
    QMessageBox question(QMessageBox::Question, QStringLiteral("A training is under way"),
                         QStringLiteral("It would be stopped. Stop it?"), QMessageBox::Yes | QMessageBox::Cancel,
                         m_window.get());
    question.setInformativeText(QStringLiteral("There is a checkpoint to go on from later."));
    question.show();
    QVERIFY(look(question, QStringLiteral("question")) >= 3);
    for (QAbstractButton* button : question.buttons())
        lookAtButton(*button, QStringLiteral("question"));
    question.hide();
    QImage picture(16, 16, QImage::Format_RGB32);
    picture.fill(Qt::gray);
    showLarge(m_window.get(), picture, QStringLiteral("Picture 3, \"bag\""));
    auto* large = m_window->findChild<QDialog*>(QStringLiteral("largePicture"));
    QVERIFY(large);
    look(*large, QStringLiteral("large picture"));
    large->close();
    verify();
}

void ContrastTest::menus() {
    useTheme();
    openProject();
    for (QAction* action : m_window->menuBar()->actions()) {
        m_window->menuBar()->setActiveAction(action);
        look(*m_window, QStringLiteral("menu bar"), inWindow(*m_window->menuBar()));
        action->menu()->hide();
        lookAtMenu(*action->menu(), action->text());
    }
    auto* palette = m_window->findChild<CommandPalette*>();
    palette->open();
    QVERIFY(look(*palette, QStringLiteral("palette")) >= fewest);
    lookAtList(*palette->findChild<QAbstractItemView*>(), QStringLiteral("palette"));
    auto* field = palette->findChild<QLineEdit*>();
    field->clear();
    look(*palette, QStringLiteral("palette, nothing typed"));
    QTest::keyClicks(field, QStringLiteral("xyzzy"));
    QVERIFY(look(*palette, QStringLiteral("palette, nothing found")) > 1);
    palette->hide();
    for (int room = 0; room < m_window->workspaceCount(); ++room) {
        m_window->showWorkspace(room);
        calm();
        for (auto* button : m_window->findChildren<QToolButton*>()) {
            if (button->isVisible() && button->menu())
                lookAtMenu(*button->menu(), QStringLiteral("menu of a button"));
        }
    }
    QToolTip::showText(m_window->mapToGlobal(QPoint(50, 50)), QStringLiteral("What it is for"), m_window.get());
    int tips = 0;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible() && each->inherits("QTipLabel"))
            tips += static_cast<int>(look(*each, QStringLiteral("tooltip")));
    }
    QCOMPARE(tips, 1);
    QToolTip::hideText();
    verify();
}

QTEST_MAIN(ContrastTest)
#include "tst_contrast.moc"
