// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedProject.hpp"

#include "tests/Patience.hpp"
#include "ui/data/DataInspector.hpp"
#include "ui/data/DataWorkspace.hpp"
#include "ui/data/ThumbnailGrid.hpp"
#include "ui/session/Session.hpp"

#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace studio::ui;

namespace {

struct Shown {
    TrainedProject fresh;
    Session session;
    DataWorkspace room{session};

    Shown() {
        session.setProject(fresh.project());
        room.resize(900, 600);
        room.show();
    }
};

} // namespace

/// A picture that trainings are to do without, by key, by menu, and taken back.
class LeaveOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byKeyAndUndone() {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowExposed(&shown.room));
        auto& [fresh, session, room] = shown;
        const auto& project = *fresh.project();
        const std::int64_t before = project.trainingCount() + project.validationCount();
        ThumbnailGrid* grid = room.grid();
        grid->setCurrent(5);
        const QImage usual = grid->grab().toImage();
        QSignalSpy changed(&session, &Session::leftOutChanged);
        QTest::keyClick(grid, Qt::Key_Delete);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(project.isLeftOut(5));
        QCOMPARE(project.trainingCount() + project.validationCount(), before - 1);
        QVERIFY(says(room, QStringLiteral("1 left out")));
        QVERIFY(says(room, QStringLiteral("left out"))); // of the picture too
        QVERIFY(grid->grab().toImage() != usual);
        session.undoStack().undo();
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(project.leftOut().empty());
        QCOMPARE(grid->grab().toImage(), usual);
        session.undoStack().redo();
        QTRY_COMPARE(changed.size(), 3);
        QVERIFY(project.isLeftOut(5));
    }

    void byTheMenu() {
        Shown shown;
        QVERIFY(QTest::qWaitForWindowExposed(&shown.room));
        auto& [fresh, session, room] = shown;
        room.grid()->setCurrent(3);
        choose(room, QStringLiteral("Leave it out of trainings"));
        QTRY_VERIFY(fresh.project()->isLeftOut(3));
        choose(room, QStringLiteral("Take it in again"));
        QTRY_VERIFY(!fresh.project()->isLeftOut(3));
    }

    void notWhereTheProjectCanOnlyBeLookedAt() {
        TrainedProject fresh;
        const auto looked = studio::Project::open(fresh.folder()); // open twice: the second one cannot write
        QVERIFY(looked->readOnly());
        Session session;
        session.setProject(looked);
        DataWorkspace room(session);
        room.show();
        room.grid()->setCurrent(0);
        QTest::keyClick(room.grid(), Qt::Key_Delete);
        QVERIFY(!session.undoStack().canUndo());
        QVERIFY(!looked->isLeftOut(0));
    }

private:
    static bool says(DataWorkspace& room, const QString& text) {
        const auto labels = room.inspector()->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&text](const QLabel* label) { return label->text().contains(text); });
    }

    static void choose(DataWorkspace& room, const QString& text) {
        const QPoint place = room.grid()->viewport()->rect().center();
        QContextMenuEvent ask(QContextMenuEvent::Keyboard, place, room.grid()->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(room.grid()->viewport(), &ask);
        for (auto* menu : room.grid()->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (menu->isVisible() && action->text() == text) {
                    action->trigger();
                    menu->close();
                    return;
                }
            }
        }
        QFAIL(qPrintable(QStringLiteral("no \"%1\" in the menu").arg(text)));
    }
};

QTEST_MAIN(LeaveOutTest)
#include "tst_leaveout.moc"
