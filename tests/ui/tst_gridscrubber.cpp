// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "ui/session/Session.hpp"
#include "ui/train/GridScrubber.hpp"
#include "ui/widgets/Heading.hpp"

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
};

QTEST_MAIN(GridScrubberTest)
#include "tst_gridscrubber.moc"
