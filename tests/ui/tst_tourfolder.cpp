// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TourFolder.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace studio::ui;

class TourFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWrittenOnce();
};

void TourFolderTest::isWrittenOnce() {
    const QTemporaryDir place;
    const QString folder = place.filePath(QStringLiteral("own"));
    QVERIFY(makeTourFolder(folder));
    QFile broken(folder + QStringLiteral("/squares/broken.png"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    QVERIFY(broken.write("mark") == 4);
    broken.close();
    QVERIFY(makeTourFolder(folder));
    QVERIFY(broken.open(QIODevice::ReadOnly));
    QCOMPARE(broken.readAll(), QByteArray("mark"));
}

QTEST_GUILESS_MAIN(TourFolderTest)
#include "tst_tourfolder.moc"
