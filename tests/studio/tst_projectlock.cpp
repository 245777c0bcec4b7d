// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/ProjectLock.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using studio::ProjectLock;

class TestProjectLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHeldByOneAtATime() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        {
            const ProjectLock first(path);
            QVERIFY(first.held());
            const ProjectLock second(path);
            QVERIFY(!second.held());
        }
        const ProjectLock third(path);
        QVERIFY(third.held());
    }

    void ignoresAStaleFile() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::ofstream(path / ".lock") << "left by a process that was killed";
        const ProjectLock lock(path);
        QVERIFY(lock.held());
    }

    void isNotHeldWhereNothingCanBeWritten() {
        const ProjectLock lock("/proc/self");
        QVERIFY(!lock.held());
    }
};

QTEST_GUILESS_MAIN(TestProjectLock)
#include "tst_projectlock.moc"
