// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ArrayRange.hpp"

#include <QtTest>

#include <cmath>

using namespace studio;
using namespace studio::data;

using Kind = io::ElementType::Kind;

namespace {

constexpr io::ElementType uint8{Kind::Unsigned, 1, false};
constexpr io::ElementType uint16{Kind::Unsigned, 2, false};
constexpr io::ElementType int8{Kind::Signed, 1, false};
constexpr io::ElementType int16{Kind::Signed, 2, false};
constexpr io::ElementType int64{Kind::Signed, 8, false};
constexpr io::ElementType float32{Kind::Float, 4, false};

template<class Number>
NumberRange rangeOfNumbers(const io::ElementType& type, const std::vector<Number>& numbers) {
    ArrayContent content;
    content.array = {type, {static_cast<std::int64_t>(numbers.size())}, false, std::as_bytes(std::span(numbers)), {}};
    return rangeOf(content, {}, {});
}

bool scales(const io::ElementType& type, NumberRange range, double low, double high, const char* words,
            ValueRange choice = ValueRange::Auto) {
    const BrightnessScale scale = brightnessScale(type, range, choice);
    const bool said = *words == '\0' ? scale.notice.empty() : scale.notice.find(words) != std::string::npos;
    if (scale.low == low && scale.high == high && said)
        return true;
    qWarning("%g to %g: %s", scale.low, scale.high, scale.notice.c_str());
    return false;
}

} // namespace

class ArrayRangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAtTheWholeArray() {
        std::vector<float> numbers(3'000'000, 0.5F);
        numbers.back() = 200.0F; // in the last piece
        numbers[7] = -1.0F;
        numbers[9] = NAN;
        numbers[11] = INFINITY;
        const NumberRange range = rangeOfNumbers(float32, numbers);
        QCOMPARE(range.least, -1.0);
        QCOMPARE(range.greatest, 200.0);
        QVERIFY(!range.whole);
        const NumberRange whole = rangeOfNumbers<std::int16_t>(int16, {-3, 0, 1000});
        QVERIFY(whole.whole);
        QCOMPARE(whole.least, -3.0);
        QVERIFY(rangeOfNumbers<float>(float32, {NAN, INFINITY}).empty());
    }

    void findsMasksAmongBytes() {
        std::vector<std::uint8_t> mask(5'000'000, 0);
        mask.back() = 1;
        QCOMPARE(rangeOfNumbers(uint8, mask).greatest, 1.0);
        mask.back() = 255;
        QCOMPARE(rangeOfNumbers(uint8, mask).greatest, 255.0);
    }

    void scalesBytes() {
        QVERIFY(scales(uint8, {0, 255, true}, 0, 255, ""));
        QVERIFY(scales(uint8, {0, 130, true}, 0, 255, ""));
        QVERIFY(scales(uint8, {0, 1, true}, 0, 1, "black and white"));
        QVERIFY(scales(uint8, {0, 16, true}, 0, 16, "values from 0 to 16"));
        QVERIFY(scales(uint8, {0, 1, true}, 0, 255, "", ValueRange::Full));
        QVERIFY(scales(int8, {-128, 127, true}, -128, 127, "whole range"));
        QVERIFY(scales({Kind::Bool, 1, false}, {0, 1, true}, 0, 1, ""));
    }

    void scalesWholeNumbersByTheirBits() {
        QVERIFY(scales(uint16, {0, 65'000, true}, 0, 65'535, ""));
        QVERIFY(scales(uint16, {3, 4012, true}, 0, 4095, "12 bit (0 to 4095)"));
        QVERIFY(scales(uint16, {0, 1000, true}, 0, 1023, "10 bit"));
        QVERIFY(scales(uint16, {0, 16'000, true}, 0, 16'383, "14 bit"));
        QVERIFY(scales(uint16, {0, 200, true}, 0, 255, "8 bit"));
        QVERIFY(scales(uint16, {3, 4012, true}, 0, 65'535, "whole range", ValueRange::Full));
        QVERIFY(scales(int64, {0, 255, true}, 0, 255, "8 bit"));
        QVERIFY(scales(int16, {-1000, 3000, true}, -1000, 3000, "values from -1000 to 3000"));
        QVERIFY(scales(int64, {0, 1e9, true}, 0, 1e9, "values from 0 to 1e+09"));
    }

    void scalesFloats() {
        QVERIFY(scales(float32, {0, 1, false}, 0, 1, "values from 0 to 1"));
        QVERIFY(scales(float32, {0.02, 0.7, false}, 0, 1, "0 to 1"));
        QVERIFY(scales(float32, {-0.04, 1.06, false}, 0, 1, "0 to 1")); // what resampling leaves
        QVERIFY(scales(float32, {-1, 1, false}, -1, 1, "-1 to 1"));
        QVERIFY(scales(float32, {-0.97, 0.4, false}, -1, 1, "-1 to 1"));
        QVERIFY(scales(float32, {0, 255, true}, 0, 255, "8 bit"));
        QVERIFY(scales(float32, {0, 241.5, false}, 0, 255, "0 to 255"));
        QVERIFY(scales(float32, {-7, 262, false}, 0, 255, "0 to 255"));
        QVERIFY(scales(float32, {0, 16, true}, 0, 16, "0 to 16"));
        QVERIFY(scales(float32, {-2.1, 2.6, false}, -2.1, 2.6, "-2.1 to 2.6"));
        QVERIFY(scales(float32, {0, 1, true}, 0, 1, "black and white"));
        QVERIFY(scales(float32, {-3, 5, false}, 0, 1, "cut off", ValueRange::Full));
    }

    void neverDividesByZero() {
        for (const double value : {0.0, 5.0, -7.0, 1000.5}) {
            const BrightnessScale scale = brightnessScale(float32, {value, value, false}, ValueRange::Auto);
            QVERIFY(scale.high > scale.low);
        }
        const BrightnessScale empty = brightnessScale(float32, {}, ValueRange::Auto);
        QVERIFY(empty.high > empty.low);
    }
};

QTEST_APPLESS_MAIN(ArrayRangeTest)
#include "tst_arrayrange.moc"
