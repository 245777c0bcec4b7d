// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/session/Session.hpp"
#include "ui/train/GridScrubber.hpp"
#include "ui/widgets/Heading.hpp"
#include "ui/widgets/ImageView.hpp"

#include <QTest>

using namespace studio::ui;

class GridScrubberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNamedAfterWhatTheRunDraws() {
        TrainedProject trained;
        trained.trainAutoencoder("ae", "plain");
        trained.trainDiffusion("plain", "dream");
        Session session;
        session.setProject(trained.project());
        GridScrubber scrubber(session);
        const auto name = [&] { return scrubber.findChild<Heading*>()->text(); };
        scrubber.setRun(QStringLiteral("plain"));
        QCOMPARE(name(), QStringLiteral("Reconstructions"));
        QTRY_VERIFY(!scrubber.grids().empty());
        scrubber.setRun(QStringLiteral("dream"));
        QCOMPARE(name(), QStringLiteral("Samples"));
        QTRY_VERIFY(!scrubber.grids().empty());
        scrubber.setRun({});
        QCOMPARE(name(), QStringLiteral("Reconstructions"));
    }

    void showsNothingOfAProjectThatWasLeft() {
        TrainedProject trained, fresh;
        trained.trainAutoencoder("ae", "plain");
        Session session;
        session.setProject(trained.project());
        GridScrubber scrubber(session);
        scrubber.setRun(QStringLiteral("plain"));
        const auto* picture = scrubber.findChild<ImageView*>();
        QTRY_VERIFY(!picture->image().isNull());
        session.setProject(fresh.project());
        QVERIFY(scrubber.grids().empty());
        QVERIFY(picture->image().isNull());
        QTest::qWait(50); // nor what was asked for before
        QVERIFY(picture->image().isNull());
    }
};

QTEST_MAIN(GridScrubberTest)
#include "tst_gridscrubber.moc"
