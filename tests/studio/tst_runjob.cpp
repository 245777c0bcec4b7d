// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/RunPlan.hpp"
#include "core/studio/TorchErrors.hpp"

#include "TrainedRun.hpp"

#include <QTest>

#include <new>

using studio::Error;
using studio::ErrorCode;
using studio::JobState;
using studio::RunState;

namespace {

template<class Thrown>
Error errorOf(const Thrown& thrown) {
    return studio::asError(std::make_exception_ptr(thrown));
}

/// A run of the project whose work throws.
studio::TrainingJob jobThat(const TrainedRun& fixture, const studio::MakeWork& work) {
    studio::RunRequest request{.kind = studio::RunKind::Autoencoder,
                               .model = "ae",
                               .defaults = studio::autoencoderParameters("ae"),
                               .settings = {},
                               .epochs = {},
                               .steps = 5};
    return studio::startRun(fixture.project(), studio::planRun(*fixture.project(), request), work);
}

} // namespace

/// How a training ends when something unforeseen happens.
class TestRunJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryThatRanOutIsCalledThat() {
        QCOMPARE(errorOf(std::bad_alloc()).code(), ErrorCode::OutOfMemory);
        QVERIFY(errorOf(std::bad_alloc()).hint().find("batch_size") != std::string::npos);
        try {
            static_cast<void>(torch::empty({std::int64_t{1} << 46}));
            QFAIL("allocated a quarter of a petabyte");
        } catch (...) {
            const Error error = studio::asError(std::current_exception());
            QCOMPARE(error.code(), ErrorCode::OutOfMemory);
            QVERIFY2(error.message().find("frame #") == std::string::npos, error.what());
        }
    }

    void otherErrorsOfTheLibraryAreOneLine() {
        try {
            static_cast<void>(torch::zeros({2, 3}).matmul(torch::zeros({5, 7})));
            QFAIL("multiplied");
        } catch (...) {
            const Error error = studio::asError(std::current_exception());
            QCOMPARE(error.code(), ErrorCode::Internal);
            QVERIFY2(error.message().find('\n') == std::string::npos, error.what());
            QVERIFY(!error.message().empty());
        }
        QCOMPARE(errorOf(Error(ErrorCode::DiskFull, "full")).code(), ErrorCode::DiskFull);
    }

    void aRunWhoseWorkThrowsHasFailed() {
        const TrainedRun fixture;
        const auto job = jobThat(
            fixture, [](const studio::RunInfo&, studio::JobContext&) -> studio::RunWork { throw std::bad_alloc(); });
        job.job->run();
        QCOMPARE(job.job->snapshot().state, JobState::Failed);
        QCOMPARE(job.job->snapshot().error->code(), ErrorCode::OutOfMemory);
        QCOMPARE(fixture.project()->run(job.run).state, RunState::Failed);
    }

    void aRunStoppedBeforeItsFirstStepHasStopped() {
        const TrainedRun fixture;
        const auto job = jobThat(
            fixture, [](const studio::RunInfo&, studio::JobContext&) -> studio::RunWork { throw studio::Cancelled{}; });
        job.job->run();
        QCOMPARE(job.job->snapshot().state, JobState::Stopped);
        const auto run = fixture.project()->run(job.run);
        QCOMPARE(run.state, RunState::Stopped);
        QCOMPARE(run.totalSteps, std::int64_t{5});
    }
};

QTEST_GUILESS_MAIN(TestRunJob)
#include "tst_runjob.moc"
