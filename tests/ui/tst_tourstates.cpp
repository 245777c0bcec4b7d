// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/session/Preferences.hpp"
#include "ui/session/Session.hpp"
#include "ui/session/Settings.hpp"
#include "ui/shell/MainWindow.hpp"
#include "ui/shell/Tour.hpp"
#include "ui/shell/WindowHost.hpp"

#include <QDir>
#include <QImage>
#include <QSettings>
#include <QTest>

using namespace studio;
using namespace studio::ui;

class TourStatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStateIsWritten_data();
    void everyStateIsWritten();
    void whatIsOpenIsInThePicture();
    void theWindowSpeaksAsBefore();

private:
    QImage picture(const QString& name) const {
        return QImage(m_trained->filePath(QStringLiteral("tour/%1-1x.png").arg(name)));
    }
    std::unique_ptr<TrainedProject> m_trained;
};

void TourStatesTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("latent-studio-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_tourstates"));
    QSettings().clear();
    Settings::set(setting::language, QStringLiteral("en"));
    useLanguage();
    m_trained = std::make_unique<TrainedProject>();
    m_trained->trainAutoencoder("vae", "vae");
    m_trained->trainDiffusion("vae", Tour::diffusionRun().toStdString());
    Session session;
    WindowHost host(session);
    host.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&host.window()));
    session.setProject(m_trained->project());
    Tour tour(host, session, m_trained->filePath(QStringLiteral("tour")));
    tour.start(Tour::Part::States);
    QCOMPARE(QCoreApplication::exec(), 0); // the tour ends the application
}

void TourStatesTest::everyStateIsWritten_data() {
    QTest::addColumn<QSize>("size");
    for (const char* name :
         {"form-title", "drop-down", "palette", "palette-nothing", "settings-general", "settings-keys", "keys"}) {
        QTest::addRow("%s-dark", name) << Tour::windowSize;
        QTest::addRow("%s-light", name) << Tour::windowSize;
    }
    QTest::newRow("trained-light") << Tour::windowSize;
    for (const char* name : {"data", "train", "train-form", "explore", "diffuse", "diffuse-rows", "diffuse-inpaint",
                             "diffuse-samplers", "diffuse-train", "compare", "settings-general"}) {
        QTest::addRow("german-%s-dark", name) << Tour::windowSize;
        QTest::addRow("large-%s-light", name) << QSize(1536, 1050);
    }
}

void TourStatesTest::everyStateIsWritten() {
    QFETCH(QSize, size);
    QCOMPARE(picture(QString::fromLatin1(QTest::currentDataTag())).size(), size);
}

void TourStatesTest::whatIsOpenIsInThePicture() {
    const QStringList names{QStringLiteral("form-title"),
                            QStringLiteral("drop-down"),
                            QStringLiteral("palette"),
                            QStringLiteral("palette-nothing"),
                            QStringLiteral("settings-general"),
                            QStringLiteral("settings-keys"),
                            QStringLiteral("keys")};
    for (const QString& a : names) {
        for (const QString& b : names)
            QVERIFY2(a == b || picture(a + QStringLiteral("-dark")) != picture(b + QStringLiteral("-dark")),
                     qPrintable(a + QLatin1Char(' ') + b));
    }
}

void TourStatesTest::theWindowSpeaksAsBefore() {
    QCOMPARE(Settings::value(setting::language).toString(), QStringLiteral("en"));
    QCOMPARE(Settings::value(setting::textSize).toInt(), 100);
}

QTEST_MAIN(TourStatesTest)
#include "tst_tourstates.moc"
