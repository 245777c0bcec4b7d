// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/Patience.hpp"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

/// How the program of the window begins and ends where there is nobody to click.
class WindowStartTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;

    void start(QProcess& process, const QString& platform, const QString& display = {}) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", platform);
        environment.insert("DISPLAY", display);
        environment.insert("XDG_CONFIG_HOME", m_settings.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(STUDIO_WINDOW), QStringList());
    }

private Q_SLOTS:
    void saysWhyThereIsNoWindow_data() {
        QTest::addColumn<QString>("platform");
        QTest::newRow("unknown platform") << "nothing";
        QTest::newRow("dead display") << "xcb";
    }

    void saysWhyThereIsNoWindow() {
        QFETCH(QString, platform);
        QProcess process;
        start(process, platform, ":77");
        QVERIFY(process.waitForFinished(studio::longWait));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("no window") && said.contains("latent-studio-cli"), said.constData());
        QCOMPARE(said.count('\n'), 2);
    }

    void endsWhenAskedTo_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void endsWhenAskedTo() {
        QFETCH(int, signal);
        QProcess process;
        start(process, "offscreen");
        QVERIFY(process.waitForStarted());
        // As soon as it has a handler: before, the signal would end it.
        const auto isHandled = [&] {
            QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
            if (!status.open(QIODevice::ReadOnly))
                return false;
            const QByteArray text = status.readAll();
            const auto at = text.indexOf("SigCgt:");
            const auto caught = text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16);
            return (caught >> (signal - 1) & 1) != 0;
        };
        QTRY_VERIFY(isHandled());
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        QVERIFY(process.waitForFinished(studio::longWait));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(WindowStartTest)
#include "tst_windowstart.moc"
