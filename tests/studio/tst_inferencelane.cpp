// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/InferenceLane.hpp"
#include "tests/Patience.hpp"

#include <QTest>

#include <atomic>
#include <chrono>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using studio::InferenceLane;

class TestInferenceLane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void latestWinsWithinAChannel() {
        InferenceLane lane;
        std::binary_semaphore gate{0};
        std::vector<int> ran;
        lane.submit("gate", [&](std::stop_token) { gate.acquire(); });
        for (int i = 0; i < 100; ++i)
            lane.submit("slider", [&ran, i](std::stop_token) { ran.push_back(i); });
        gate.release();
        QTRY_VERIFY(lane.idle());
        QCOMPARE(ran, std::vector<int>{99});
    }

    void keepsOtherChannels() {
        InferenceLane lane;
        std::binary_semaphore gate{0};
        std::vector<int> ran;
        lane.submit("gate", [&](std::stop_token) { gate.acquire(); });
        lane.submit("a", [&](std::stop_token) { ran.push_back(1); });
        lane.submit("b", [&](std::stop_token) { ran.push_back(2); });
        lane.submit("a", [&](std::stop_token) { ran.push_back(3); });
        gate.release();
        QTRY_VERIFY(lane.idle());
        QCOMPARE(ran, (std::vector<int>{3, 2}));
    }

    void asksTheRunningOneToStop() {
        InferenceLane lane;
        std::atomic<bool> started{false};
        std::atomic<bool> stopped{false};
        std::atomic<bool> newer{false};
        lane.submit("strip", [&](const std::stop_token& stop) {
            started = true;
            while (!stop.stop_requested())
                std::this_thread::sleep_for(1ms);
            stopped = true;
        });
        QTRY_VERIFY(started.load());
        lane.submit("strip", [&](std::stop_token) { newer = true; });
        QTRY_VERIFY(newer.load());
        QVERIFY(stopped.load());
    }

    void outlivesAStrayException() {
        InferenceLane lane;
        std::atomic<bool> ran{false};
        lane.submit("a", [](std::stop_token) { throw std::runtime_error("stray"); });
        lane.submit("b", [&](std::stop_token) { ran = true; });
        QTRY_VERIFY(ran.load());
    }

    void dropsWhatWaitsWhenItDies() {
        std::atomic<int> ran{0};
        {
            InferenceLane lane;
            lane.submit("a", [&](const std::stop_token& stop) {
                ++ran;
                while (!stop.stop_requested())
                    std::this_thread::sleep_for(1ms);
            });
            QTRY_COMPARE(ran.load(), 1);
            lane.submit("b", [&](std::stop_token) { ++ran; });
        }
        QCOMPARE(ran.load(), 1);
    }

    void survivesAStorm() {
        InferenceLane lane;
        std::atomic<int> last{-1};
        std::vector<std::jthread> hands;
        for (int hand = 0; hand < 4; ++hand)
            hands.emplace_back([&, hand] {
                for (int i = 0; i < 500; ++i)
                    lane.submit("slider" + std::to_string(hand), [&last, i](std::stop_token) { last = i; });
            });
        hands.clear();
        QTRY_VERIFY(lane.idle());
        QCOMPARE(last.load(), 499);
    }
};

QTEST_GUILESS_MAIN(TestInferenceLane)
#include "tst_inferencelane.moc"
