// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endurance/TrainingChild.hpp"

#include <QTest>

#include <array>
#include <cerrno>
#include <cstring>
#include <numeric>

namespace fs = std::filesystem;
using namespace studio::test;

/// A short training whose Nth call that opens, writes, synchronises or renames a file of the project fails: what stands
/// is old or new, and going on gives the same bits. STUDIO_FAILURES says at how many places: all of them in the long
/// form, which packaging/endurance.sh runs.
class TestFailingCalls : public QObject {
    Q_OBJECT

    static constexpr std::int64_t steps = 4;
    using Counts = std::array<int, 4>; ///< open, write, fsync, rename

private Q_SLOTS:
    void anyCallMayFail() {
        const QTemporaryDir folder;
        const fs::path base = folder.path().toStdString();
        makeProject(base / "untrained");
        fs::copy(base / "untrained", base / "whole", fs::copy_options::recursive);
        const Counts counts = callsOf(base / "whole", base / "counts");
        for (const int count : counts)
            QVERIFY(count > 5);
        std::vector<std::string> complaints;
        const auto expected = soundState(base / "whole", complaints);
        const auto rows = stepsToldOf(base / "whole");

        const int calls = std::accumulate(counts.begin(), counts.end(), 0);
        const int wanted = std::min(numberFrom("STUDIO_FAILURES", 8), calls);
        int tried = 0, wentOn = 0, failed = 0;
        for (const int reason : {ENOSPC, EIO})
            for (int i = reason == EIO && wanted < calls ? 1 : 0; i < wanted; i += wanted < calls ? 2 : 1) {
                const int at = 1 + static_cast<int>(static_cast<std::int64_t>(i) * calls / wanted);
                const fs::path project = base / "failing";
                fs::copy(base / "untrained", project, fs::copy_options::recursive);
                const int end = trainedBy(project, steps, environment(project, at, reason));
                const std::string where = "call " + std::to_string(at) + ": " + std::strerror(reason);
                QVERIFY2(end == childFinished || end == childFailed, where.c_str());
                static_cast<void>(soundState(project, complaints));
                QVERIFY2(complaints.empty(), (where + (complaints.empty() ? "" : ": " + complaints.front())).c_str());
                if (end == childFinished)
                    QCOMPARE(studio::Project::open(project)->run("run").state, studio::RunState::Finished);

                QVERIFY2(trainedBy(project, steps) == childFinished, where.c_str());
                QVERIFY2(equal(soundState(project, complaints), expected), where.c_str());
                QVERIFY2(stepsToldOf(project) == rows, where.c_str());
                QCOMPARE(leftoversIn(project), std::vector<std::string>{});
                fs::remove_all(project);
                ++tried;
                ++(end == childFinished ? wentOn : failed);
            }
        qInfo("%d failures at %d calls (%d opens, %d writes, %d fsyncs, %d renames): %d trainings went on, %d said why "
              "not",
              tried, calls, counts[0], counts[1], counts[2], counts[3], wentOn, failed);
    }

private:
    static QProcessEnvironment environment(const fs::path& project, int at, int reason) {
        auto all = QProcessEnvironment::systemEnvironment();
        all.insert("LD_PRELOAD", STUDIO_FAILING_CALLS);
        all.insert("STUDIO_FAIL_UNDER", QString::fromStdString(project.string()));
        all.insert("STUDIO_FAIL_AT", QString::number(at));
        all.insert("STUDIO_FAIL_WITH", QString::number(reason));
        all.insert("ASAN_OPTIONS", all.value("ASAN_OPTIONS") + ":verify_asan_link_order=0"); // ours comes first
        return all;
    }

    /// Of a training that nothing happens to.
    static Counts callsOf(const fs::path& project, const fs::path& told) {
        auto counting = environment(project, 0, 0);
        counting.insert("STUDIO_FAIL_COUNT", QString::fromStdString(told.string()));
        if (trainedBy(project, steps, counting) != childFinished)
            return {};
        std::ifstream stream(told);
        Counts counts{};
        for (int& count : counts)
            stream >> count;
        return counts;
    }
};

int main(int argc, char** argv) {
    if (argc == 4 && std::strcmp(argv[1], childWord) == 0)
        return trainAsChild(argv);
    QCoreApplication application(argc, argv);
    TestFailingCalls test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_failingcalls.moc"
