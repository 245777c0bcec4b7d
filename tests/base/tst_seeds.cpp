// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Seeds.hpp"

#include <QTest>

#include <set>

class TestSeeds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// First outputs of the generator seeded with 0, from the reference implementation (Vigna, splitmix64.c).
    void agreesWithTheReferenceSequence() {
        QCOMPARE(studio::splitMix64(0), std::uint64_t{0xE220A8397B1DCDAFULL});
        QCOMPARE(studio::splitMix64(0x9E3779B97F4A7C15ULL), std::uint64_t{0x6E789E6AA1B965F4ULL});
    }

    void keepsPurposesAndIndicesApart() {
        std::set<std::uint64_t> seen;
        for (std::uint64_t purpose = 0; purpose < 8; ++purpose)
            for (std::uint64_t index = 0; index < 100; ++index)
                seen.insert(studio::derivedSeed(7, purpose, index));
        QCOMPARE(seen.size(), std::size_t{800});
    }
};

QTEST_APPLESS_MAIN(TestSeeds)
#include "tst_seeds.moc"
