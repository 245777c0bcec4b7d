// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.hpp"
#include "core/data/DatasetIndex.hpp"
#include "core/data/Duplicates.hpp"
#include "core/data/SplitPlan.hpp"
#include "core/io/AtomicFile.hpp"
#include "tests/io/Expect.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace studio;
using namespace studio::data;
using studio::test::refuses;

namespace {

std::size_t heldOf(std::size_t count, double share) {
    return planSplit({std::vector<Part>(count), {}, {}, share, 3}).validation.size();
}

/// A project of 1 x 1 pictures with these values.
void writePixels(const std::filesystem::path& folder, const std::vector<std::uint8_t>& values,
                 const std::optional<std::vector<std::int64_t>>& heldOut) {
    DatasetIndex index;
    index.count = static_cast<std::int64_t>(values.size());
    index.width = index.height = index.channels = 1;
    index.fingerprint = "none";
    index.names.resize(values.size(), "x");
    index.heldOut = heldOut;
    io::writeAtomically(pixelsFile(folder), std::as_bytes(std::span(values)));
    writeIndex(folder, index);
}

} // namespace

class SplitPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsOutSixteenOfEightyAndAFifthOfFewer() {
        QCOMPARE(heldOf(1000, 0.1), 100UL);
        QCOMPARE(heldOf(160, 0.1), 16UL);
        QCOMPARE(heldOf(159, 0.1), 16UL);
        QCOMPARE(heldOf(80, 0.1), 16UL);
        QCOMPARE(heldOf(80, 0.01), 16UL);
        QCOMPARE(heldOf(80, 0.5), 40UL);
        QCOMPARE(heldOf(50, 0.1), 10UL);
        QCOMPARE(heldOf(5, 0.1), 1UL);
        QCOMPARE(heldOf(2, 0.1), 1UL);
        QCOMPARE(heldOf(1, 0.5), 0UL);
        QCOMPARE(heldOf(1000, 0.0), 0UL); // none were asked for
        QCOMPARE(heldOf(0, 0.1), 0UL);
    }

    void choosesOfManyPicturesAsItAlwaysDid() {
        std::vector<int> labels(60'000);
        for (std::size_t i = 0; i < labels.size(); ++i)
            labels[i] = static_cast<int>(i % 10);
        const Split plan = planSplit({std::vector<Part>(labels.size()), labels, {}, 0.1, 0});
        QVERIFY(plan.validation == makeSplit(60'000, 0.1, 0).validation);
    }

    void takesTheSidesThatTheSourcesSay() {
        const std::vector<Part> parts{Part::Training, Part::HeldOut, Part::Undecided, Part::HeldOut};
        const Split split = planSplit({parts, {}, {}, 0.1, 0});
        QVERIFY((split.validation == std::vector<std::int64_t>{1, 3}));
        QVERIFY((split.training == std::vector<std::int64_t>{0, 2}));
        QVERIFY(planSplit({parts, {}, {}, 0.0, 0}).validation.empty());
        // A source that puts everything on one side says nothing.
        QCOMPARE(planSplit({std::vector<Part>(100, Part::HeldOut), {}, {}, 0.1, 0}).validation.size(), 16UL);
    }

    void holdsOutOneOfEveryClass() {
        std::vector<int> labels(200, 0);
        for (std::size_t i = 0; i < 12; ++i)
            labels[i * 7] = 1 + static_cast<int>(i / 2); // six classes of two
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Split split = planSplit({std::vector<Part>(labels.size()), labels, {}, 0.1, seed});
            QCOMPARE(split.validation.size(), 20UL);
            std::set<int> held;
            for (const auto i : split.validation)
                held.insert(labels[static_cast<std::size_t>(i)]);
            QCOMPARE(held.size(), 7UL);
        }
    }

    void keepsEqualPicturesOnOneSide() {
        std::vector<std::uint64_t> hashes(300);
        std::iota(hashes.begin(), hashes.end(), 0);
        for (std::size_t i = 0; i < 90; ++i)
            hashes[i] = i / 3; // thirty pictures three times
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Split split = planSplit({std::vector<Part>(hashes.size()), {}, hashes, 0.2, seed});
            QCOMPARE(split.validation.size(), 60UL);
            std::set<std::uint64_t> held;
            for (const auto i : split.validation)
                held.insert(hashes[static_cast<std::size_t>(i)]);
            const bool crosses = std::ranges::any_of(
                split.training, [&](auto i) { return held.contains(hashes[static_cast<std::size_t>(i)]); });
            QVERIFY(!crosses);
        }
    }

    void fillsBothSidesWhenAllPicturesAreEqual() {
        const std::vector<std::uint64_t> hashes(100, 7);
        QCOMPARE(planSplit({std::vector<Part>(hashes.size()), {}, hashes, 0.1, 0}).validation.size(), 16UL);
    }

    void findsExactDuplicates() {
        const QTemporaryDir folder;
        writePixels(folder.path().toStdString(), {5, 9, 5, 7, 9, 5, 1}, std::nullopt);
        const auto groups = exactDuplicates(*Dataset::open(folder.path().toStdString()));
        QVERIFY((groups == std::vector<std::vector<std::int64_t>>{{0, 2, 5}, {1, 4}}));
        std::stop_source stop;
        stop.request_stop();
        const auto dataset = Dataset::open(folder.path().toStdString());
        QVERIFY_EXCEPTION_THROWN(exactDuplicates(*dataset, stop.get_token()), Cancelled);
    }

    void keepsTheSplitOfImportAndOldProjectsTheirs() {
        const QTemporaryDir folder;
        const std::vector<std::uint8_t> values(40);
        writePixels(folder.path().toStdString(), values, std::vector<std::int64_t>{3, 17, 39});
        const Split kept = splitOf(*Dataset::open(folder.path().toStdString()), 0.1, 5);
        QVERIFY((kept.validation == std::vector<std::int64_t>{3, 17, 39}));
        QCOMPARE(kept.training.size(), 37UL);
        QVERIFY(std::ranges::find(kept.training, 17) == kept.training.end());
        writePixels(folder.path().toStdString(), values, std::nullopt);
        const Split old = splitOf(*Dataset::open(folder.path().toStdString()), 0.1, 5);
        QVERIFY(old.validation == makeSplit(40, 0.1, 5).validation);
        QCOMPARE(old.validation.size(), 4UL);
    }

    void refusesAKeptSplitThatMakesNoSense() {
        const QTemporaryDir folder;
        for (const std::vector<std::int64_t>& bad : {std::vector<std::int64_t>{4, 4}, std::vector<std::int64_t>{5, 2},
                                                     std::vector<std::int64_t>{40}, std::vector<std::int64_t>{-1}}) {
            writePixels(folder.path().toStdString(), std::vector<std::uint8_t>(40), bad);
            QVERIFY(refuses([&] { Dataset::open(folder.path().toStdString()); }, ErrorCode::Corrupt, "held_out"));
        }
    }
};

QTEST_APPLESS_MAIN(SplitPlanTest)
#include "tst_splitplan.moc"
