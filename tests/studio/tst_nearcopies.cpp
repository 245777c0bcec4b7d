// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrainedRun.hpp"

#include "core/studio/NearCopyFinding.hpp"

#include <QTest>

using namespace studio;

namespace {

RunInfo runWith(double share, std::optional<double> heldOut = std::nullopt) {
    RunInfo run;
    run.metrics = {{"near_copies", share}, {"near_copies_of", 256.0}};
    if (heldOut)
        run.metrics["near_copies_held_out"] = *heldOut;
    return run;
}

} // namespace

class TestNearCopies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShareIsSaidWithItsNumberAndAgainstHeldOutPictures() {
        QCOMPARE(nearCopiesText(RunInfo{}), std::string());
        QCOMPARE(nearCopiesText(runWith(0.3125)),
                 std::string("31 % of 256 samples are near copies of training pictures"));
        QCOMPARE(nearCopiesText(runWith(0.0, 0.012)),
                 std::string("0 % of 256 samples are near copies of training pictures (1 % of the held-out pictures "
                             "are)"));
    }

    void manyCopiesAreAFinding() {
        QVERIFY(!nearCopyFinding(RunInfo{}));
        QVERIFY(!nearCopyFinding(runWith(0.09, 0.0)));
        QVERIFY(!nearCopyFinding(runWith(0.3, 0.28))); // the pictures themselves are that much alike
        const auto finding = nearCopyFinding(runWith(0.31, 0.01));
        QVERIFY(finding);
        QCOMPARE(finding->id, std::string("memorising"));
        QVERIFY(finding->message.find("31 % of 256 samples") != std::string::npos);
        QVERIFY(!finding->advice.empty());
        QVERIFY(nearCopyFinding(runWith(0.31)));
    }

    void smallSetsAreSearchedForNearCopies() {
        const TrainedRun fixture;
        const auto parent = fixture.train("ae", 60);
        const auto metricsAfter = [&](std::int64_t steps) {
            const auto job = prepareDiffusion(fixture.project(), TrainedRun::diffusion(parent, steps));
            TrainedRun::finish(job);
            return fixture.project()->run(job.run).metrics;
        };
        QVERIFY(!metricsAfter(12).contains("near_copies")); // looking would take longer than the training
        const auto metrics = metricsAfter(900);
        QVERIFY(metrics.contains("near_copies"));
        QVERIFY(metrics.at("near_copies") >= 0.0 && metrics.at("near_copies") <= 1.0);
        QVERIFY(metrics.at("near_copies_of") >= 32 && metrics.at("near_copies_of") <= 256);
        QVERIFY(metrics.contains("near_copies_held_out"));
    }
};

QTEST_APPLESS_MAIN(TestNearCopies)
#include "tst_nearcopies.moc"
