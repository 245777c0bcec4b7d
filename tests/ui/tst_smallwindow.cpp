// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/session/Session.hpp"
#include "ui/shell/InspectorPane.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/NewRunPanel.hpp"
#include "ui/train/RunForm.hpp"
#include "ui/train/TrainWorkspace.hpp"
#include "ui/widgets/Banner.hpp"
#include "ui/widgets/ElidedLabel.hpp"
#include "ui/widgets/PaneSplitter.hpp"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr QSize smallScreen(1024, 700); ///< at letters of the usual size
constexpr QSize largeScreen(2560, 1440);
constexpr int spare = 6; ///< of the padding around a text, px

QSize least(const QWidget* widget) {
    return widget->minimumSizeHint().expandedTo(widget->minimumSize());
}

/// Names the widgets that need most room, from the window inwards.
QString widest(const QWidget* widget) {
    QString path = QStringLiteral("%1 %2x%3")
                       .arg(QLatin1String(widget->metaObject()->className()))
                       .arg(least(widget).width())
                       .arg(least(widget).height());
    const QWidget* most = nullptr;
    for (const QObject* child : widget->children()) {
        const auto* part = qobject_cast<const QWidget*>(child);
        if (part && part->isVisible() && !part->isWindow() && (!most || least(part).width() > least(most).width()))
            most = part;
    }
    return most ? path + QStringLiteral(" > ") + widest(most) : path;
}

/// A label or button that is smaller than its text.
bool isCut(const QWidget* widget) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (label && label->text().trimmed().isEmpty())
        return false;
    if (label && label->wordWrap())
        return label->height() < label->heightForWidth(label->width());
    if (qobject_cast<const ElidedLabel*>(widget) || (!label && !qobject_cast<const QAbstractButton*>(widget)))
        return false;
    const QSize needed = widget->sizeHint() - QSize(spare, spare);
    return widget->width() < needed.width() || widget->height() < needed.height();
}

} // namespace

/// 1024 x 700 is enough for every room, in every language, and 2560 x 1440 is not too much.
class SmallWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_smallwindow"));
        m_trained = std::make_unique<TrainedProject>();
        m_trained->trainAutoencoder("vae", "vae");
        m_trained->trainDiffusion("vae", "dream", true);
    }

    void fits_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("run");
        QTest::addColumn<int>("textSize");
        QTest::addColumn<QSize>("screen");
        const auto add = [](const char* language, const char* run, int textSize, QSize screen) {
            QTest::addRow("%s %s %d %%, %d px wide", language, run, textSize, screen.width())
                << QString::fromLatin1(language) << QString::fromLatin1(run) << textSize << screen;
        };
        for (const char* language : {"en", "de"}) {
            for (const char* run : {"vae", "dream"}) {
                for (const int textSize : {100, 125, 150})
                    add(language, run, textSize, smallScreen * textSize / 100);
                add(language, run, 150, QSize(1360, 860)); // the usual window, and large letters
                add(language, run, 100, largeScreen);
            }
        }
    }

    void fits() {
        QFETCH(QString, language);
        QFETCH(QString, run);
        QFETCH(int, textSize);
        QFETCH(QSize, screen);
        Theme::current().setTextSize(textSize);
        m_screen = screen;
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/latent-studio_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&translator);
        QSettings().clear();
        Session session;
        MainWindow window(session);
        window.resize(m_screen);
        window.findChild<PaneSplitter*>()->setPaneWidth(1); // its narrowest
        window.show();
        QVERIFY(fits(window));
        session.setProject(m_trained->project());
        session.setCurrentRun(run);
        for (int room = 0; room < window.workspaceCount(); ++room) {
            window.showWorkspace(room);
            QTRY_VERIFY_WITH_TIMEOUT(session.lane().idle(), 60000);
            QTest::qWait(50);
            QVERIFY2(fits(window), qPrintable(QString::number(room)));
        }
        window.showRoom(Room::Train);
        auto* train = qobject_cast<TrainWorkspace*>(window.workspace(static_cast<int>(Room::Train)));
        train->offerNewRun(QStringLiteral("vqvae"));
        QTRY_COMPARE_WITH_TIMEOUT(train->newRun()->run().forecast().state(), Forecast::State::Idle, 60000);
        QTest::qWait(50);
        QVERIFY(fits(window));
        QCoreApplication::removeTranslator(&translator);
    }

    /// Models to choose from instead of curves, a long name, and the step from there to the first run.
    void aFreshProjectFits_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("textSize");
        QTest::addColumn<QSize>("screen");
        QTest::newRow("en 100 %") << QStringLiteral("en") << 100 << smallScreen;
        QTest::newRow("en usual") << QStringLiteral("en") << 100 << QSize(1360, 860);
        QTest::newRow("de 100 %") << QStringLiteral("de") << 100 << smallScreen;
        QTest::newRow("de 150 %") << QStringLiteral("de") << 150 << smallScreen * 1.5;
    }

    void aFreshProjectFits() {
        QFETCH(QString, language);
        QFETCH(int, textSize);
        QFETCH(QSize, screen);
        Theme::current().setTextSize(textSize);
        m_screen = screen;
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/latent-studio_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&translator);
        QSettings().clear();
        const QTemporaryDir folder;
        ImportOptions options;
        options.size = 16;
        const auto project = Project::create(
            folder.filePath(QStringLiteral("Everything that we photographed last summer")).toStdString(), {"shapes:60"},
            options);
        Session session;
        MainWindow window(session);
        window.resize(m_screen);
        window.show();
        session.setProject(project);
        for (int room = 0; room < window.workspaceCount(); ++room) {
            window.showWorkspace(room);
            QTRY_VERIFY_WITH_TIMEOUT(session.lane().idle(), 60000);
            QTest::qWait(50);
            QVERIFY2(fits(window), qPrintable(QString::number(room)));
        }
        window.showRoom(Room::Train);
        TrainRequest request;
        request.model = "vae";
        request.name = "first";
        request.steps = 12;
        session.train(request);
        const auto trained = [&] {
            const auto run = session.findRun(QStringLiteral("first"));
            return run && run->hasWeights && session.jobs().idle() && session.lane().idle();
        };
        QTRY_VERIFY_WITH_TIMEOUT(trained(), 60000);
        QTest::qWait(300);
        QVERIFY(fits(window));
        QCoreApplication::removeTranslator(&translator);
    }

    /// What a pane has to say may grow while another room is shown.
    void thePaneHasRoomForWhatCameMeanwhile() {
        Theme::current().setTextSize(100);
        m_screen = smallScreen;
        QSettings().clear();
        TrainedProject fresh;
        Session session;
        MainWindow window(session);
        window.resize(m_screen);
        window.show();
        session.setProject(fresh.project());
        window.showRoom(Room::Train);
        TrainRequest request;
        request.model = "vae";
        request.name = "first";
        request.steps = 12;
        session.train(request);
        QTRY_VERIFY(session.findRun(QStringLiteral("first")));
        window.showRoom(Room::Data);
        QTRY_VERIFY_WITH_TIMEOUT(session.jobs().idle() && session.lane().idle(), 60000);
        QTest::qWait(50);
        window.showRoom(Room::Train);
        QTest::qWait(50);
        QVERIFY(fits(window));
    }

    /// The pane at the right goes and comes back as wide as it was; a sentence of any length, or another run, does not
    /// make the window any larger.
    void panesFoldAndTheWindowStays_data() {
        QTest::addColumn<QSize>("screen");
        QTest::newRow("small") << smallScreen;
        QTest::newRow("large") << largeScreen;
    }

    void panesFoldAndTheWindowStays() {
        QFETCH(QSize, screen);
        Theme::current().setTextSize(100);
        QSettings().clear();
        Session session;
        MainWindow window(session);
        window.resize(screen);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        session.setProject(m_trained->project());
        auto* pane = window.findChild<InspectorPane*>();
        for (const Room room : {Room::Data, Room::Train}) {
            window.showRoom(room);
            QTRY_VERIFY(pane->isVisible() && window.workspace(room)->width() < screen.width() - pane->width());
            QTest::qWait(50); // a room may leave the pane less than the one before
            const int width = pane->width();
            const int before = window.workspace(room)->width();
            QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
            QTRY_VERIFY(!pane->isVisible());
            QTRY_VERIFY(window.workspace(room)->width() >= before + width);
            QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
            QTRY_COMPARE(pane->width(), width);
        }
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        const int width = pane->width();
        window.resize(smallScreen);
        for (const Qt::Key room : {Qt::Key_3, Qt::Key_2, Qt::Key_1}) // one has no pane
            QTest::keyClick(&window, room, Qt::ControlModifier);
        window.resize(screen);
        QTRY_COMPARE(pane->width(), width);
        const QString sentence =
            QStringLiteral("A sentence that goes on and on, as those of a system do. ").repeated(8);
        for (int room = 0; room < window.workspaceCount(); ++room) {
            window.showWorkspace(room);
            for (const char* run : {"vae", "dream"}) {
                session.setCurrentRun(QLatin1String(run));
                QTRY_VERIFY_WITH_TIMEOUT(session.lane().idle(), 60000);
            }
            for (auto* banner : window.findChildren<Banner*>()) {
                banner->showError(Error(ErrorCode::Io, sentence.toStdString(), sentence.toStdString()));
                QTest::qWait(20);
                QVERIFY2(window.size() == screen, qPrintable(QStringLiteral("%1: %2").arg(room).arg(widest(&window))));
                banner->hide();
            }
        }
    }

private:
    bool fits(const MainWindow& window) const {
        const QSize needed = least(&window);
        const bool fits = needed.width() <= m_screen.width() && needed.height() <= m_screen.height();
        if (!fits)
            qWarning().noquote() << widest(&window);
        if (window.size() != m_screen)
            qWarning() << "grew to" << window.size();
        // Layouts inside layouts settle one after the other, on a busy machine later.
        return fits && window.size() == m_screen &&
               (QTest::qWaitFor([&] { return isWhole(window, false); }) || isWhole(window, true));
    }

    /// No text is cut, and the pane at the right does not scroll sideways.
    static bool isWhole(const MainWindow& window, bool says) {
        bool whole = true;
        for (const auto* part : window.findChildren<QWidget*>()) {
            if (!part->isVisible() || !isCut(part))
                continue;
            if (says)
                qWarning().noquote() << part->metaObject()->className() << part->objectName() << part->toolTip()
                                     << part->property("text").toString() << part->size() << part->sizeHint()
                                     << part->heightForWidth(part->width());
            whole = false;
        }
        for (const auto* area : window.findChild<InspectorPane*>()->findChildren<QScrollArea*>()) {
            if (!area->isVisible() || !area->widget() || area->widget()->width() <= area->viewport()->width())
                continue;
            if (says)
                qWarning().noquote() << area->viewport()->width() << widest(area->widget());
            whole = false;
        }
        return whole;
    }

    QSize m_screen;
    std::unique_ptr<TrainedProject> m_trained;
};

QTEST_MAIN(SmallWindowTest)
#include "tst_smallwindow.moc"
