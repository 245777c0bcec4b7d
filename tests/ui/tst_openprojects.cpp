// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drop.hpp"
#include "TrainedProject.hpp"

#include "core/studio/LatentEngine.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/FloatingBanner.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Workspace.hpp"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;

namespace {

constexpr int patience = 60000;

/// As a version wrote it that knew an autoencoder by its name only.
void forgetParent(const QString& config) {
    QFile file(config);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(json.contains("parent"));
    json.remove("parent");
    file.resize(0);
    file.seek(0);
    file.write(QJsonDocument(json).toJson());
}

} // namespace

/// A project that is open is shown, and one of old says what is new about it.
class TestOpenProjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("latent-studio-test");
        QCoreApplication::setApplicationName("tst_openprojects");
    }

    void init() {
        QSettings().clear();
        m_trained = std::make_unique<TrainedProject>();
        m_session = std::make_unique<Session>();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_session->setProject(m_trained->project());
        m_folder = QString::fromStdU16String(m_trained->folder().u16string());
    }

    void cleanup() {
        m_session->jobs().stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->jobs().idle(), patience);
        m_window.reset();
        m_session.reset();
        m_trained.reset();
    }

    void theOneThatIsOpenIsShownAndGoesOnTraining_data() {
        QTest::addColumn<QString>("way");
        for (const char* way : {"drop", "its file", "another path", "recent"})
            QTest::newRow(way) << way;
    }

    void theOneThatIsOpenIsShownAndGoesOnTraining() {
        QFETCH(QString, way);
        TrainRequest request;
        request.model = "ae";
        request.name = "long";
        request.preset = Preset::Quick;
        request.steps = 5'000'000; // longer than this test
        m_session->train(request);
        const auto job = [this] { return m_session->jobOf(QStringLiteral("long")); };
        QTRY_VERIFY_WITH_TIMEOUT(job() && job()->snapshot().done > 0, patience);
        const auto project = m_session->project();
        m_window->showWorkspace(2);
        m_window->showToy();
        QVERIFY(!m_window->workspace(2)->isVisible());
        QSignalSpy changed(m_session.get(), &Session::projectChanged);
        QSignalSpy failed(m_session.get(), &Session::failed);

        if (way == "drop") {
            drop(m_window.get(), m_folder);
        } else if (way == "its file") {
            drop(m_window.get(), m_folder + "/project.json");
        } else if (way == "another path") {
            const QString link = m_trained->filePath("link");
            QVERIFY(QFile::link(m_folder, link));
            m_window->openPaths({link});
        } else {
            openRecent();
        }
        QVERIFY(!QApplication::activeModalWidget()); // no question whether the training should stop
        QVERIFY(m_window->workspace(2)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lane().idle(), patience);
        const auto done = job()->snapshot().done;
        QTRY_VERIFY_WITH_TIMEOUT(job()->snapshot().done > done, patience);
        QCOMPARE(m_session->project(), project);
        QVERIFY(!m_session->project()->readOnly());
        QCOMPARE(changed.size() + failed.size(), 0);
    }

    void aRunOfOldSaysOnceThatItIsBoundNow() {
        m_trained->trainAutoencoder("ae", "first");
        m_trained->trainDiffusion("first", "dream");
        forgetParent(m_folder + "/runs/dream/config.json");
        QSignalSpy noticed(m_session.get(), &Session::noticed);
        const auto ask = [this] {
            bool answered = false;
            m_session->requestEngine(QStringLiteral("dream"), m_window.get(),
                                     [&](Answer<std::shared_ptr<const LatentEngine>>) { answered = true; });
            QTRY_VERIFY_WITH_TIMEOUT(answered, patience);
        };
        ask();
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed[0][0].toString().contains("dream"));
        QVERIFY(m_window->findChild<FloatingBanner*>()->isVisible());
        ask();
        m_session->setProject(nullptr);
        m_session->setProject(m_trained->project());
        ask();
        QCOMPARE(noticed.size(), 1);
    }

private:
    void openRecent() {
        for (auto* menu : m_window->findChildren<QMenu*>()) {
            Q_EMIT menu->aboutToShow();
            for (QAction* action : menu->actions())
                if (action->text().remove('&') == QDir::toNativeSeparators(m_folder))
                    return action->trigger();
        }
        QFAIL("the project is in no menu");
    }

    std::unique_ptr<TrainedProject> m_trained;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QString m_folder;
};

QTEST_MAIN(TestOpenProjects)
#include "tst_openprojects.moc"
