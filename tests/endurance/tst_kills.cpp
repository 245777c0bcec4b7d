// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endurance/TrainingChild.hpp"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <cstring>

namespace fs = std::filesystem;
using namespace studio::test;

/// kill -9 while training, with a checkpoint after every step. STUDIO_KILLS says how often: 200 in the long form, which
/// packaging/endurance.sh runs.
class TestKills : public QObject {
    Q_OBJECT

    static constexpr std::int64_t steps = 60;
    enum class Moment { Anywhere, WhileSaving };

private Q_SLOTS:
    void aKilledTrainingGoesOnToTheSameBits() {
        const QTemporaryDir folder;
        const fs::path base = folder.path().toStdString();
        makeProject(base / "whole");
        fs::copy(base / "whole", base / "untrained", fs::copy_options::recursive);
        QCOMPARE(trainedBy(base / "whole", steps), childFinished);
        std::vector<std::string> complaints;
        const auto expected = soundState(base / "whole", complaints);
        const auto rows = stepsToldOf(base / "whole");

        const int wanted = numberFrom("STUDIO_KILLS", 6);
        int kills = 0, runs = 0, whileSaving = 0, beforeTheFirst = 0;
        while (kills < wanted) {
            const fs::path project = base / ("killed-" + std::to_string(runs++));
            fs::copy(base / "untrained", project, fs::copy_options::recursive);
            while (kills < wanted) {
                const auto moment = kills % 2 == 0 ? Moment::WhileSaving : Moment::Anywhere;
                if (!killed(project, moment))
                    break; // it had finished
                ++kills;
                whileSaving += leftoversIn(project).empty() ? 0 : 1;
                beforeTheFirst += soundState(project, complaints).empty() ? 1 : 0;
                QVERIFY2(complaints.empty(), complaints.empty() ? "" : complaints.front().c_str());
            }
            QCOMPARE(trainedBy(project, steps), childFinished);
            QVERIFY(equal(soundState(project, complaints), expected));
            QCOMPARE(stepsToldOf(project), rows);
            QCOMPARE(studio::Project::open(project)->run("run").state, studio::RunState::Finished);
            QCOMPARE(leftoversIn(project), std::vector<std::string>{});
            fs::remove_all(project);
        }
        qInfo("%d kills in %d runs, %d of them while a file was written, %d before the first checkpoint", kills, runs,
              whileSaving, beforeTheFirst);
    }

private:
    /// Whether the child was still at it.
    bool killed(const fs::path& project, Moment moment) {
        QProcess child;
        start(child, project, steps);
        const int patience = static_cast<int>(m_random.bounded(900)); // milliseconds
        const QDir run(QString::fromStdString((project / "runs" / "run").string()));
        const auto saves = [&] { return !run.entryList({".studio-*"}, QDir::Files | QDir::Hidden).isEmpty(); };
        QElapsedTimer clock;
        clock.start();
        while (!child.waitForFinished(0) && child.state() == QProcess::Running)
            if (clock.elapsed() >= patience && (moment == Moment::Anywhere || saves()))
                break;
        child.kill();
        child.waitForFinished();
        return child.exitStatus() == QProcess::CrashExit;
    }

    QRandomGenerator m_random{7};
};

int main(int argc, char** argv) {
    if (argc == 4 && std::strcmp(argv[1], childWord) == 0)
        return trainAsChild(argv);
    QCoreApplication application(argc, argv);
    TestKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kills.moc"
