// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drop.hpp"
#include "TrainedProject.hpp"

#include "core/studio/Files.hpp"
#include "tests/Patience.hpp"
#include "ui/diffuse/DiffuseWorkspace.hpp"
#include "ui/diffuse/FilmPane.hpp"
#include "ui/diffuse/SamplePage.hpp"
#include "ui/explore/ExploreWorkspace.hpp"
#include "ui/explore/SamplesPanel.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/train/ParameterField.hpp"
#include "ui/train/ParameterForm.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 120000;
constexpr int mostStops = 90; ///< of the Tab key on the way round a window
constexpr int mostClicks = 8; ///< from the drop to samples

void makePictures(const QString& folder) {
    QDir().mkpath(folder);
    for (int i = 0; i < 24; ++i) {
        Image image(16, 16, 1);
        for (std::size_t k = 0; k < image.pixels.size(); ++k)
            image.pixels[k] = static_cast<std::uint8_t>(k * 3 + static_cast<std::size_t>(i) * 9);
        writePng(QStringLiteral("%1/%2.png").arg(folder).arg(i).toStdString(), image);
    }
}

QString nameOf(const QWidget* widget) {
    if (!widget)
        return QStringLiteral("nothing");
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QStringList{widget->objectName(), widget->accessibleName(), button ? button->text() : QString(),
                       QLatin1String(widget->metaObject()->className())}
        .join(QLatin1Char('|'));
}

} // namespace

/// From a dropped folder to pictures that a model made, as somebody goes who has a keyboard only, or a mouse only.
class PathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theKeyboardAloneReachesSamples();
    void theMouseReachesSamplesInEightClicks();
    void everyStopOfTheTabKeyIsSeen();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    bool tabTo(const QString& name);
    void click(QWidget* widget, QPoint at = {});
    template<class Widget>
    Widget* shown(const QString& name);
    QPushButton* primary();
    void shorten();
    void waitFor(int trained);
    void waitForTheNextStep();
    bool isCalm() const;
    QStringList faultyStops(const QString& where);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    int m_clicks = 0;
};

void PathTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_path"));
}

void PathTest::init() {
    QSettings().clear();
    m_clicks = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    Settings::set(setting::projectsFolder, m_folder->filePath(QStringLiteral("projects")));
    makePictures(m_folder->filePath(QStringLiteral("own")));
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void PathTest::cleanup() {
    m_window.reset();
    m_session.reset();
}

/// On whatever has the focus, as a keyboard does.
void PathTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

bool PathTest::tabTo(const QString& name) {
    QStringList passed;
    for (int stop = 0; stop < mostStops; ++stop) {
        passed << nameOf(QApplication::focusWidget());
        if (passed.last().contains(name))
            return true;
        press(Qt::Key_Tab);
    }
    qWarning().noquote() << name << "is not among" << passed.join(QStringLiteral(", "));
    return false;
}

void PathTest::click(QWidget* widget, QPoint at) {
    QVERIFY(widget);
    QTRY_VERIFY_WITH_TIMEOUT(widget->isVisible() && widget->isEnabled(), patience);
    QVERIFY2(m_window->rect().contains(widget->mapTo(widget->window(), widget->rect().center())) ||
                 widget->window() != m_window.get(),
             qPrintable(nameOf(widget)));
    QTest::mouseClick(widget, Qt::LeftButton, Qt::NoModifier, at);
    ++m_clicks;
}

template<class Widget>
Widget* PathTest::shown(const QString& name) {
    for (auto* widget : m_window->findChildren<Widget*>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

/// The one thing that the window offers to do next.
QPushButton* PathTest::primary() {
    QList<QPushButton*> found;
    for (auto* button : m_window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->property("look") == QLatin1String("primary"))
            found << button;
    }
    if (found.size() != 1) {
        for (const QPushButton* button : std::as_const(found))
            qWarning() << "primary:" << nameOf(button);
    }
    return found.size() == 1 ? found.first() : nullptr;
}

/// A minute of training becomes a second: the only thing here that no hand does.
void PathTest::shorten() {
    for (auto* form : m_window->findChildren<ParameterForm*>()) {
        if (form->isVisible() && form->field("steps"))
            form->field("steps")->setText(QStringLiteral("12"));
    }
}

bool PathTest::isCalm() const {
    return m_session->lane().idle() && m_session->background().idle() && m_session->jobs().idle();
}

void PathTest::waitFor(int trained) {
    const auto count = [&] { return std::ranges::count(m_session->runs(), true, &RunInfo::hasWeights); };
    QTRY_VERIFY_WITH_TIMEOUT(count() == trained && isCalm(), patience);
}

/// The window says some moments after the last step what can be done with what was trained.
void PathTest::waitForTheNextStep() {
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPushButton>(QStringLiteral("runNext")), patience);
}

void PathTest::theKeyboardAloneReachesSamples() {
    m_window->openPaths({m_folder->filePath(QStringLiteral("own"))}); // as named on the command line
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project() && isCalm(), patience);
    QVERIFY(tabTo(QStringLiteral("trainOnThese")));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->currentWorkspace(), static_cast<int>(Room::Train));
    QVERIFY(tabTo(QStringLiteral("Start here")));
    press(Qt::Key_Space);
    QVERIFY(nameOf(QApplication::focusWidget()).contains(QStringLiteral("startRun")));
    QVERIFY(tabTo(QStringLiteral("runPreset")));
    press(Qt::Key_Up);
    QCOMPARE(shown<QComboBox>(QStringLiteral("runPreset"))->currentIndex(), 0);
    shorten();
    QVERIFY(tabTo(QStringLiteral("startRun")));
    press(Qt::Key_Return);
    waitFor(1);
    waitForTheNextStep();
    QVERIFY(tabTo(QStringLiteral("runNext")));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_window->currentWorkspace(), static_cast<int>(Room::Explore));
    auto* explore = qobject_cast<ExploreWorkspace*>(m_window->workspace(Room::Explore));
    QTRY_VERIFY_WITH_TIMEOUT(explore->pictureSerial() > 0 && isCalm(), patience);
    QVERIFY(tabTo(QStringLiteral("QSlider")));
    const quint64 before = explore->pictureSerial();
    press(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(explore->pictureSerial() > before, patience);
    QVERIFY(!explore->findChild<SamplesPanel*>()->samples().empty());
    press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(m_window->currentWorkspace(), static_cast<int>(Room::Diffuse));
    QVERIFY(tabTo(QStringLiteral("Train a diffusion model on it")));
    press(Qt::Key_Return);
    shorten();
    QVERIFY(tabTo(QStringLiteral("startRun")));
    press(Qt::Key_Return);
    waitFor(2);
    auto* diffuse = qobject_cast<DiffuseWorkspace*>(m_window->workspace(Room::Diffuse));
    QTRY_VERIFY_WITH_TIMEOUT(!diffuse->samplePage().film().steps().empty() && isCalm(), patience);
}

void PathTest::theMouseReachesSamplesInEightClicks() {
    drop(m_window.get(), m_folder->filePath(QStringLiteral("own")));
    click(primary());
    QTRY_VERIFY_WITH_TIMEOUT(m_session->project() && isCalm(), patience);
    click(primary());
    click(primary());
    auto* preset = shown<QComboBox>(QStringLiteral("runPreset"));
    click(preset);
    QTRY_VERIFY(preset->view()->isVisible());
    QTest::qWait(QApplication::doubleClickInterval()); // until then Qt takes a release for the end of the first click
    const QPoint quick = preset->view()->visualRect(preset->model()->index(0, 0)).center();
    QTest::mouseMove(preset->view()->viewport(), quick);
    click(preset->view()->viewport(), quick);
    QTRY_COMPARE(preset->currentIndex(), 0);
    shorten();
    click(shown<QPushButton>(QStringLiteral("startRun")));
    waitFor(1);
    waitForTheNextStep();
    click(primary());
    auto* samples = m_window->workspace(Room::Explore)->findChild<SamplesPanel*>();
    QTRY_VERIFY_WITH_TIMEOUT(samples->isVisible() && !samples->samples().empty(), patience);
    QVERIFY2(m_clicks <= mostClicks, qPrintable(QString::number(m_clicks)));
}

/// Goes round the window once. Whatever the Tab key reaches looks otherwise with the focus than without it, and the way
/// leads back to where it began.
QStringList PathTest::faultyStops(const QString& where) {
    QStringList faults;
    QSet<QWidget*> passed;
    press(Qt::Key_Tab);
    QWidget* const first = QApplication::focusWidget();
    do {
        QWidget* const stop = QApplication::focusWidget();
        if (!stop || passed.contains(stop))
            return faults << where + QStringLiteral(": no way on from ") + nameOf(stop);
        passed.insert(stop);
        const QRect rect = QRect(stop->mapTo(m_window.get(), QPoint()), stop->size()).adjusted(-3, -3, 3, 3);
        const QImage with = m_window->grab(rect).toImage();
        stop->clearFocus();
        if (with == m_window->grab(rect).toImage())
            faults << where + QStringLiteral(": unseen ") + nameOf(stop);
        stop->setFocus(Qt::TabFocusReason);
        press(Qt::Key_Tab);
    } while (QApplication::focusWidget() != first);
    return faults;
}

void PathTest::everyStopOfTheTabKeyIsSeen() {
    QApplication::setCursorFlashTime(0); // the text cursor of a field stands still
    QStringList faults = faultyStops(QStringLiteral("start"));
    m_window->showToy();
    faults += faultyStops(QStringLiteral("points"));
    TrainedProject trained;
    trained.trainAutoencoder("vae", "vae");
    trained.trainDiffusion("vae", "dream", true);
    m_session->setProject(trained.project());
    for (const char* run : {"vae", "dream"}) {
        m_session->setCurrentRun(QLatin1String(run));
        for (int room = 0; room < m_window->workspaceCount(); ++room) {
            m_window->showWorkspace(room);
            QTRY_VERIFY_WITH_TIMEOUT(isCalm(), patience);
            QTest::qWait(50);
            faults += faultyStops(m_window->workspace(room)->title());
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    m_session->setProject(nullptr);
}

QTEST_MAIN(PathTest)
#include "tst_path.moc"
