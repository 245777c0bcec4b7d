// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/session/Session.hpp"
#include "ui/shell/InspectorPane.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"
#include "ui/theme/Theme.hpp"
#include "ui/train/TrainWorkspace.hpp"

#include <QCoreApplication>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr QSize smallScreen(1024, 700); ///< at letters of the usual size

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

} // namespace

/// 1024 x 700 is enough for every room, in every language.
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
        for (const int textSize : {100, 125, 150}) {
            for (const char* language : {"en", "de"}) {
                for (const char* run : {"vae", "dream"}) {
                    QTest::addRow("%s %s %d %%", language, run, textSize)
                        << QString::fromLatin1(language) << QString::fromLatin1(run) << textSize;
                }
            }
        }
    }

    void fits() {
        QFETCH(QString, language);
        QFETCH(QString, run);
        QFETCH(int, textSize);
        Theme::current().setTextSize(textSize);
        m_screen = smallScreen * textSize / 100;
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/latent-studio_%1.qm").arg(language)));
        QCoreApplication::installTranslator(&translator);
        QSettings().clear();
        Session session;
        MainWindow window(session);
        window.resize(m_screen);
        window.findChild<QSplitter*>(QStringLiteral("inspector"))->setSizes({m_screen.width(), 1}); // its narrowest
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
        QTest::qWait(50);
        QVERIFY(fits(window));
        QCoreApplication::removeTranslator(&translator);
    }

private:
    bool fits(const MainWindow& window) const {
        const QSize needed = least(&window);
        const bool fits = needed.width() <= m_screen.width() && needed.height() <= m_screen.height();
        if (!fits)
            qWarning().noquote() << widest(&window);
        return fits && window.size() == m_screen && isWhole(window);
    }

    /// Nothing in the pane at the right is cut: it does not scroll sideways.
    static bool isWhole(const MainWindow& window) {
        for (const auto* area : window.findChild<InspectorPane*>()->findChildren<QScrollArea*>()) {
            if (!area->isVisible() || !area->widget() || area->widget()->width() <= area->viewport()->width())
                continue;
            qWarning().noquote() << area->viewport()->width() << widest(area->widget());
            return false;
        }
        return true;
    }

    QSize m_screen;
    std::unique_ptr<TrainedProject> m_trained;
};

QTEST_MAIN(SmallWindowTest)
#include "tst_smallwindow.moc"
