// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Parallel.hpp"
#include "core/base/Progress.hpp"
#include "core/base/Text.hpp"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <stdexcept>
#include <vector>

using namespace studio;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWellFormedText() {
        const std::string text = "plain, \xC3\xBC, \xE6\x97\xA5\xE6\x9C\xAC, \xF0\x9F\x98\x80, line\nend";
        QCOMPARE(validUtf8(text), text);
    }

    void replacesEveryStrayByte() {
        const std::string mark = "\xEF\xBF\xBD";
        QCOMPARE(validUtf8("a\xFFz"), "a" + mark + "z");
        QCOMPARE(validUtf8("\x80"), mark);
        QCOMPARE(validUtf8("\xC3"), mark);                                  // cut off
        QCOMPARE(validUtf8("\xC0\xAF"), mark + mark);                       // overlong
        QCOMPARE(validUtf8("\xED\xA0\x80"), mark + mark + mark);            // a surrogate
        QCOMPARE(validUtf8("\xF4\x90\x80\x80"), mark + mark + mark + mark); // above U+10FFFF
        QCOMPARE(displayText(std::filesystem::path("d/\xFE.png")), "d/" + mark + ".png");
    }

    void numbersAreShort() {
        QCOMPARE(shortText(0.00025, 2), std::string("0.00025"));
        QCOMPARE(shortText(1234567.0, 3), std::string("1.23e+06"));
        QCOMPARE(fixedText(91.4, 0), std::string("91"));
        QCOMPARE(fixedText(1e308, 0).size(), std::size_t{309});
        QCOMPARE(shortText(std::nan(""), 3), std::string("n/a"));
    }

    void callsEveryNumberOnce() {
        std::vector<std::atomic<int>> calls(5000);
        parallelFor(5000, {}, [&](std::int64_t i) { ++calls[static_cast<std::size_t>(i)]; });
        for (const auto& each : calls)
            QCOMPARE(each.load(), 1);
        parallelFor(0, {}, [](std::int64_t) { QFAIL("called for nothing"); });
    }

    void passesOnTheFirstExceptionAndStops() {
        std::atomic<int> calls{0};
        const auto work = [&](std::int64_t i) {
            ++calls;
            if (i == 10)
                throw std::runtime_error("ten");
        };
        QVERIFY_EXCEPTION_THROWN(parallelFor(1'000'000, {}, work), std::runtime_error);
        QVERIFY(calls < 1'000'000);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(parallelFor(10, stop.get_token(), work), Cancelled);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
