// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Progress.hpp"
#include "core/studio/Job.hpp"

#include <QTest>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;
using studio::Job;
using studio::JobContext;
using studio::JobQueue;
using studio::JobState;

namespace {

/// Work that counts until it is stopped, pausing when asked.
Job::Work counting(std::atomic<int>& count) {
    return [&count](JobContext& context) {
        while (true) {
            context.waitWhilePaused();
            studio::throwIfStopped(context.stopToken());
            ++count;
            std::this_thread::sleep_for(1ms);
        }
    };
}

std::shared_ptr<Job> job(Job::Work work) {
    return std::make_shared<Job>("title", "run", std::move(work));
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishesAndReports() {
        JobQueue queue;
        const auto done = queue.submit(
            job([](JobContext& context) { context.update([](studio::JobSnapshot& snapshot) { snapshot.done = 3; }); }));
        done->wait();
        QCOMPARE(done->snapshot().state, JobState::Finished);
        QCOMPARE(done->snapshot().done, std::int64_t{3});
    }

    void failsVisibly() {
        JobQueue queue;
        const auto failing = queue.submit(job([](JobContext&) {
            throw studio::Error(studio::ErrorCode::Diverged, "the loss became NaN", "lower the learning rate");
        }));
        failing->wait();
        QCOMPARE(failing->snapshot().state, JobState::Failed);
        QCOMPARE(failing->snapshot().error->hint(), std::string("lower the learning rate"));
    }

    void turnsMemoryAndForeignExceptionsIntoErrors() {
        const auto outOfMemory = job([](JobContext&) { throw std::bad_alloc(); });
        outOfMemory->run();
        QCOMPARE(outOfMemory->snapshot().error->code(), studio::ErrorCode::OutOfMemory);
        const auto foreign = job([](JobContext&) { throw std::logic_error("boo"); });
        foreign->run();
        QCOMPARE(foreign->snapshot().error->message(), std::string("boo"));
    }

    void stopsBeforeTheNextStep() {
        JobQueue queue;
        std::atomic<int> count{0};
        const auto running = queue.submit(job(counting(count)));
        QTRY_VERIFY(count > 3);
        running->stop();
        const int counted = count;
        running->wait();
        QVERIFY(count <= counted + 1); // the one that was under way
        QCOMPARE(running->snapshot().state, JobState::Stopped);
    }

    void pausesAndGoesOnWhereItWas() {
        JobQueue queue;
        std::atomic<int> count{0};
        const auto running = queue.submit(job(counting(count)));
        QTRY_VERIFY(count > 3);
        running->pause();
        QTRY_COMPARE(running->snapshot().state, JobState::Paused);
        const int paused = count;
        QTest::qWait(50);
        QCOMPARE(count.load(), paused);
        running->resume();
        QTRY_VERIFY(count > paused);
        running->pause();
        QTRY_COMPARE(running->snapshot().state, JobState::Paused);
        running->stop();
        running->wait();
        QCOMPARE(running->snapshot().state, JobState::Stopped);
    }

    void runsOneAtATimeInOrder() {
        JobQueue queue;
        std::atomic<int> inside{0};
        std::atomic<int> most{0};
        std::string order;
        std::vector<std::shared_ptr<Job>> all;
        for (const char name : {'a', 'b', 'c'})
            all.push_back(queue.submit(job([&, name](JobContext&) {
                most = std::max(most.load(), ++inside);
                order += name;
                std::this_thread::sleep_for(5ms);
                --inside;
            })));
        all.back()->wait();
        QCOMPARE(most.load(), 1);
        QCOMPARE(order, std::string("abc"));
    }

    void neverStartsWhatWasStoppedWhileItWaited() {
        JobQueue queue;
        std::atomic<int> count{0};
        bool ran = false;
        const auto first = queue.submit(job(counting(count)));
        const auto second = queue.submit(job([&](JobContext&) { ran = true; }));
        second->stop();
        first->stop();
        first->wait();
        second->wait();
        QTRY_VERIFY(queue.idle());
        QVERIFY(!ran);
        QCOMPARE(second->snapshot().state, JobState::Stopped);
    }

    void survivesTheDeathOfItsQueueAndOwner() {
        std::atomic<int> count{0};
        std::weak_ptr<Job> seen;
        {
            JobQueue queue;
            seen = queue.submit(job(counting(count)));
            QTRY_VERIFY(count > 1);
        }
        QVERIFY(seen.expired());
        const int after = count;
        QTest::qWait(20);
        QCOMPARE(count.load(), after);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
